// Where the mail of a domain goes: to the sandbox and nowhere else, to the smart host, or to the domain's own mail servers
// (MX, RFC 5321 section 5; null MX, RFC 7505). And the one guard of the whole road: which address may be dialled at all.
// A domain that takes no mail, or a DNS that does not answer, is an expected end with its reason, never an exception.

import { BlockList, isIP, isIPv6 } from 'node:net';
import { getDomain } from 'tldts';
import type { Clock } from '#platform/clock.ts';
import type { Resolver } from '#platform/resolver.ts';
import { defaultLimits, type SiteLimits, siteLimits } from './data/site-limits.ts';
import type { StsPolicies } from './mta-sts/policies.ts';
import { namesServer, type StsPolicy } from './mta-sts/policy.ts';
import type { Reason } from './send.ts';

export type Mode = 'sandbox' | 'live';

export interface Site {
  kind: 'site';
  mode: Mode;
  /** One set of interchangeable servers: a connection to them serves every domain with this key. */
  key: string;
  /** The organisation behind them, which counts our connections whatever the domain. */
  owner: string;
  limits: SiteLimits;
  /** Host names or addresses, best preference first; those of equal preference stand together. */
  ranks: readonly (readonly string[])[];
  port: number;
  /** The certificate of the server must be valid for its name: its domain asks for that (MTA-STS). */
  verifies?: boolean;
}

export type Destination = Site | { kind: 'closed'; state: 'deferred' | 'bounced'; reason: Reason; reply: string };

export interface RouterSettings {
  resolver: Resolver;
  clock: Clock;
  /** Port of Dauphin's own listener on the loopback. */
  sandboxPort: number;
  /** Through which all live mail goes, instead of each domain's own servers. */
  smartHost?: { host: string; port: number };
  /** What the domains ask of whoever brings them mail; absent: nothing is asked. */
  policies?: StsPolicies;
}

/** From the text of the setting DAUPHIN_SMART_HOST, whose shape has been checked: `relay.example:25`, `[2001:db8::1]:25`. */
export function readSmartHost(text: string | undefined): RouterSettings['smartHost'] {
  const parts = text === undefined ? null : /^\[?(.+?)\]?:(\d+)$/.exec(text);
  return parts ? { host: parts[1] as string, port: Number(parts[2]) } : undefined;
}

export interface Router {
  route(mode: Mode, domain: string): Promise<Destination>;
  /** Where everything goes in this mode, whatever the domain; undefined when it depends on the domain. */
  oneWay(mode: Mode): Site | undefined;
  /** Addresses of a host of a site, IPv4 first; throws the resolver's error when there is none. */
  addresses(host: string): Promise<string[]>;
  /** Whether a connection in this mode may go there. Asked for every connection, by the one place that opens them. */
  mayDial(mode: Mode, address: string, port: number): boolean;
}

const SMTP_PORT = 25;
const KEPT_MS = 10 * 60_000;
const KEPT_FAILURE_MS = 60_000;
const KEPT_ROUTES = 20_000;
const LOOPBACK = '127.0.0.1';

export function createRouter({ resolver, clock, sandboxPort, smartHost, policies }: RouterSettings): Router {
  const known = new Map<string, { until: number; destination: Promise<Destination> }>();
  const sandbox = fixedSite('sandbox', 'sandbox', LOOPBACK, sandboxPort);
  const relay = smartHost && fixedSite('live', 'smart host', smartHost.host, smartHost.port);

  function cached(domain: string): Promise<Destination> {
    const now = clock.now().getTime();
    const kept = known.get(domain);
    if (kept && kept.until > now) return kept.destination;
    known.delete(domain);
    if (known.size >= KEPT_ROUTES) known.delete(known.keys().next().value as string);
    const entry = { until: now + KEPT_MS, destination: findDestination(domain) };
    known.set(domain, entry);
    void entry.destination.then(({ kind }) => {
      if (kind === 'closed') entry.until = now + KEPT_FAILURE_MS;
    });
    return entry.destination;
  }

  async function findDestination(domain: string): Promise<Destination> {
    const found = await findServers(resolver, domain);
    if (found.kind === 'closed') return found;
    const policy = await policies?.policyOf(domain);
    return policy?.mode === 'enforce' ? underPolicy(found, domain, policy) : found;
  }

  const oneWay = (mode: Mode) => (mode === 'sandbox' ? sandbox : relay);

  return {
    async route(mode, domain) {
      return oneWay(mode) ?? cached(domain);
    },
    oneWay,
    async addresses(host) {
      if (isIP(host)) return [host];
      return lookUpAddresses(resolver, host);
    },
    mayDial(mode, address, port) {
      if (mode === 'sandbox') return address === LOOPBACK && port === sandboxPort;
      if (relay) return port === relay.port;
      return port === SMTP_PORT && !unroutable.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
    },
  };
}

