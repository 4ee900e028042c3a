// Runs pre-flights in the jobs role, with progress that consoles hear. A pre-flight that is cancelled, or whose campaign is gone,
// stops at its next report; one whose process died is done again from the start by the queue. A fault leaves it failed, said
// plainly on its page, and is logged.

import type { Platform } from '#platform/platform.ts';
import { getCampaign } from './campaign-store.ts';
import { examine } from './preflight.ts';
import { failPreflight, finishPreflight, getPreflight, reportProgress } from './preflight-store.ts';

const PREFLIGHT_JOB = 'campaigns.preflight';
const REPORT_EVERY_MS = 200;

interface PreflightJob {
  workspaceId: string;
  preflightId: string;
}

export async function enqueuePreflight({ jobs }: Platform, job: PreflightJob): Promise<void> {
  await jobs.enqueue(PREFLIGHT_JOB, job, { singletonKey: `${job.workspaceId}/${job.preflightId}` });
}

export async function definePreflightJobs(platform: Platform): Promise<void> {
  await platform.jobs.define<PreflightJob>(PREFLIGHT_JOB, (job, signal) => runPreflight(platform, job, signal), {
    concurrency: 2,
  });
}

export async function runPreflight(
  platform: Platform,
  { workspaceId, preflightId }: PreflightJob,
  signal?: AbortSignal,
): Promise<void> {
  const { sql, clock, live, log } = platform;
  const preflight = await getPreflight(sql, workspaceId, preflightId);
  const campaign = preflight && (await getCampaign(sql, workspaceId, preflight.campaignId));
  if (preflight?.state !== 'running' || campaign?.revision !== preflight.revision) {
    // Changed between the question and now: its author asks again.
    if (preflight) await failPreflight(sql, workspaceId, preflightId, clock.now());
    return;
  }
  const tell = () => live.publish(workspaceId, 'campaigns', campaign.id);
  let told = 0;
  const report = async (done: number, total: number) => {
    signal?.throwIfAborted();
    if (performance.now() - told < REPORT_EVERY_MS && done < total) return true;
    told = performance.now();
    const goesOn = await reportProgress(sql, workspaceId, preflightId, done, total);
    await tell();
    return goesOn;
  };
  try {
    const outcome = await examine(platform, workspaceId, campaign, report);
    if (outcome) await finishPreflight(sql, workspaceId, preflight, { ...outcome, now: clock.now() });
  } catch (err) {
    if (signal?.aborted) throw err;
    log.error({ err, campaignId: campaign.id }, 'a pre-flight failed');
    await failPreflight(sql, workspaceId, preflightId, clock.now());
  }
  await tell();
}
