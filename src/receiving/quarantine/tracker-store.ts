// Who put trackers into the mail that arrived: counted by sender, and for one sender what his messages held. SQL in, records out.

import type { Sql } from 'postgres';
import type { TrackerFacts } from './tracker-report.ts';

/** Who put trackers into the mail of the last days, and whose they were. */
export interface TrackedSender {
  /** Domain of the sender. */
  by: string;
  /** Maker of the tracker, '' when it is not known by name. */
  vendor: string;
  messages: number;
  removed: number;
}

const MOST_TRACKED = 100;
const MOST_EXAMPLES = 50;

export function listTrackedSenders(sql: Sql, workspaceId: string, since: Date): Promise<TrackedSender[]> {
  return sql<TrackedSender[]>`
    select e->>'by' as by, coalesce(e->>'vendor', '') as vendor, count(distinct m.id)::int as messages, count(*)::int as removed
    from inbound_messages m cross join jsonb_array_elements(m.removals) e
    where m.workspace_id = ${workspaceId} and m.received_at >= ${since} and m.removals <> '[]'
    group by 1, 2 order by count(distinct m.id) desc, 1 limit ${MOST_TRACKED}`;
}

/** What one domain put into its mail since then; of the newest messages, all that was taken out. */
export async function readTrackerFacts(
  sql: Sql,
  workspaceId: string,
  { by, since }: { by: string; since: Date },
): Promise<Pick<TrackerFacts, 'messages' | 'recipients' | 'examples'>> {
  const own = sql`
    inbound_messages m where m.workspace_id = ${workspaceId} and m.received_at >= ${since} and m.removals <> '[]'
      and m.removals @> ${sql.json([{ by }])}`;
  const [[counts], examples] = await Promise.all([
    sql<[{ messages: number; recipients: number }]>`
      select count(*)::int as messages, (select count(distinct r.owner_id)::int from inbound_recipients r
        where r.workspace_id = ${workspaceId} and r.message_id in (select m.id from ${own})) as recipients
      from ${own}`,
    sql<TrackerFacts['examples'][number][]>`
      select m.received_at as "receivedAt", m.message_id as "messageId", m.from_address as "fromAddress", m.removals
      from ${own} order by m.id desc limit ${MOST_EXAMPLES}`,
  ]);
  return { ...counts, examples };
}
