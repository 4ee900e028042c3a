// Takes over what a trusted upstream already found: its Authentication-Results header (RFC 8601), read into the words of results.ts.
// The caller names the upstream; headers of anybody else, and older ones of the same name, count for nothing: everyone can write
// them. Pure; text that makes no sense leaves its method unchecked and never throws.

import type { Message } from '#message/parse.ts';
import { isRelaxedAligned } from './alignment.ts';
import { type MethodResult, readAuthenticationResults } from './authentication-results-header.ts';
import type {
  ArcResult,
  AuthenticationResults,
  DkimOutcome,
  DkimResult,
  DmarcOutcome,
  DmarcResult,
  SpfOutcome,
  SpfResult,
} from './results.ts';

const SPF: ReadonlySet<string> = new Set<SpfOutcome>([
  'pass',
  'fail',
  'softfail',
  'neutral',
  'none',
  'temperror',
  'permerror',
]);
const DKIM: ReadonlySet<string> = new Set<DkimOutcome>(['pass', 'fail', 'neutral', 'policy', 'temperror', 'permerror']);
const DMARC: ReadonlySet<string> = new Set<DmarcOutcome>(['pass', 'fail', 'none', 'temperror', 'permerror']);
const ARC: ReadonlySet<string> = new Set<ArcResult['result']>(['pass', 'fail', 'none']);

/**
 * What the upstream `trustedAuthserv` found. '' names an upstream that writes no authserv-id (Exchange Online). Several headers of
 * one pass through it are read together; a method named by a higher one is not changed by a lower one. Empty: it wrote none.
 */
export function takeOver(message: Pick<Message, 'fields' | 'from'>, trustedAuthserv: string): AuthenticationResults {
  const results = trustedResults(message, trustedAuthserv.toLowerCase());
  const address = message.from[0]?.address ?? '';
  const fromDomain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  const of = (method: string) => results.filter((one) => one.method === method);
  const spf = of('spf').find(({ result }) => SPF.has(result));
  const dmarc = of('dmarc').find(({ result }) => DMARC.has(result) || result === 'bestguesspass');
  const arc = of('arc').find(({ result }) => ARC.has(result));
  return {
    ...(spf && { spf: spfResult(spf, fromDomain) }),
    ...(of('dkim').length > 0 && {
      dkim: of('dkim').flatMap((one) => (DKIM.has(one.result) ? [dkimResult(one, fromDomain)] : [])),
    }),
    ...(dmarc && { dmarc: dmarcResult(dmarc, fromDomain) }),
    ...(arc && { arc: { result: arc.result as ArcResult['result'] } }),
  };
}

/**
 * The topmost header of that name, and those that stand with it: a Received below it was written by somebody earlier. Whoever is
 * trusted writes above what came in, so a forged header of its name stands lower.
 */
function trustedResults({ fields }: Pick<Message, 'fields'>, id: string): MethodResult[] {
  const results: MethodResult[] = [];
  let isFound = false;
  for (const { key, raw } of fields) {
    if (isFound && key === 'received') break;
    if (key !== 'authentication-results') continue;
    const header = readAuthenticationResults(raw);
    if (header.authservId !== id) continue;
    isFound = true;
    const known = new Set(results.map(({ method }) => method));
    results.push(...header.results.filter(({ method }) => !known.has(method)));
  }
  return results;
}

function spfResult({ result, properties }: MethodResult, fromDomain: string): SpfResult {
  const sender = properties.get('smtp.mailfrom') ?? properties.get('smtp.mfrom') ?? properties.get('smtp.helo') ?? '';
  const domain = domainOf(sender);
  return { result: result as SpfOutcome, domain, isAligned: isRelaxedAligned(domain, fromDomain) };
}

function dkimResult({ result, properties, comments }: MethodResult, fromDomain: string): DkimResult {
  const domain = domainOf(properties.get('header.d') ?? properties.get('header.i') ?? '');
  const selector = properties.get('header.s');
  const keyBits = /(\d{3,5})-bit/.exec(comments)?.[1];
  return {
    result: result as DkimOutcome,
    domain,
    ...(selector && { selector }),
    isAligned: isRelaxedAligned(domain, fromDomain),
    ...(keyBits && { keyBits: Number(keyBits) }),
  };
}

/** `bestguesspass` (Exchange) means that the domain publishes no policy. The policy: RFC 9989 section 9.1, Exchange, Google. */
function dmarcResult({ result, properties, comments }: MethodResult, fromDomain: string): DmarcResult {
  const said =
    properties.get('policy.published-domain-policy') ??
    properties.get('policy.dmarc') ??
    /\bp=(\w+)/i.exec(comments)?.[1] ??
    (result === 'fail' ? properties.get('action') : undefined) ??
    '';
  const policy = /^o?(reject|quarantine|none)$/i.exec(said)?.[1]?.toLowerCase() as DmarcResult['policy'];
  return {
    result: DMARC.has(result) ? (result as DmarcOutcome) : 'none',
    domain: domainOf(properties.get('header.from') ?? '') || fromDomain,
    ...(policy && { policy }),
  };
}

const domainOf = (text: string) =>
  text
    .slice(text.lastIndexOf('@') + 1)
    .replace(/[<>]/g, '')
    .toLowerCase();
