// Who writes in the name of a domain, from what reports say of machines: each source put to a sender, and each sender judged. Pure.
// `aligned`: proves the name. `mend`: a service that proves it elsewhere and not here. `unsure`: a known service that never proved it: set up
// badly, or somebody else's. `forwarded`: ours, passed on. `stranger`: whoever vouches for it vouches for another name, or nobody does.

import { serviceOf } from './services.ts';

export interface Source {
  source: string;
  dkimDomain: string;
  spfDomain: string;
  isDkimAligned: boolean;
  isSpfAligned: boolean;
  /** The receiver says that it was forwarded, or came by a list. */
  isPassedOn: boolean;
  messages: number;
  rejected: number;
  /** Days: `2026-11-27`. */
  firstDay: string;
  lastDay: string;
}

export type SenderKind = 'aligned' | 'mend' | 'unsure' | 'forwarded' | 'stranger';

export interface Sender {
  /** A service's name, the domain that vouches, or the network of the machine. */
  name: string;
  kind: SenderKind;
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
  /** Of services that are ours: to mend first. */
  lostOfServices: number;
  /** Of services that may be ours or not: to be looked at. */
  unsure: number;
  /** Passed on by others without a proof that survived: some receivers let them through all the same. */
  lostForwarded: number;
  /** In our name, by nobody we know: what the policy is for. */
  stopped: number;
}

export function sendersOf(domain: string, sources: readonly Source[]): Sender[] {
  const ours = servicesInUse(sources);
  const senders = new Map<string, Sender>();
  for (const one of sources) {
    const name = nameOf(one);
    const kind = kindOf(domain, one, ours);
    const key = `${kind} ${name}`;
    const { firstDay, lastDay } = one;
    const known = senders.get(key);
    const sender = known ?? { name, kind, ...NOTHING, firstDay, lastDay };
    senders.set(key, sender);
    sender.messages += one.messages;
    if (one.isDkimAligned) sender.byDkim += one.messages;
    if (one.isSpfAligned) sender.bySpf += one.messages;
    if (isProved(one)) sender.passed += one.messages;
    sender.rejected += one.rejected;
    sender.sources++;
    if (firstDay < sender.firstDay) sender.firstDay = firstDay;
    if (lastDay > sender.lastDay) sender.lastDay = lastDay;
  }
  return [...senders.values()].sort((a, b) => b.messages - a.messages);
}

const NOTHING = { messages: 0, byDkim: 0, bySpf: 0, passed: 0, rejected: 0, sources: 0 };

const isProved = ({ isDkimAligned, isSpfAligned }: Source) => isDkimAligned || isSpfAligned;
const serviceBehind = ({ spfDomain, dkimDomain }: Source) => serviceOf(spfDomain) ?? serviceOf(dkimDomain);

/** A service that proved the name once was given the means by the owner of the domain. */
const servicesInUse = (sources: readonly Source[]): ReadonlySet<string> =>
  new Set(sources.filter(isProved).flatMap((one) => serviceBehind(one) ?? []));

function kindOf(domain: string, one: Source, ours: ReadonlySet<string>): SenderKind {
  const service = serviceBehind(one);
  if (isProved(one)) {
    // Our signature within an envelope of somebody else: passed on, and the proof survived.
    const isElsewhere = one.spfDomain !== '' && !isWithin(one.spfDomain, domain) && service === undefined;
    return one.isPassedOn || (!one.isSpfAligned && isElsewhere) ? 'forwarded' : 'aligned';
  }
  if (service !== undefined) return ours.has(service) ? 'mend' : 'unsure';
  // Anybody can vouch for himself: only the receiver's word makes it forwarded mail.
  return one.isPassedOn ? 'forwarded' : 'stranger';
}

const isWithin = (name: string, domain: string) => name === domain || name.endsWith(`.${domain}`);

const nameOf = (one: Source): string =>
  serviceBehind(one) ?? [one.spfDomain, one.dkimDomain].find((domain) => domain !== '') ?? networkOf(one.source);

/** Machines of one network are one sender: nobody can tell them apart. */
const networkOf = (ip: string): string =>
  ip.includes(':') ? `${ip.split(':').slice(0, 3).join(':')}::/48` : `${ip.split('.').slice(0, 3).join('.')}.0/24`;

export function forecastOf(senders: readonly Sender[]): Forecast {
  const lost = (kind: SenderKind) =>
    senders.filter((one) => one.kind === kind).reduce((sum, { messages, passed }) => sum + messages - passed, 0);
  return {
    messages: senders.reduce((sum, { messages }) => sum + messages, 0),
    lostOfServices: lost('mend'),
    unsure: lost('unsure'),
    lostForwarded: lost('forwarded'),
    stopped: lost('stranger'),
  };
}

/** Strangers whom nobody saw before a day; nothing is new where nothing is old. */
export function newStrangers(senders: readonly Sender[], since: string): Sender[] {
  if (!senders.some(({ firstDay }) => firstDay < since)) return [];
  return senders.filter(({ kind, firstDay }) => (kind === 'stranger' || kind === 'unsure') && firstDay >= since);
}
