// The role that does coarse work in its turn: imports, pre-flights, launches, judging ahead; and reading what came back by mail.

import type { Platform } from '#platform/platform.ts';
import { startDigests } from '#receiving/digest/digest-sender.ts';
import { startReportSender } from '#receiving/reports/outgoing/report-sender.ts';
import { startRetention } from '#receiving/quarantine/retention.ts';
import { defineSandboxJobs } from '#receiving/sandbox/sandbox-judging.ts';
import { defineImportJobs } from '#sending/audience/imports/jobs.ts';
import { defineLaunchJobs } from '#sending/campaigns/launch.ts';
import { definePreflightJobs } from '#sending/campaigns/preflight-job.ts';
import { prepareProposedAuthentication } from '#sending/domains/proposed-zone.ts';
import { startReturnReader } from '#sending/feedback/returns/return-reader.ts';
import { preparePost } from '#sending/outbox/post.ts';
import { startNoticeWriter } from '#sending/relay/notices/notice-writer.ts';
import { startRelayRetention } from '#sending/relay/relay-retention.ts';
import { startAssessment } from '#sending/standing/assessment.ts';
import { startWebhookSender } from '#sending/webhooks/webhook-sender.ts';
import type { RunningRole } from './role.ts';

export async function start(platform: Platform): Promise<RunningRole> {
  await defineImportJobs(platform);
  await defineLaunchJobs(platform);
  await definePreflightJobs(platform);
  await defineSandboxJobs(platform, (workspaceId) => prepareProposedAuthentication(platform, workspaceId));
  const returns = await startReturnReader(platform);
  const retention = startRetention(platform);
  const digests = startDigests(platform);
  const standing = startAssessment(platform);
  const owed = startReportSender(platform, preparePost(platform));
  const relay = [startNoticeWriter(platform), startRelayRetention(platform), await startWebhookSender(platform)];
  // The jobs that run hear of the close from the platform itself.
  return {
    async close() {
      await Promise.all([returns, retention, digests, standing, owed, ...relay].map((one) => one.close()));
    },
  };
}
