// Who followed this link: a person, or a machine that checks links? Log-odds: what one request shows, whence and how soon it came,
// what came within seconds around it, and what only people do later.
// It cannot fail; what it does not know it does not count. It must never drop a hit, nor judge the person behind it:
// a human whose gateway clicks is still human, so only the event is classed.

import { BlockList } from 'node:net';
import { hitWeights, SCANNER_FROM, UNKNOWN_FROM } from './data/hit-weights.ts';
import { machineAgents, proxyAgents } from './data/machine-agents.ts';
import { securityNetworks } from './data/security-networks.ts';

export const hitClasses = ['human', 'unknown', 'proxy', 'scanner'] as const;
export type HitClass = (typeof hitClasses)[number];

type WeighedReason = keyof typeof hitWeights;
export type HitReason = WeighedReason | 'PROXY_AGENT';

export interface HitFacts {
  method: string;
  userAgent: string;
  hasAcceptLanguage: boolean;
  /** Since the receiving server answered 250; below zero or 'never' = it had not yet. Unknown for anonymous links. */
  secondsAfterAcceptance?: number | 'never';
  /** Different links of the message followed within 5 s by the same person (or the same machine), this one included. */
  linksInBurst: number;
  linksInMessage: number;
  /** Different recipients whose links the same network and agent followed within 60 s, this one included. */
  peopleFromSource: number;
  /** As `networkOf` gives it. */
  network: string;
  /** The same person had followed a link of this message more than an hour before, not as a machine does. */
  cameBackLater: boolean;
  /** The same person answered the message. */
  answered: boolean;
}

export interface HitJudgement {
  score: number;
  class: HitClass;
  reasons: HitReason[];
}

export const BURST_SECONDS = 5;
export const SOURCE_SECONDS = 60;
/** What each reason is; what it weighs stands in data/hit-weights.ts. */
const signs: Record<WeighedReason, (facts: HitFacts) => boolean> = {
  BEFORE_ACCEPTANCE: (facts) => facts.secondsAfterAcceptance === 'never' || seconds(facts) < 0,
  WITHIN_10_SECONDS: (facts) => seconds(facts) >= 0 && seconds(facts) <= 10,
  WITHIN_30_SECONDS: (facts) => seconds(facts) > 10 && seconds(facts) <= 30,
  HEAD_REQUEST: (facts) => facts.method === 'HEAD',
  NO_ACCEPT_LANGUAGE: (facts) => facts.method !== 'HEAD' && !facts.hasAcceptLanguage,
  EMPTY_AGENT: (facts) => facts.userAgent.trim() === '',
  MACHINE_AGENT: callsItselfMachine,
  SECURITY_NETWORK: isOfSecurity,
  LINKS_IN_BURST: inBurst,
  ONE_SOURCE_MANY_PEOPLE: (facts) => facts.peopleFromSource >= 5,
  CAME_BACK_LATER: (facts) => facts.cameBackLater && !isOfSecurity(facts),
  ANSWERED: (facts) => facts.answered,
};

export function classifyHit(facts: HitFacts): HitJudgement {
  const reasons = (Object.keys(signs) as WeighedReason[]).filter((reason) => signs[reason](facts));
  const score = reasons.reduce((sum, reason) => sum + hitWeights[reason], 0);
  if (proxyAgents.test(facts.userAgent)) return { score, class: 'proxy', reasons: ['PROXY_AGENT', ...reasons] };
  return { score, class: classOf(score), reasons };
}

/** What was learnt later, from neighbours or from an answer: the same hit with one more reason. */
export function withReason(hit: HitJudgement, reason: WeighedReason): HitJudgement {
  if (hit.reasons.includes(reason)) return hit;
  const score = hit.score + hitWeights[reason];
  return { score, class: hit.class === 'proxy' ? 'proxy' : classOf(score), reasons: [...hit.reasons, reason] };
}

function classOf(score: number): HitClass {
  if (score >= SCANNER_FROM) return 'scanner';
  return score >= UNKNOWN_FROM ? 'unknown' : 'human';
}

function callsItselfMachine({ userAgent }: HitFacts): boolean {
  return userAgent.trim() !== '' && machineAgents.test(userAgent) && !proxyAgents.test(userAgent);
}

const ofSecurity = new BlockList();
for (const [network, bits] of securityNetworks) ofSecurity.addSubnet(network, bits);

function isOfSecurity({ network }: HitFacts): boolean {
  const [address = '', bits] = network.split('/');
  return bits === '24' && ofSecurity.check(address);
}

/** Three links, or most links of a message that has several: nobody reads that fast. */
function inBurst({ linksInBurst, linksInMessage }: HitFacts): boolean {
  return linksInBurst >= 3 || (linksInBurst >= 2 && linksInBurst >= 0.6 * linksInMessage);
}

/** NaN when not known, so that no comparison holds. */
function seconds({ secondsAfterAcceptance }: HitFacts): number {
  return typeof secondsAfterAcceptance === 'number' ? secondsAfterAcceptance : Number.NaN;
}

/** The part of an address that shows one machine's burst without following a person: /24 of IPv4, /48 of IPv6. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  const four = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.\d{1,3}$/.exec(mapped?.[1] ?? address);
  if (four) return `${four[1]}.${four[2]}.${four[3]}.0/24`;
  if (!address.includes(':')) return '';
  const [head = '', tail] = address.split('%')[0]!.toLowerCase().split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups = [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
  return `${groups
    .slice(0, 3)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/48`;
}
