// The recipients of a send as CSV (RFC 4180, UTF-8 with its mark so that spreadsheets read accents), streamed page by page.
// Servers' answers are other people's words: a cell that a spreadsheet would run as a formula is made harmless.

import type { ISql } from 'postgres';
import { listRecipients, type RecipientFilter, type RecipientLine } from './recipient-list.ts';

const heads = {
  fr: [
    'adresse',
    'issue',
    'raison',
    'réponse du serveur',
    'tentatives',
    'doublons possibles',
    'dernier changement (UTC)',
  ],
  en: ['address', 'outcome', 'reason', 'server answer', 'attempts', 'possible duplicates', 'last change (UTC)'],
};
const PAGE = 2_000;

export function exportRecipients(
  sql: ISql,
  send: { workspaceId: string; sendId: string },
  filter: RecipientFilter,
  language: 'fr' | 'en',
): ReadableStream<Uint8Array> {
  const pages = csvPages(sql, send, filter, language);
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await pages.next();
      if (done) controller.close();
      else controller.enqueue(Buffer.from(value));
    },
    async cancel() {
      await pages.return(undefined);
    },
  });
}

async function* csvPages(
  sql: ISql,
  send: { workspaceId: string; sendId: string },
  filter: RecipientFilter,
  language: 'fr' | 'en',
): AsyncGenerator<string, undefined> {
  yield `\ufeff${csvLine(heads[language])}`;
  for (let after: string | undefined; ; ) {
    const { items, next } = await listRecipients(sql, send, filter, { after, limit: PAGE });
    yield items.map((line) => csvLine(cellsOf(line))).join('');
    if (next === null) return undefined;
    after = next;
  }
}

function cellsOf({ email, state, reason, reply, attempts, maybeDuplicates, updatedAt }: RecipientLine): string[] {
  return [email, state, reason ?? '', reply ?? '', String(attempts), String(maybeDuplicates), updatedAt.toISOString()];
}

export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
