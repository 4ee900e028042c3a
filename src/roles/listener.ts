// The role that receives: Dauphin's own SMTP server, and the table of who takes what comes in.

import type { Platform } from '#platform/platform.ts';
import { openGateway } from '#receiving/gateway.ts';
import { startListener } from '#receiving/listener/listener.ts';
import { openReportDestination } from '#receiving/reports/report-destination.ts';
import { startMilter } from '#receiving/milter/milter.ts';
import { reportAddress } from '#receiving/reactions/report-address.ts';
import { createKeeper } from '#receiving/sandbox/keeper.ts';
import { sandboxDestination } from '#receiving/sandbox/sandbox-destination.ts';
import { createSimulatedReturns } from '#receiving/sandbox/simulated-return.ts';
import { askForJudging } from '#receiving/sandbox/sandbox-judging.ts';
import { openComplaintDestination } from '#sending/feedback/returns/complaint-destination.ts';
import { returnDestination } from '#sending/feedback/returns/return-destination.ts';
import { startSubmission } from '#sending/relay/submission/submission.ts';
import type { RunningRole } from './role.ts';

export async function start(platform: Platform): Promise<RunningRole> {
  const keeper = createKeeper(platform, { onArrival: askForJudging(platform) });
  const returns = createSimulatedReturns(platform);
  const complaints = await openComplaintDestination(platform);
  const reports = await openReportDestination(platform);
  const gateway = await openGateway(platform);
  const submission = await startSubmission(platform);
  const milter = await startMilter(platform);
  const server = await startListener(platform, [
    returnDestination(platform),
    complaints,
    sandboxDestination(platform, keeper, returns),
    reports,
    reportAddress(platform, gateway.domains),
    gateway.destination,
  ]);
  return {
    port: server.port,
    async close() {
      await Promise.all([server.close(), submission.close(), milter?.close()]);
      complaints.close();
      reports.close();
      await returns.close();
      await keeper.close();
      await gateway.close();
    },
  };
}
