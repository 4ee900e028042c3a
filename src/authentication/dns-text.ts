// Reads TXT records, and the `tag=value` lists that most mail records are (RFC 6376 section 3.2). The resolver is handed in.
// A name without records, one that cannot be asked, and one that answers are three different ends; none throws.

export type AskDns = (name: string, type: string) => Promise<any>;

export type TextRecords =
  | { state: 'found'; records: string[] }
  | { state: 'missing' }
  /** The DNS did not say: try again later. `code` is the resolver's. */
  | { state: 'unreachable'; code: string };

const DOES_NOT_EXIST = new Set(['ENOTFOUND', 'ENODATA']);

export async function readText(resolver: AskDns, name: string): Promise<TextRecords> {
  try {
    const answer: (string | string[])[] = await resolver(name, 'TXT');
    const records = answer.map((strings) => (Array.isArray(strings) ? strings.join('') : strings));
    return records.length > 0 ? { state: 'found', records } : { state: 'missing' };
  } catch (error) {
    const code = String((error as { code?: unknown }).code ?? 'ESERVFAIL');
    return DOES_NOT_EXIST.has(code) ? { state: 'missing' } : { state: 'unreachable', code };
  }
}

/** The tags of a list in order of appearance, names in lower case, white space around values removed; undefined when it is no list. */
export function readTags(text: string): Map<string, string> | undefined {
  const tags = new Map<string, string>();
  for (const part of text.split(';')) {
    if (part.trim() === '') continue;
    const match = /^\s*([A-Za-z][\w-]*)\s*=\s*([^]*?)\s*$/.exec(part);
    if (!match) return undefined;
    const name = (match[1] as string).toLowerCase();
    if (tags.has(name)) return undefined;
    tags.set(name, match[2] as string);
  }
  return tags;
}
