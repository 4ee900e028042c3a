// Recognises HTML smuggling: a script that carries a file in itself, or the page it shows, and puts it together in the reader's browser, where
// no filter looks. Pure and linear; it must never call a script that only shows or counts something a smuggler.

const BUILDS_FILE = /\bnew\s+Blob\s*\(|createObjectURL|msSaveOrOpenBlob|msSaveBlob/i;
const UNPACKS = /\batob\s*\(|\bunescape\s*\(|fromCharCode|decodeURIComponent\s*\(\s*escape|\bcharCodeAt\b/i;
const HANDS_OVER =
  /\bdocument\s*\.\s*write|\beval\s*\(|\.innerHTML\s*=|\.download\b|\.click\s*\(|window\s*\.\s*location|location\s*\.\s*(?:href|replace|assign)|\bFunction\s*\(/i;
/** Content in disguise: a long run of what encodings write. */
const CODED_RUN = /[A-Za-z0-9+/=]+|(?:%[0-9a-f]{2})+|(?:\\x[0-9a-f]{2})+|(?:&#\d{2,4};)+/gi;
const LONG_RUN = 800;

export function smuggles(source: string): boolean {
  if (!/<script|\bon(?:load|error)\s*=/i.test(source)) return false;
  if (BUILDS_FILE.test(source) && (UNPACKS.test(source) || /\.download\b|\.click\s*\(/i.test(source))) return true;
  return UNPACKS.test(source) && HANDS_OVER.test(source) && holdsLongCode(source);
}

function holdsLongCode(source: string): boolean {
  for (const { 0: run } of source.matchAll(CODED_RUN)) if (run.length >= LONG_RUN) return true;
  return false;
}
