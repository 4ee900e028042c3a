// Reports over HTTP: the domains with what is reported of them, one domain with who writes in its name, and a report handed in as a file.

import { z } from 'zod';
import { unicodeDomain } from '#message/domain.ts';
import { defineProblems } from '#platform/http/problem.ts';
import { route } from '#platform/http/route.ts';
import type { Platform } from '#platform/platform.ts';
import { KEPT_DAYS, reportInFile, takeReport } from './report-intake.ts';
import { listSummaries, readDays, readSources, readTls, reportedDomains } from './report-store.ts';
import { forecastOf, newStrangers, sendersOf } from './senders.ts';

const reportProblem = defineProblems({
  report_unreadable: {
    status: 422,
    fr: 'Ce fichier n’est pas un rapport DMARC ni TLS : donnez le fichier reçu (.xml, .gz, .zip, .json ou .eml).',
    en: 'This file is neither a DMARC nor a TLS report: give the file as it came (.xml, .gz, .zip, .json or .eml).',
  },
  report_foreign: {
    status: 422,
    fr: 'Ce rapport parle d’un domaine qui n’est pas dans cet espace.',
    en: 'This report speaks of a domain that is not in this workspace.',
  },
  report_too_large: {
    status: 413,
    fr: 'Ce rapport dépasse {megabytes} Mo.',
    en: 'This report is larger than {megabytes} MB.',
  },
  reported_domain_unknown: {
    status: 404,
    fr: 'Ce domaine n’est pas dans cet espace.',
    en: 'This domain is not in this workspace.',
  },
});

const DAY = 86_400_000;
const NEW_DAYS = 7;
const LARGEST = 20_000_000;
const days = z.coerce.number().int().min(1).max(400).default(30);

export function domainReportRoutes(platform: Platform) {
  const { sql, clock, live } = platform;
  const since = (count: number) => new Date(clock.now().getTime() - count * DAY);

  return {
    'GET /api/reports': route({
      may: 'domains:read',
      summary: 'The domains of the workspace, and what receivers report of mail in their name',
      query: z.object({ days }),
      run: async ({ workspaceId, query }) => ({
        domains: (await listSummaries(sql, workspaceId, since(query.days))).map((one) => ({
          ...one,
          displayName: unicodeDomain(one.domain),
        })),
      }),
    }),

    'GET /api/reports/:domain': route({
      may: 'domains:read',
      summary: 'Who writes in the name of a domain, what a stricter policy would change, and how encryption fares',
      params: z.object({ domain: z.string().max(253) }),
      query: z.object({ days }),
      run: async ({ workspaceId, params: { domain }, query }) => {
        if (!(await reportedDomains(sql, workspaceId)).includes(domain)) throw reportProblem.reported_domain_unknown();
        const from = since(query.days);
        const [sources, byDay, tls, all] = await Promise.all([
          readSources(sql, workspaceId, domain, from),
          readDays(sql, workspaceId, domain, from),
          readTls(sql, workspaceId, domain, from),
          readSources(sql, workspaceId, domain, since(KEPT_DAYS)),
        ]);
        const senders = sendersOf(domain, sources);
        const ever = sendersOf(domain, all);
        return {
          domain,
          displayName: unicodeDomain(domain),
          senders: senders.slice(0, 300).map((one) => ({
            ...one,
            firstDay: ever.find(({ name, kind }) => name === one.name && kind === one.kind)?.firstDay ?? one.firstDay,
          })),
          forecast: forecastOf(senders),
          days: byDay,
          tls,
          newStrangers: newStrangers(ever, since(NEW_DAYS).toISOString().slice(0, 10)).slice(0, 20),
        };
      },
    }),

    'POST /api/reports': route({
      may: 'domains:write',
      summary: 'Add a report given as the body of the request, in any form in which reports are sent',
      run: async ({ workspaceId, request }) => {
        const report = reportInFile(await readBody(request));
        if (!report) throw reportProblem.report_unreadable();
        const own = new Set(await reportedDomains(sql, workspaceId));
        const taken = await takeReport(sql, report, { workspaceId, domains: own, now: clock.now() });
        if (!taken.ok)
          throw taken.reason === 'foreign' ? reportProblem.report_foreign() : reportProblem.report_unreadable();
        if (taken.isNew) await live.publish(workspaceId, 'reports');
        return taken;
      },
    }),
  };
}

async function readBody(request: Request): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.length;
    if (length > LARGEST) throw reportProblem.report_too_large({ megabytes: LARGEST / 1_000_000 });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
