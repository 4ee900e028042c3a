// Stops everything that would send by itself once a backup is restored. The backup does not know what left after it was made: a mailing
// that went on in the meantime would reach people a second time. A person looks, then resumes or launches again. Single messages are
// dropped: they left within seconds of the backup, and whoever handed them over can see that and hand them over again.

import type { Sql } from 'postgres';
import type { PauseReason } from '../outbox/send.ts';

export interface Held {
  paused: number;
  /** Scheduled campaigns that are drafts again. */
  unscheduled: number;
  /** Recipients of single messages. */
  dropped: number;
}

export async function holdAfterRestore(sql: Sql, now: Date): Promise<Held> {
  const reason: PauseReason = 'operator';
  return sql.begin(async (tx) => {
    const paused =
      await tx`update sends set state = 'paused', pause_reason = ${reason} where state = 'running' and kind <> 'relay'`;
    const dropped = await tx`
      update recipients r set state = 'skipped', reason = 'send_cancelled', claimed_by = null, updated_at = ${now}
      from sends s where s.kind = 'relay' and r.workspace_id = s.workspace_id and r.send_id = s.id
        and r.state in ('planned', 'deferred', 'handed_over')`;
    const unscheduled = await tx`
      update campaigns set state = 'draft', scheduled_at = null, scheduled_zone = null, launched_by = null, updated_at = ${now}
      where state = 'scheduled'`;
    return { paused: paused.count, unscheduled: unscheduled.count, dropped: dropped.count };
  });
}
