// The role that does coarse work in its turn: imports, pre-flights, launches, judging ahead.

import type { Platform } from '#platform/platform.ts';
import { defineSandboxJobs } from '#receiving/sandbox/sandbox-judging.ts';
import { defineImportJobs } from '#sending/audience/imports/jobs.ts';
import { defineLaunchJobs } from '#sending/campaigns/launch.ts';
import { definePreflightJobs } from '#sending/campaigns/preflight-job.ts';
import { prepareProposedAuthentication } from '#sending/domains/proposed-zone.ts';
import type { RunningRole } from './role.ts';

export async function start(platform: Platform): Promise<RunningRole> {
  await defineImportJobs(platform);
  await defineLaunchJobs(platform);
  await definePreflightJobs(platform);
  await defineSandboxJobs(platform, (workspaceId) => prepareProposedAuthentication(platform, workspaceId));
  // The jobs that run hear of the close from the platform itself.
  return { close: async () => {} };
}
