// Who vouches for a message: SPF, DKIM, DMARC, ARC and BIMI (RFC 7208, 6376, 9989, 8617 and the BIMI draft) checked by mailauth, told
// in the words of results.ts. DNS and time are handed in. A silent DNS is an outcome (temperror), never an error. It must never
// fetch anything but DNS records: logos and certificates of BIMI stay where they are.

import { type ARCData, type ARCResult, arc, type BIMIResult, bimi, dkimVerify, dmarc, spf } from 'mailauth';
import { isRelaxedAligned } from './alignment.ts';
import type { AskDns } from './dns-text.ts';
import type {
  ArcResult,
  AuthenticationResults,
  BimiResult,
  DkimResult,
  DmarcResult,
  SpfOutcome,
  SpfResult,
} from './results.ts';
import { signedSource } from './signed-source.ts';

export interface Arrival {
  /** Who handed the message over; absent: SPF is not checked. */
  ip?: string;
  /** The name given with EHLO. */
  helo: string;
  /** MAIL FROM, '' for the null sender. */
  mailFrom: string;
  resolver: AskDns;
  now: Date;
}

export async function authenticate(
  source: Buffer,
  { ip, helo, mailFrom, resolver, now }: Arrival,
): Promise<AuthenticationResults> {
  const verified = await dkimVerify(signedSource(source), { resolver, curTime: now, strict: true });
  const headerFrom = verified.headerFrom?.[0] ?? '';
  const fromDomain = headerFrom.slice(headerFrom.lastIndexOf('@') + 1).toLowerCase();
  const vouched =
    ip === undefined
      ? undefined
      : await spf({ ip, helo, sender: mailFrom || `postmaster@${helo}`, mta: helo, resolver, strict: true });
  const chain = await arc(verified.arc as ARCData, { resolver, strict: true });
  const policy = await dmarc({
    headerFrom: verified.headerFrom ?? [],
    fromFields: verified.fromFields,
    spfDomains: vouched?.status.result === 'pass' ? [vouched.domain] : [],
    dkimDomains: verified.results
      .filter(({ status }) => status.result === 'pass')
      .map(({ id, signingDomain = '', status }) => ({
        id,
        domain: signingDomain,
        aligned: status.aligned,
        underSized: status.underSized,
      })),
    resolver,
    strict: true,
  });
  // BIMI stands on DMARC: nothing is asked where that does not pass.
  const indicator =
    policy &&
    (await bimi({ dmarc: policy, headers: verified.headers, bimiWithAlignedDkim: true, resolver, strict: true }));
  return {
    ...(vouched && { spf: spfResult(vouched, fromDomain) }),
    dkim: verified.results.flatMap((one) => (one.status.result === 'none' ? [] : [dkimResult(one, fromDomain)])),
    ...(fromDomain && { dmarc: dmarcResult(policy, fromDomain) }),
    arc: arcResult(chain),
    ...(indicator && { bimi: bimiResult(indicator) }),
  };
}

type Verified = Awaited<ReturnType<typeof dkimVerify>>['results'][number];

function dkimResult(
  { status, signingDomain = '', selector, signingHeaders, modulusLength }: Verified,
  fromDomain: string,
): DkimResult {
  return {
    result: status.result as DkimResult['result'],
    domain: signingDomain,
    selector,
    isAligned: isRelaxedAligned(signingDomain, fromDomain),
    signedHeaders: signingHeaders?.keys.split(':').map((name) => name.trim().toLowerCase()) ?? [],
    ...(modulusLength !== undefined && { keyBits: modulusLength }),
    ...(status.underSized && { isPartial: true }),
  };
}

function spfResult({ domain, status }: Awaited<ReturnType<typeof spf>>, fromDomain: string): SpfResult {
  return { result: status.result as SpfOutcome, domain, isAligned: isRelaxedAligned(domain, fromDomain) };
}

function dmarcResult(policy: Awaited<ReturnType<typeof dmarc>>, domain: string): DmarcResult {
  if (policy === false) return { result: 'none', domain };
  const { result } = policy.status;
  const known = policy.policy as DmarcResult['policy'];
  return { result: result as DmarcResult['result'], domain, ...(known && { policy: known }) };
}

function arcResult({ status, i, chain }: ARCResult): ArcResult {
  const sealer = chain && chain.at(-1)?.['arc-seal']?.parsed?.['d']?.value;
  return {
    result: status.result as ArcResult['result'],
    ...(i && { instance: i }),
    ...(typeof sealer === 'string' && { sealer: sealer.toLowerCase() }),
    ...(status.result === 'fail' && typeof status.comment === 'string' && { reason: status.comment }),
  };
}

function bimiResult({ status, location, authority }: BIMIResult): BimiResult {
  const { selector, d: domain } = (status.header ?? {}) as { selector?: string; d?: string };
  return {
    result: status.result as BimiResult['result'],
    ...(domain && { domain }),
    ...(selector && { selector }),
    ...(location && { location }),
    ...(authority && { authority }),
    ...(status.result !== 'pass' && typeof status.comment === 'string' && { reason: status.comment }),
  };
}
