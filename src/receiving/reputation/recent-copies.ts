// What other owners got lately from one sender, as marks to compare a new copy with: kept with each message, read when the next arrives.

import type { Sql } from 'postgres';
import type { CopyMarks } from '../cleaning/compare-personal.ts';

/** A mailing reaches all its readers within days. */
const DAYS = 3;
const MOST_COPIES = 5;

interface Where {
  workspaceId: string;
  ownerIds: readonly string[];
  now: Date;
}

/** The newest. What one of these owners got himself proves nothing: a second message to him has other addresses, too. */
export async function recallCopies(
  sql: Sql,
  { workspaceId, ownerIds, now }: Where,
  fromAddress: string,
): Promise<CopyMarks[]> {
  if (fromAddress === '') return [];
  const rows = await sql<{ marks: number[] }[]>`
    select m.copy_marks as marks from inbound_messages m
    where m.workspace_id = ${workspaceId} and m.from_address = ${fromAddress} and m.copy_marks <> '{}'
      and m.received_at > ${now}::timestamptz - make_interval(days => ${DAYS})
      and not exists (select from inbound_recipients r where r.workspace_id = m.workspace_id and r.message_id = m.id
        and r.owner_id = any(${ownerIds as string[]}::bigint[]))
    order by m.received_at desc limit ${MOST_COPIES}`;
  return rows.map(({ marks }) => marks);
}
