// Rows in the text format of PostgreSQL's COPY: tabs between values, `\N` for null. Exact for any text without NUL.

import type { PendingQuery, Row } from 'postgres';

const SPECIAL = /[\\\t\n\r]/;
const SPECIALS = /[\\\t\n\r]/g;
const ESCAPED: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

export function copied(value: string | null): string {
  if (value === null) return '\\N';
  return SPECIAL.test(value) ? value.replace(SPECIALS, (sign) => ESCAPED[sign] as string) : value;
}

export const copiedBytes = (bytes: Buffer): string => `\\\\x${bytes.toString('hex')}`;

/**
 * Sends lines to a `copy … from stdin` query; rejects with PostgreSQL's own error. postgres.js tells an error that arrives behind
 * the last line to nobody (it rejects the query, which has been resolved with the stream by then): it is caught here.
 */
export async function copyInto(query: PendingQuery<Row[]>, lines: string): Promise<void> {
  const stream = await query.writable();
  await new Promise<void>((resolve, reject) => {
    void Object.assign(query, { reject });
    stream.on('error', reject);
    stream.on('finish', resolve);
    stream.end(lines);
  });
}
