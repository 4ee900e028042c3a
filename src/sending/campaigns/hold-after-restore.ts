// Stops everything that would send by itself once a backup is restored. The backup does not know what left after it was made: a mailing
// that went on in the meantime would reach people a second time. A person looks, then resumes or launches again.

import type { Sql } from 'postgres';
import type { PauseReason } from '../outbox/send.ts';

export interface Held {
  paused: number;
  /** Scheduled campaigns that are drafts again. */
  unscheduled: number;
}

export async function holdAfterRestore(sql: Sql, now: Date): Promise<Held> {
  const reason: PauseReason = 'operator';
  return sql.begin(async (tx) => {
    const paused = await tx`update sends set state = 'paused', pause_reason = ${reason} where state = 'running'`;
    const unscheduled = await tx`
      update campaigns set state = 'draft', scheduled_at = null, scheduled_zone = null, launched_by = null, updated_at = ${now}
      where state = 'scheduled'`;
    return { paused: paused.count, unscheduled: unscheduled.count };
  });
}
