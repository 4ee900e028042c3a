// Looks at what a domain really publishes, record by record, through the resolver that is handed in.
// It never throws on the DNS's account: silence is a finding of its own (see #authentication/dns-records.ts).

import {
  checkBimi,
  checkDkim,
  checkDmarc,
  checkMtaSts,
  checkOwnership,
  checkSpf,
  checkTlsRpt,
  type DnsCheck,
} from '#authentication/dns-records.ts';
import type { Resolver } from '#platform/resolver.ts';
import {
  type CheckedRecord,
  dkimName,
  ownershipValue,
  type PublishedKey,
  type RecordKind,
  sendingHost,
} from './domain.ts';

export interface DomainToCheck {
  name: string;
  mailHost: string;
  keys: readonly PublishedKey[];
  ownershipToken: string;
}

export async function checkDomain(resolver: Resolver, domain: DomainToCheck): Promise<CheckedRecord[]> {
  const { name, mailHost, keys, ownershipToken } = domain;
  const dmarc = checkDmarc(resolver, name);
  const checks: [RecordKind, Promise<DnsCheck>][] = [
    ['spf', checkSpf(resolver, name, sendingHost(mailHost, name))],
    ...keys.map((key): [RecordKind, Promise<DnsCheck>] => [
      key.algorithm === 'rsa-sha256' ? 'dkim_rsa' : 'dkim_ed25519',
      checkDkim(resolver, dkimName(key.selector, name), key),
    ]),
    ['dmarc', dmarc],
    ['mta_sts', checkMtaSts(resolver, name)],
    ['tls_rpt', checkTlsRpt(resolver, name)],
    ['bimi', dmarc.then(({ found }) => checkBimi(resolver, name, found))],
    ['ownership', checkOwnership(resolver, name, ownershipValue(ownershipToken))],
  ];
  return Promise.all(checks.map(async ([kind, check]) => ({ kind, ...(await check) })));
}
