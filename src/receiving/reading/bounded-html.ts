// Cuts HTML where it is longer or deeper than any honest message: parsers take time that grows with the square of the depth.
// Any text gives a text, of which the start is always that of the message.

import { Parser } from 'htmlparser2';

const LONGEST = 3_000_000;
/** Elements open at once. */
const GREATEST_DEPTH = 2_000;
const SLICE = 16_384;

export function boundedHtml(html: string): string {
  const source = html.slice(0, LONGEST);
  let depth = 0;
  const parser = new Parser({ onopentag: () => void depth++, onclosetag: () => void depth-- });
  for (let at = 0; at < source.length; at += SLICE) {
    parser.write(source.slice(at, at + SLICE));
    if (depth > GREATEST_DEPTH) return source.slice(0, at);
  }
  return source;
}
