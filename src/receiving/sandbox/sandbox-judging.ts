// Judges what lies in the sandbox ahead of being read, so that lists can show a class. It gives way: it waits while mail is arriving
// (a campaign needs the processor more), works in small batches, and stops after the newest messages; others are judged when read.
// Nothing waits for it, and a verdict is never taken from it: pages judge again.

import { setTimeout as pause } from 'node:timers/promises';
import type { Platform } from '#platform/platform.ts';
import { listUnjudged, newestArrival, storeJudgements } from './sandbox-store.ts';
import { bytesWithin, judgeStored, type PrepareAuthentication } from './stored-message.ts';

const JOB = 'sandbox-judging';
const ASK_INTERVAL_MS = 3_000;
const QUIET_MS = 2_000;
const BATCH = 25;
const JUDGED_AHEAD = 5_000;

/** Call it at every arrival: it asks for judging soon after the last one. */
export function askForJudging({ jobs, log }: Platform): (workspaceId: string) => void {
  const waiting = new Set<string>();
  return (workspaceId) => {
    if (waiting.has(workspaceId)) return;
    waiting.add(workspaceId);
    setTimeout(() => {
      waiting.delete(workspaceId);
      jobs
        .enqueue(JOB, { workspaceId }, { singletonKey: workspaceId })
        .catch((err: unknown) => log.warn({ err }, 'the sandbox could not ask for judging'));
    }, ASK_INTERVAL_MS).unref();
  };
}

export function defineSandboxJobs(platform: Platform, prepare: PrepareAuthentication): Promise<void> {
  return platform.jobs.define<{ workspaceId: string }>(JOB, ({ workspaceId }, signal) =>
    judgeAhead(platform, workspaceId, prepare, signal),
  );
}

export async function judgeAhead(
  platform: Platform,
  workspaceId: string,
  prepare: PrepareAuthentication,
  signal: AbortSignal,
): Promise<void> {
  const { sql, live } = platform;
  const authenticate = await prepare(workspaceId);
  for (let judged = 0; judged < JUDGED_AHEAD; ) {
    await untilQuiet(platform, workspaceId, signal);
    const batch = await listUnjudged(sql, workspaceId, BATCH);
    if (batch.length === 0) return;
    const blobs = new Map<string, Promise<Buffer>>();
    const judgements = [];
    for (const stored of batch) {
      signal.throwIfAborted();
      const reading = blobs.get(stored.blobKey) ?? platform.blobs.read(stored.blobKey);
      blobs.set(stored.blobKey, reading);
      const { verdict } = await judgeStored(stored, bytesWithin(await reading, stored), authenticate);
      judgements.push({ id: stored.id, class: verdict.class, score: verdict.score });
    }
    await storeJudgements(sql, workspaceId, judgements);
    await live.publish(workspaceId, 'sandbox');
    judged += batch.length;
  }
}

async function untilQuiet({ sql, clock }: Platform, workspaceId: string, signal: AbortSignal): Promise<void> {
  for (;;) {
    const newest = await newestArrival(sql, workspaceId);
    if (!newest || clock.now().getTime() - newest.getTime() >= QUIET_MS) return;
    await pause(QUIET_MS, undefined, { signal });
  }
}
