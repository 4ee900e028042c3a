// The policies of the domains we bring mail to: looked for in the DNS, fetched from the domain's own web server, and kept for as long as they say, in
// the database, so that neither a restart nor somebody who hides the DNS record makes us forget one (RFC 8461 section 5.1, and section 10
// on why). A policy that cannot be had anew is believed until its end; one that never could is none. It never throws.

import type { Sql } from 'postgres';
import { readText } from '#authentication/dns-text.ts';
import type { Clock } from '#platform/clock.ts';
import type { Log } from '#platform/log.ts';
import { callOutside, type OutsideSettings } from '#platform/outside-call.ts';
import type { Resolver } from '#platform/resolver.ts';
import { parseStsPolicy, readStsId, type StsPolicy } from './policy.ts';

export interface StsPolicies {
  /** What the domain asks for now; undefined: nothing. */
  policyOf(domain: string): Promise<StsPolicy | undefined>;
}

export interface StsPoliciesSettings {
  sql: Sql;
  resolver: Resolver;
  clock: Clock;
  log: Log;
  /** For tests: which web servers may be asked, on which port. */
  web?: Partial<OutsideSettings> & { port?: number };
}

/** RFC 8461 section 3.3 suggests a minute; but domains whose servers are looked up at the same time wait for it. */
const FETCH_MS = 8_000;
/** A fetch that failed is not made again sooner. */
const AGAIN_MS = 5 * 60_000;
const MOST_FAILED = 10_000;

interface Kept extends StsPolicy {
  id: string;
  until: Date;
}

export function createStsPolicies({ sql, resolver, clock, log, web = {} }: StsPoliciesSettings): StsPolicies {
  const failed = new Map<string, number>();

  async function find(domain: string): Promise<StsPolicy | undefined> {
    const now = clock.now();
    const [answer, kept] = await Promise.all([readText(resolver, `_mta-sts.${domain}`), readKept(sql, domain)]);
    const known = kept && kept.until > now ? kept : undefined;
    const id = answer.state === 'found' ? readStsId(answer.records) : undefined;
    if (id === undefined || id === known?.id || (failed.get(domain) ?? 0) > now.getTime()) return known;
    const fetched = await fetchPolicy(domain);
    if (!fetched) {
      if (failed.size >= MOST_FAILED) failed.clear();
      failed.set(domain, now.getTime() + AGAIN_MS);
      return known;
    }
    await keep(sql, domain, { ...fetched, id, until: new Date(now.getTime() + fetched.maxAge * 1_000) });
    return fetched;
  }

  /** Section 3.3: from that one place, with a valid certificate, as plain text, without redirects. */
  async function fetchPolicy(domain: string): Promise<StsPolicy | undefined> {
    const { port, ...outside } = web;
    const url = `https://mta-sts.${domain}${port === undefined ? '' : `:${port}`}/.well-known/mta-sts.txt`;
    const end = await callOutside({ method: 'GET', url }, { resolver, timeoutMs: FETCH_MS, ...outside });
    if (end.kind === 'answered' && end.status === 200 && !end.isCut && /^text\/plain\b/i.test(end.type)) {
      const policy = parseStsPolicy(end.body.toString('utf8'));
      if (policy) return policy;
    }
    const what = end.kind === 'failed' ? end.reason : `${end.status} ${end.type}`;
    log.info({ domain, what }, 'the MTA-STS policy of a domain could not be had');
    return undefined;
  }

  return {
    async policyOf(domain) {
      try {
        return await find(domain);
      } catch (err) {
        // Whether there was a policy is not known: mail waits for a database that is away in any case.
        log.warn({ err, domain }, 'the MTA-STS policy of a domain could not be read');
        return undefined;
      }
    },
  };
}

async function readKept(sql: Sql, domain: string): Promise<Kept | undefined> {
  const [row] = await sql<Kept[]>`
    select policy_id as id, mode, mx, max_age as "maxAge", valid_until as until from mta_sts_policies where domain = ${domain}`;
  return row;
}

async function keep(sql: Sql, domain: string, { id, mode, mx, maxAge, until }: Kept): Promise<void> {
  await sql`
    insert into mta_sts_policies (domain, policy_id, mode, mx, max_age, valid_until)
    values (${domain}, ${id}, ${mode}, ${mx as string[]}, ${maxAge}, ${until})
    on conflict (domain) do update set policy_id = excluded.policy_id, mode = excluded.mode, mx = excluded.mx, max_age = excluded.max_age,
      valid_until = excluded.valid_until`;
}
