// What senders contest, in the database. A message is contested once; who contests too much is heard no more for a while.

import type { Sql } from 'postgres';

export interface NewContest {
  workspaceId: string;
  messageRow: string;
  email: string;
  explanation: string;
  network: string;
  now: Date;
}

/** From one network, in an hour. */
const MOST = 5;

/** Only of what was refused. Whether it was is not told to anybody. */
export async function addContest(sql: Sql, contest: NewContest): Promise<void> {
  const { workspaceId, messageRow, email, explanation, network, now } = contest;
  await sql`
    insert into contests (workspace_id, message_id, email, explanation, network, at)
    select ${workspaceId}, ${messageRow}, ${email}, ${explanation}, ${network}, ${now}
    where exists (
        select from inbound_recipients where workspace_id = ${workspaceId} and message_id = ${messageRow} and state = 'refused')
      and (select count(*) from contests where network = ${network} and at > ${now}::timestamptz - interval '1 hour') < ${MOST}
    on conflict do nothing`;
}

/** The desk dealt with it: what was contested is released, or stays refused. */
export async function closeContests(
  sql: Sql,
  workspaceId: string,
  arrivalIds: readonly string[],
  now: Date,
): Promise<void> {
  await sql`
    update contests c set closed_at = ${now} from inbound_recipients r
    where c.workspace_id = ${workspaceId} and c.closed_at is null and r.workspace_id = c.workspace_id
      and r.message_id = c.message_id and r.id = any(${arrivalIds as string[]}::bigint[])`;
}
