// The MTA-STS policy of each domain (RFC 8461 section 3.2), where other servers look for it: at https://mta-sts.DOMAIN, which the operator
// leads here. It names the mail servers that the domain publishes today, and asks for encryption in `testing` mode: a server that has none
// is reported (TLS-RPT), and no mail is lost. It must never name a server that the DNS did not.

import { route } from '#platform/http/route.ts';
import type { Platform } from '#platform/platform.ts';
import { domainProblem } from './domain-problems.ts';
import { isOurs } from './domain-store.ts';

const HOST_PREFIX = 'mta-sts.';
/** A day: a change of mail servers must not wait longer than that. */
const MAX_AGE_SECONDS = 86_400;
/** Anybody may ask; the DNS is asked this often at most for each of our domains. */
const KEPT_MS = 5 * 60_000;

export const mtaStsRoutes = ({ sql, resolver, clock }: Platform) => {
  const kept = new Map<string, { until: number; policy: string | undefined }>();

  async function policyOf(domain: string): Promise<string | undefined> {
    const known = kept.get(domain);
    if (known && known.until > clock.now().getTime()) return known.policy;
    const policy = writePolicy(await mailServers(domain));
    kept.set(domain, { until: clock.now().getTime() + KEPT_MS, policy });
    return policy;
  }

  async function mailServers(domain: string): Promise<string[]> {
    try {
      const found: { exchange: string; priority: number }[] = await resolver(domain, 'MX');
      const inOrder = found.toSorted((a, b) => a.priority - b.priority);
      return inOrder.map(({ exchange }) => exchange.replace(/\.$/, '').toLowerCase()).filter((name) => name !== '');
    } catch (cause) {
      if (['ENOTFOUND', 'ENODATA'].includes((cause as { code?: string }).code ?? '')) return [];
      throw domainProblem.mta_sts_unknown({ name: domain });
    }
  }

  return {
    'GET /.well-known/mta-sts.txt': route({
      may: 'public',
      summary: 'The MTA-STS policy of the domain whose mta-sts host is asked',
      run: async ({ request }) => {
        const host = (request.headers.get('host') ?? new URL(request.url).host).replace(/:\d+$/, '').toLowerCase();
        const domain = host.startsWith(HOST_PREFIX) ? host.slice(HOST_PREFIX.length) : undefined;
        const policy = domain && (await isOurs(sql, domain)) ? await policyOf(domain) : undefined;
        if (!policy) throw domainProblem.mta_sts_absent();
        return new Response(policy, {
          headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
        });
      },
    }),
  };
};

/** A domain that takes no mail has no policy. */
function writePolicy(servers: readonly string[]): string | undefined {
  if (servers.length === 0) return undefined;
  const lines = [
    'version: STSv1',
    'mode: testing',
    ...servers.map((name) => `mx: ${name}`),
    `max_age: ${MAX_AGE_SECONDS}`,
  ];
  return `${lines.join('\r\n')}\r\n`;
}
