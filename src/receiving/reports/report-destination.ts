// What the listener brings to the reports: mail to `dmarc@` and `tls-reports@` one of our domains, the addresses that its records name. A report
// is added up before it is answered 250; what is none is refused, so that nobody believes it was heard.

import type { Platform } from '#platform/platform.ts';
import type { Reply } from '#smtp/reply.ts';
import type { ReceivedEnvelope } from '#smtp/server.ts';
import type { Destination } from '../listener/destination.ts';
import { reportInMail, takeReport } from './report-intake.ts';
import { allReportedDomains, reportedDomains, workspaceOf } from './report-store.ts';

const REFRESH_MS = 30_000;
const LARGEST = 20_000_000;
const ADDRESS = /^(?:dmarc|tls-reports)@(.+)$/i;
const NO_REPORT: Reply = {
  code: 550,
  enhanced: '5.7.1',
  text: 'Only DMARC and TLS reports about this domain are taken here',
};
const TOO_BIG: Reply = { code: 552, enhanced: '5.3.4', text: `At most ${LARGEST} octets are taken here` };

export interface ReportDestination extends Destination {
  close(): void;
}

export async function openReportDestination({ sql, clock, live, log }: Platform): Promise<ReportDestination> {
  let domains = await allReportedDomains(sql);
  const refresh = async () => void (domains = await allReportedDomains(sql));
  const timer = setInterval(
    () => void refresh().catch((err: unknown) => log.warn({ err }, 'the reported domains could not be read')),
    REFRESH_MS,
  ).unref();
  const domainOf = (recipient: string) => ADDRESS.exec(recipient)?.[1]?.toLowerCase() ?? '';

  return {
    name: 'reports',
    claim: (recipient) => (domains.has(domainOf(recipient)) ? 'mine' : undefined),
    async take(_envelope: ReceivedEnvelope, recipients, bytes) {
      if (bytes.length > LARGEST) return TOO_BIG;
      const report = reportInMail(bytes);
      if (!report) return NO_REPORT;
      const named = await Promise.all(recipients.map((recipient) => workspaceOf(sql, domainOf(recipient))));
      let isTaken = false;
      for (const workspaceId of new Set(named)) {
        if (workspaceId === undefined) continue;
        const own = new Set(await reportedDomains(sql, workspaceId));
        const taken = await takeReport(sql, report, { workspaceId, domains: own, now: clock.now() });
        isTaken ||= taken.ok;
        if (taken.ok && taken.isNew) await live.publish(workspaceId, 'reports');
      }
      return isTaken ? undefined : NO_REPORT;
    },
    close: () => clearInterval(timer),
  };
}
