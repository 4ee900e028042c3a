// Who writes in the name of a domain, from what reports say of machines: each source put to a sender, and each sender judged. Pure.
// `aligned`: proves the name. `mend`: a service that is known and does not. `forwarded`: passed on by somebody, which breaks proofs.
// `stranger`: nobody vouches for it, and nobody knows it.

import { serviceOf } from './services.ts';

export interface Source {
  source: string;
  dkimDomain: string;
  spfDomain: string;
  isDkimAligned: boolean;
  isSpfAligned: boolean;
  messages: number;
  rejected: number;
  /** Days: `2026-11-27`. */
  firstDay: string;
  lastDay: string;
}

export type SenderKind = 'aligned' | 'mend' | 'forwarded' | 'stranger';

export interface Sender {
  /** A service's name, the domain that vouches, or the network of the machine. */
  name: string;
  kind: SenderKind;
  isService: boolean;
  messages: number;
  /** Of these, those that prove the name by DKIM, by SPF, by either. */
  byDkim: number;
  bySpf: number;
  passed: number;
  rejected: number;
  sources: number;
  firstDay: string;
  lastDay: string;
}

/** What a stricter policy would do to the mail of these senders. */
export interface Forecast {
  messages: number;
  /** Of services that are known and prove nothing yet: to mend first. */
  lostOfServices: number;
  /** Passed on by others: some receivers let them through all the same. */
  lostForwarded: number;
  /** In our name, by nobody we know: what the policy is for. */
  stopped: number;
}

export function sendersOf(domain: string, sources: readonly Source[]): Sender[] {
  const senders = new Map<string, Sender>();
  for (const one of sources) {
    const { name, isService } = nameOf(one);
    const kind = kindOf(domain, one, isService);
    const key = `${kind} ${name}`;
    const sender = senders.get(key) ?? {
      name,
      kind,
      isService,
      messages: 0,
      byDkim: 0,
      bySpf: 0,
      passed: 0,
      rejected: 0,
      sources: 0,
      firstDay: one.firstDay,
      lastDay: one.lastDay,
    };
    senders.set(key, sender);
    sender.messages += one.messages;
    if (one.isDkimAligned) sender.byDkim += one.messages;
    if (one.isSpfAligned) sender.bySpf += one.messages;
    if (one.isDkimAligned || one.isSpfAligned) sender.passed += one.messages;
    sender.rejected += one.rejected;
    sender.sources++;
    if (one.firstDay < sender.firstDay) sender.firstDay = one.firstDay;
    if (one.lastDay > sender.lastDay) sender.lastDay = one.lastDay;
  }
  return [...senders.values()].sort((a, b) => b.messages - a.messages);
}

function kindOf(domain: string, one: Source, isService: boolean): SenderKind {
  if (one.isDkimAligned || one.isSpfAligned) return 'aligned';
  if (isService) return 'mend';
  // Somebody vouches for having passed it on; a signature of ours that broke on the way is not told apart from one that was never there.
  const isVouchedByOther = (other: string) => other !== '' && other !== domain && !other.endsWith(`.${domain}`);
  return isVouchedByOther(one.spfDomain) || isVouchedByOther(one.dkimDomain) ? 'forwarded' : 'stranger';
}

function nameOf({ dkimDomain, spfDomain, source }: Source): { name: string; isService: boolean } {
  const service = serviceOf(spfDomain) ?? serviceOf(dkimDomain);
  if (service) return { name: service, isService: true };
  const vouching = [dkimDomain, spfDomain].find((one) => one !== '');
  return { name: vouching ?? networkOf(source), isService: false };
}

/** Machines of one network are one sender: nobody can tell them apart. */
const networkOf = (ip: string): string =>
  ip.includes(':') ? `${ip.split(':').slice(0, 3).join(':')}::/48` : `${ip.split('.').slice(0, 3).join('.')}.0/24`;

export function forecastOf(senders: readonly Sender[]): Forecast {
  const lost = (kind: SenderKind) =>
    senders.filter((one) => one.kind === kind).reduce((sum, { messages, passed }) => sum + messages - passed, 0);
  return {
    messages: senders.reduce((sum, { messages }) => sum + messages, 0),
    lostOfServices: lost('mend'),
    lostForwarded: lost('forwarded'),
    stopped: lost('stranger'),
  };
}
