// Looks at every stream every few minutes: its figures, the step they call for, the rung of a new account. What is decided is written with its
// reason, published to the console and logged, once. Two processes that look at once decide once: the row is locked and read again.

import type { Platform } from '#platform/platform.ts';
import { startWorkLoop, type WorkLoop } from '#platform/work-loop.ts';
import { readFigures, windowStart } from './figures-store.ts';
import { ceilingOf, nextRung, nextStep, type Stream, WINDOW_MS } from './standing.ts';
import { lockStanding, setCeiling, takeStep } from './standing-store.ts';

const INTERVAL_MS = 300_000;
/** Of the hourly counts; what the chart shows. */
const KEPT_MS = 5 * WINDOW_MS;

export const startAssessment = (platform: Platform): WorkLoop =>
  startWorkLoop(
    async () => {
      await assessAll(platform);
      return false;
    },
    { log: platform.log, name: 'assessment of standing', idleMs: INTERVAL_MS },
  );

export async function assessAll(platform: Pick<Platform, 'sql' | 'clock' | 'live' | 'log'>): Promise<void> {
  const { sql, clock, log } = platform;
  const kept = new Date(clock.now().getTime() - KEPT_MS);
  await sql`delete from standing_hours where hour < ${kept}`;
  const every = await sql<{ workspaceId: string; stream: Stream }[]>`
    select workspace_id as "workspaceId", stream from standings where step not in ('suspended', 'closed') order by 1, 2`;
  for (const { workspaceId, stream } of every) {
    try {
      await assess(platform, workspaceId, stream);
    } catch (err) {
      // One that cannot be read keeps no other from being looked at; it is tried again in a few minutes.
      log.warn({ err, workspaceId, stream }, 'a standing could not be assessed');
    }
  }
}

export async function assess(
  { sql, clock, live, log }: Pick<Platform, 'sql' | 'clock' | 'live' | 'log'>,
  workspaceId: string,
  stream: Stream,
): Promise<void> {
  const now = clock.now();
  const moved = await sql.begin(async (tx) => {
    const standing = await lockStanding(tx, workspaceId, stream, now);
    if (!standing) return undefined;
    const since = windowStart(now, standing.countedFrom);
    const { figures } = await readFigures(tx, { workspaceId, stream, since, now });
    const finding = nextStep(standing, figures, now);
    if (finding) await takeStep(tx, standing, finding, now);
    const after = { ...standing, step: finding?.step ?? standing.step };
    const rung = nextRung(after, now);
    const rungSince = rung === standing.rung ? standing.rungSince : now;
    // A limit keeps the figure it was set with: what it holds back would otherwise lower it day by day.
    if (finding || after.step !== 'limited')
      await setCeiling(tx, standing, { ceiling: ceilingOf(after.step, rung, figures.all), rung, rungSince });
    return finding;
  });
  if (!moved) return;
  log.warn({ workspaceId, stream, ...moved }, 'the standing of a workspace has changed');
  await live.publish(workspaceId, 'standing', stream);
}