function fixedSite(mode: Mode, name: string, host: string, port: number): Site {
  return { kind: 'site', mode, key: name, owner: name, limits: defaultLimits, ranks: [[host]], port };
}

async function findServers(resolver: Resolver, domain: string): Promise<Destination> {
  if (domain.startsWith('[')) return closed('bounced', 'address_unsupported', 'addresses in brackets are not dialled');
  try {
    const found: { exchange: string; priority: number }[] = await resolver(domain, 'MX');
    if (found.length > 0) return fromExchanges(domain, found);
  } catch (cause) {
    const code = codeOf(cause);
    if (code === 'ENOTFOUND') return closed('deferred', 'domain_unknown', `the domain ${domain} does not exist`);
    if (code !== 'ENODATA')
      return closed('deferred', 'dns_failed', `no answer about the mail servers of ${domain} (${code})`);
  }
  return implicitExchange(resolver, domain);
}

function fromExchanges(domain: string, found: readonly { exchange: string; priority: number }[]): Destination {
  const named = found.filter(({ exchange }) => exchange !== '' && exchange !== '.');
  if (named.length === 0) return closed('bounced', 'no_mail_accepted', `the domain ${domain} takes no mail (null MX)`);
  const ranks = new Map<number, string[]>();
  for (const { exchange, priority } of named.toSorted(
    (a, b) => a.priority - b.priority || (a.exchange < b.exchange ? -1 : 1),
  ))
    ranks.set(priority, [...(ranks.get(priority) ?? []), exchange.toLowerCase().replace(/\.$/, '')]);
  return serversOf([...ranks.values()]);
}

/** RFC 5321 section 5.1: without MX records the domain itself is its mail server, if it has an address. */
async function implicitExchange(resolver: Resolver, domain: string): Promise<Destination> {
  try {
    await lookUpAddresses(resolver, domain);
    return serversOf([[domain]]);
  } catch (cause) {
    const code = codeOf(cause);
    if (code === 'ENODATA' || code === 'ENOTFOUND')
      return closed('bounced', 'domain_unknown', `the domain ${domain} has no mail server`);
    return closed('deferred', 'dns_failed', `no answer about the address of ${domain} (${code})`);
  }
}

function serversOf(ranks: string[][]): Site {
  const first = ranks[0]?.[0] ?? '';
  const limits = siteLimits.find(({ suffix }) => first.endsWith(suffix));
  return {
    kind: 'site',
    mode: 'live',
    key: ranks.map((hosts) => hosts.join(',')).join(';'),
    owner: limits?.suffix ?? getDomain(first) ?? first,
    limits: limits?.limits ?? defaultLimits,
    ranks,
    port: SMTP_PORT,
  };
}

/** RFC 8461 section 5: servers that the policy does not name are none. Connections made without it never serve the domain. */
function underPolicy(site: Site, domain: string, policy: StsPolicy): Destination {
  const ranks = site.ranks
    .map((hosts) => hosts.filter((host) => namesServer(policy, host)))
    .filter((hosts) => hosts.length > 0);
  if (ranks.length === 0)
    return closed('deferred', 'tls_required', `the MTA-STS policy of ${domain} names none of its mail servers`);
  const key = `${ranks.map((hosts) => hosts.join(',')).join(';')} mta-sts`;
  return { ...site, key, ranks, limits: { ...site.limits, tls: 'required' }, verifies: true };
}

async function lookUpAddresses(resolver: Resolver, host: string): Promise<string[]> {
  const answers = await Promise.allSettled([resolver(host, 'A'), resolver(host, 'AAAA')]);
  const addresses: string[] = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  if (addresses.length > 0) return addresses;
  // A failure that may pass outranks one that says "there is none".
  const failures = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []));
  throw failures.find((one) => !['ENODATA', 'ENOTFOUND'].includes(codeOf(one))) ?? failures[0] ?? noAddress(host);
}

const noAddress = (host: string) => Object.assign(new Error(`${host} has no address`), { code: 'ENODATA' });
const codeOf = (cause: unknown): string => String((cause as { code?: unknown })?.code ?? 'no code');
const closed = (state: 'deferred' | 'bounced', reason: Reason, reply: string): Destination => ({
  kind: 'closed',
  state,
  reason,
  reply,
});

/** Where no mail server of anybody else can be: a domain that names such an address would have us talk to ourselves. */
const unroutable = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['224.0.0.0', 3],
] as const)
  unroutable.addSubnet(network, bits, 'ipv4');
for (const [network, bits] of [
  ['::', 128],
  ['::1', 128],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  unroutable.addSubnet(network, bits, 'ipv6');
