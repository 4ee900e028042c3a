// Rows in the text format of PostgreSQL's COPY: tabs between values, `\N` for null. Exact for any text without NUL.

import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PendingQuery, Row } from 'postgres';

const SPECIAL = /[\\\t\n\r]/;
const SPECIALS = /[\\\t\n\r]/g;
const ESCAPED: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

export function copied(value: string | null): string {
  if (value === null) return '\\N';
  return SPECIAL.test(value) ? value.replace(SPECIALS, (sign) => ESCAPED[sign] as string) : value;
}

export const copiedBytes = (bytes: Buffer): string => `\\\\x${bytes.toString('hex')}`;

/** Sends lines to a `copy … from stdin` query; rejects with PostgreSQL's own error. */
export async function copyInto(query: PendingQuery<Row[]>, lines: string): Promise<void> {
  await pipeline(Readable.from([lines]), await query.writable());
}
