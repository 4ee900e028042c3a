// Takes out what was kept long enough: held mail whose days are over and whose owner was warned is deleted, and bytes and rows go once nobody
// awaits them and a grace has passed. Files go before rows, so that a crash between leaves nothing behind that nobody finds. It must never touch what waits.

import type { Platform } from '#platform/platform.ts';
import { startWorkLoop, type WorkLoop } from '#platform/work-loop.ts';
import { WARNING_DAYS } from '../digest/digest-store.ts';
import { removeOldLinks } from '../linkguard/link-store.ts';
import { forgetOldGreylist } from '../listener/greylist.ts';
import { foldOldStepTimes } from '../metrics/step-times.ts';
import { removeOldCounts } from '../reports/outgoing/arrival-counts.ts';
import { removeOldOutgoing } from '../reports/outgoing/outgoing-store.ts';
import { removeOldReports } from '../reports/report-intake.ts';

const INTERVAL_MS = 3_600_000;
/** What was deleted can be had back so long. */
const GRACE_DAYS = 7;
const AT_ONCE = 200;

/** Looks at once, then every hour. */
export const startRetention = (platform: Platform): WorkLoop =>
  startWorkLoop(step(platform), {
    log: platform.log,
    name: 'retention of received mail',
    idleMs: INTERVAL_MS,
  });

function step(platform: Platform): () => Promise<boolean> {
  return async () => {
    await removeOldReports(platform.sql, platform.clock.now());
    await removeOldCounts(platform.sql, platform.clock.now());
    await removeOldOutgoing(platform.sql, platform.clock.now());
    await removeOldLinks(platform.sql, platform.clock.now());
    await forgetOldGreylist(platform.sql, platform.clock.now());
    await foldOldStepTimes(platform.sql, platform.clock.now());
    return (await removeKeptLongEnough(platform)) === AT_ONCE;
  };
}

/** How many files went. */
export async function removeKeptLongEnough({ sql, blobs, clock }: Platform): Promise<number> {
  const now = clock.now();
  // Its owner was warned some days ago, or wants to hear of nothing.
  await sql`
    update inbound_recipients r set state = 'deleted', held_until = null, ended_at = ${now}
    from owners o
    where r.state = 'held' and r.held_until < ${now} and o.workspace_id = r.workspace_id and o.id = r.owner_id
      and (o.digest = 'never' or r.warned_at < ${now}::timestamptz - make_interval(days => ${WARNING_DAYS}))`;
  const old = await sql<{ workspaceId: string; key: string }[]>`
    select m.workspace_id as "workspaceId", m.blob_key as key
    from inbound_messages m where m.received_at < ${now}::timestamptz - interval '1 day' and not exists (
      select from inbound_messages n
        join inbound_recipients r on r.workspace_id = n.workspace_id and r.message_id = n.id
        join protected_domains d on d.workspace_id = r.workspace_id and d.id = r.domain_id
      where n.workspace_id = m.workspace_id and n.blob_key = m.blob_key and (r.state in ('waiting', 'held')
        or r.ended_at > ${now}::timestamptz - make_interval(days => ${GRACE_DAYS})
        or n.received_at > ${now}::timestamptz - make_interval(days => d.kept_days)))
    group by 1, 2 limit ${AT_ONCE}`;
  for (const { key } of old) await blobs.delete(key);
  for (const { workspaceId, key } of old)
    await sql`delete from inbound_messages where workspace_id = ${workspaceId} and blob_key = ${key}`;
  return old.length;
}
