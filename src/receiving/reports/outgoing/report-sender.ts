// Sends the aggregate reports that we owe: counts the days that are over, looks up who asks for a report of them, and sends one after the other,
// each made anew of the counts at each attempt. How a message leaves is handed in. A workspace that did not turn it on counts and sends
// nothing to anybody.

import type { Platform } from '#platform/platform.ts';
import { startWorkLoop, type WorkLoop } from '#platform/work-loop.ts';
import { countArrivals, readCounts } from './arrival-counts.ts';
import {
  claimDue,
  domainsOfDay,
  type DueReport,
  findSending,
  nextUnplanned,
  planDay,
  type PlannedReport,
  settleReport,
} from './outgoing-store.ts';
import { reportMail } from './report-mail.ts';
import { findReportRequest } from './report-request.ts';

/** Signs a message for its domain and hands it over. */
export type PostReport = (mail: {
  workspaceId: string;
  domain: { id: string; name: string; mode: 'sandbox' | 'live' };
  to: string;
  bytes: Buffer;
}) => Promise<{ state: 'accepted' | 'deferred' | 'bounced'; reply: string }>;

const INTERVAL_MS = 600_000;
const MINUTE = 60_000;
/** Since the day began. A DNS that is silent longer gets no report of it. */
const ASKED_FOR_MS = 2_880 * MINUTE;
const ASK_AGAIN_MS = 60 * MINUTE;
const FIRST_DELAY = 20 * MINUTE;
const LONGEST_DELAY = 240 * MINUTE;
/** Some two days. */
const MOST_ATTEMPTS = 14;
/** Domains of From that a day is looked up for, and how many at once. */
const MOST_DOMAINS = 5_000;
const AT_ONCE = 20;
/** Octets that mail commonly carries, where a destination names no limit. */
const SIZE_LIMIT = 10_000_000;

export const startReportSender = (platform: Platform, post: PostReport): WorkLoop =>
  startWorkLoop(() => sendNext(platform, post), {
    log: platform.log,
    name: 'DMARC reports to others',
    idleMs: INTERVAL_MS,
  });

/** Whether there was anything to do. */
export async function sendNext(platform: Platform, post: PostReport): Promise<boolean> {
  const { sql, clock } = platform;
  await countArrivals(sql, clock.now());
  const unplanned = await nextUnplanned(sql, clock.now());
  if (unplanned) await plan(platform, unplanned);
  const due = await claimDue(sql, clock.now());
  if (due) await attempt(platform, due, post);
  return unplanned !== undefined || due !== undefined;
}

async function plan({ sql, clock, log, resolver }: Platform, where: { workspaceId: string; day: string }) {
  let unheard = 0;
  const names = await domainsOfDay(sql, where.workspaceId, where.day, MOST_DOMAINS);
  const byDomain = new Map<string, PlannedReport & { headerDomains: string[] }>();
  for (let at = 0; at < names.length; at += AT_ONCE) {
    const portion = names.slice(at, at + AT_ONCE);
    const found = await Promise.all(
      portion.map((name) =>
        findReportRequest(name, resolver).catch((err: unknown) => {
          unheard++;
          log.warn({ err, domain: name }, 'the DNS did not say who asks for DMARC reports');
          return undefined;
        }),
      ),
    );
    for (const [index, request] of found.entries()) {
      if (!request) continue;
      const known = byDomain.get(request.published.domain) ?? { ...request, headerDomains: [] };
      known.headerDomains.push(portion[index] as string);
      byDomain.set(request.published.domain, known);
    }
  }
  const now = clock.now();
  const isWorthAsking = now.getTime() - Date.parse(where.day) < ASKED_FOR_MS;
  const again = unheard > 0 && isWorthAsking ? new Date(now.getTime() + ASK_AGAIN_MS) : null;
  await planDay(sql, { ...where, now, again }, [...byDomain.values()]);
}

async function attempt(platform: Platform, due: DueReport, post: PostReport): Promise<void> {
  const { sql, clock, log } = platform;
  const { workspaceId, day, destination, sizeLimit, published, headerDomains, attempts } = due;
  const sending = await findSending(sql, workspaceId);
  if (!sending) return;
  const bytes = await reportMail(
    {
      organization: sending.domain,
      email: sending.address,
      reportId: `${day}.${workspaceId}@${sending.domain}`,
      day,
      published,
      to: destination,
      sizeLimit: Math.min(sizeLimit ?? SIZE_LIMIT, SIZE_LIMIT),
      date: clock.now(),
    },
    readCounts(sql, { workspaceId, day, domains: headerDomains }),
  );
  const now = clock.now();
  if (!bytes) return settleReport(sql, due, { state: 'failed', reply: 'larger than its destination takes', now });
  const domain = { id: sending.domainId, name: sending.domain, mode: sending.mode };
  const { state, reply } = await post({ workspaceId, domain, to: destination, bytes }).catch((err: unknown) => {
    // It counts as an attempt: a key that cannot be opened would be tried for ever.
    log.error({ err, workspaceId }, 'a DMARC report could not be signed or handed over');
    return { state: 'deferred' as const, reply: 'it could not be signed or handed over' };
  });
  if (state === 'accepted') return settleReport(sql, due, { state: 'sent', reply, now });
  if (state === 'bounced' || attempts + 1 >= MOST_ATTEMPTS)
    return settleReport(sql, due, { state: 'failed', reply, now });
  const delay = Math.min(FIRST_DELAY * 2 ** attempts, LONGEST_DELAY);
  await settleReport(sql, due, { state: 'waiting', reply, again: new Date(now.getTime() + delay) });
}
