// Who vouches for the message: the results of SPF, DKIM and DMARC, which the caller found out, turned into evidence.
// Without results nothing is said. A broken signature behind a discussion list, or behind a forwarder whose seal is believed, is no sign
// of anything (RFC 9989 section 7, RFC 8617). What is unusual for this sender stands in usual-authentication.ts.

import type { AuthenticationResults, DkimResult, SpfOutcome } from '#authentication/results.ts';
import type { EvidenceSymbol } from '../data/weights.ts';
import type { Finding } from '../finding.ts';
import { organizationOf } from '../hosts.ts';
import type { Reading } from '../reading.ts';

/** RFC 8301: verifiers must not count shorter RSA keys. */
const SHORTEST_KEY_BITS = 1024;

export function authenticationEvidence(reading: Reading): Finding[] {
  const results = reading.context.authentication;
  if (!results) return [];
  const domain = reading.from?.domain ?? '';
  const seal = trustedSeal(reading);
  return [
    ...(seal ? [seal] : []),
    ...dmarcEvidence(results, domain, reading.isDiscussion || seal !== undefined),
    ...spfEvidence(results),
    ...dkimEvidence(results.dkim, domain, reading),
    ...(seal || reading.isDiscussion ? [] : othersVouch(results, domain)),
    ...nothingVouches(results, domain),
  ];
}

/** A forwarder that the installation believes says what it found out before it changed anything. */
function trustedSeal({ context: { authentication, trustedSealers = [] } }: Reading): Finding | undefined {
  const { result, sealer = '' } = authentication?.arc ?? {};
  const isTrusted = trustedSealers.some(
    (one) => organizationOf(one.toLowerCase()) === organizationOf(sealer.toLowerCase()),
  );
  return result === 'pass' && sealer !== '' && isTrusted
    ? { symbol: 'AUTH_ARC_TRUSTED', details: { sealer } }
    : undefined;
}

/** Something passes, and none of it belongs to the house in whose name the message speaks. */
function othersVouch({ spf, dkim, dmarc }: AuthenticationResults, domain: string): Finding[] {
  if (!spf || !dkim || dmarc?.result === 'pass') return [];
  const passing = [...(spf.result === 'pass' ? [spf] : []), ...dkim.filter(({ result }) => result === 'pass')];
  const other = passing.find((one) => one.domain !== '')?.domain;
  if (other === undefined || passing.some(({ isAligned }) => isAligned)) return [];
  return [{ symbol: 'AUTH_OTHERS_VOUCH', details: { domain, other } }];
}

function dmarcEvidence({ dmarc }: AuthenticationResults, domain: string, isForwarded: boolean): Finding[] {
  if (dmarc?.result === 'pass') return [{ symbol: 'AUTH_DMARC_PASS', details: { domain } }];
  if (dmarc?.result === 'fail') {
    return [{ symbol: isForwarded ? 'AUTH_DMARC_FAIL_LIST' : 'AUTH_DMARC_FAIL', details: { domain } }];
  }
  return dmarc?.result === 'none' ? [{ symbol: 'AUTH_DMARC_ABSENT', details: { domain } }] : [];
}

const spfSymbols: Partial<Record<SpfOutcome, EvidenceSymbol>> = {
  fail: 'AUTH_SPF_FAIL',
  softfail: 'AUTH_SPF_SOFTFAIL',
  permerror: 'AUTH_SPF_BROKEN',
  none: 'AUTH_SPF_ABSENT',
};

function spfEvidence({ spf }: AuthenticationResults): Finding[] {
  if (!spf) return [];
  const symbol = spf.result === 'pass' && spf.isAligned ? 'AUTH_SPF_ALIGNED' : spfSymbols[spf.result];
  return symbol ? [{ symbol, details: { domain: spf.domain } }] : [];
}

function dkimEvidence(dkim: readonly DkimResult[] | undefined, domain: string, reading: Reading): Finding[] {
  if (!dkim) return [];
  if (dkim.length === 0) return [{ symbol: 'AUTH_DKIM_ABSENT', details: { domain } }];
  const passed = dkim.filter(({ result }) => result === 'pass');
  const aligned = passed.filter(({ isAligned }) => isAligned);
  const best = aligned[0] ?? passed[0];
  if (!best) {
    const failed = dkim.find(({ result }) => result === 'fail' || result === 'permerror');
    return failed && !reading.isDiscussion ? [{ symbol: 'AUTH_DKIM_FAIL', details: { signer: failed.domain } }] : [];
  }
  return [
    aligned.length > 0
      ? { symbol: 'AUTH_DKIM_ALIGNED', details: { domain: best.domain } }
      : { symbol: 'AUTH_DKIM_UNALIGNED', details: { signer: best.domain, domain } },
    ...weaknesses(best),
    ...(aligned.length > 0 && aligned.every((one) => leavesListHeadersOpen(one, reading))
      ? [{ symbol: 'AUTH_DKIM_LIST_HEADERS_UNSIGNED' } as const]
      : []),
  ];
}

function weaknesses({ domain, keyBits, isPartial }: DkimResult): Finding[] {
  const findings: Finding[] = [];
  if (keyBits !== undefined && keyBits < SHORTEST_KEY_BITS) {
    findings.push({ symbol: 'AUTH_DKIM_WEAK_KEY', details: { signer: domain, bits: keyBits } });
  }
  if (isPartial) findings.push({ symbol: 'AUTH_DKIM_PARTIAL_BODY', details: { signer: domain } });
  return findings;
}

/** RFC 8058 section 4: a valid signature must cover both headers for one click to count. */
function leavesListHeadersOpen({ signedHeaders }: DkimResult, reading: Reading): boolean {
  if (!signedHeaders) return false;
  return ['List-Unsubscribe', 'List-Unsubscribe-Post'].some(
    (name) => reading.headers(name).length > 0 && !signedHeaders.includes(name.toLowerCase()),
  );
}

function nothingVouches({ spf, dkim, dmarc }: AuthenticationResults, domain: string): Finding[] {
  if (!spf || !dkim) return [];
  const isVouchedFor =
    spf.result === 'pass' || dmarc?.result === 'pass' || dkim.some(({ result }) => result === 'pass');
  const isUnknown = spf.result === 'temperror' || dkim.some(({ result }) => result === 'temperror');
  return isVouchedFor || isUnknown ? [] : [{ symbol: 'AUTH_NOTHING_VOUCHES', details: { domain } }];
}
