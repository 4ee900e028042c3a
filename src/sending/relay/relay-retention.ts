// Takes out what the relay need not keep: the bytes of a message once none of its recipients is open and nothing is left to tell, the whole of it after
// 90 days with its rows in the ledger, answers to idempotency keys after a week.

import type { Platform } from '#platform/platform.ts';
import { startWorkLoop, type WorkLoop } from '#platform/work-loop.ts';
import { forgetOldKeys } from './idempotency.ts';

const INTERVAL_MS = 60_000;
const KEPT_DAYS = 90;
const AT_ONCE = 500;

export const startRelayRetention = (platform: Platform): WorkLoop =>
  startWorkLoop(async () => (await tidyRelay(platform)) >= AT_ONCE, {
    log: platform.log,
    name: 'retention of relayed messages',
    idleMs: INTERVAL_MS,
  });

/** How many messages lost their bytes. */
export async function tidyRelay({ sql, clock }: Pick<Platform, 'sql' | 'clock'>): Promise<number> {
  const now = clock.now();
  await forgetOldKeys(sql, now);
  await sql`
    with old as (
      delete from relay_messages where ctid in (
        select ctid from relay_messages where created_at < ${now}::timestamptz - make_interval(days => ${KEPT_DAYS}) limit ${AT_ONCE}
      ) returning workspace_id, send_id, id
    ), gone as (
      delete from attempts a using old o where a.workspace_id = o.workspace_id and a.send_id = o.send_id and a.contact_id = -o.id
    )
    delete from recipients r using old o where r.workspace_id = o.workspace_id and r.send_id = o.send_id and r.contact_id = -o.id`;
  const emptied = await sql`
    update relay_messages m set source = null
    where m.ctid in (
      select o.ctid from relay_messages o
      where o.source is not null
        and not exists (select from recipients r where r.workspace_id = o.workspace_id and r.send_id = o.send_id and r.contact_id = -o.id
                          and r.state in ('planned', 'deferred', 'handed_over'))
        and not exists (select from relay_notices n where n.workspace_id = o.workspace_id and n.message_id = o.id and n.due)
      order by o.created_at limit ${AT_ONCE})`;
  return emptied.count;
}
