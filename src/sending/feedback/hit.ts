// Who followed this link: a person, or a machine that checks links? A first honest part of the scoring of log-odds that the
// house has settled: what one request shows, how soon it came, and what came within seconds around it.
// It cannot fail; what it does not know it does not count. It must never drop a hit, nor judge the person behind it:
// a human whose gateway clicks is still human, so only the event is classed.

import { machineAgents, proxyAgents } from './machine-agents.ts';

export const hitClasses = ['human', 'unknown', 'proxy', 'scanner'] as const;
export type HitClass = (typeof hitClasses)[number];

export const hitReasons = [
  'BEFORE_ACCEPTANCE',
  'WITHIN_10_SECONDS',
  'WITHIN_30_SECONDS',
  'HEAD_REQUEST',
  'NO_ACCEPT_LANGUAGE',
  'EMPTY_AGENT',
  'MACHINE_AGENT',
  'PROXY_AGENT',
  'LINKS_IN_BURST',
  'ONE_SOURCE_MANY_PEOPLE',
] as const;
export type HitReason = (typeof hitReasons)[number];

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
}

export interface HitJudgement {
  score: number;
  class: HitClass;
  reasons: HitReason[];
}

export const BURST_SECONDS = 5;
export const SOURCE_SECONDS = 60;
const SCANNER_FROM = 4;
const UNKNOWN_FROM = 2;

type Rule = readonly [HitReason, weight: number, applies: (facts: HitFacts) => boolean];

const rules: readonly Rule[] = [
  ['BEFORE_ACCEPTANCE', 4, (facts) => facts.secondsAfterAcceptance === 'never' || seconds(facts) < 0],
  ['WITHIN_10_SECONDS', 2, (facts) => seconds(facts) >= 0 && seconds(facts) <= 10],
  ['WITHIN_30_SECONDS', 1, (facts) => seconds(facts) > 10 && seconds(facts) <= 30],
  ['HEAD_REQUEST', 3, (facts) => facts.method === 'HEAD'],
  ['NO_ACCEPT_LANGUAGE', 3, (facts) => facts.method !== 'HEAD' && !facts.hasAcceptLanguage],
  ['EMPTY_AGENT', 3, (facts) => facts.userAgent.trim() === ''],
  ['MACHINE_AGENT', 3, callsItselfMachine],
  ['LINKS_IN_BURST', 3, inBurst],
  ['ONE_SOURCE_MANY_PEOPLE', 2, (facts) => facts.peopleFromSource >= 5],
];

export function classifyHit(facts: HitFacts): HitJudgement {
  const held = rules.filter(([, , applies]) => applies(facts));
  const score = held.reduce((sum, [, weight]) => sum + weight, 0);
  const reasons = held.map(([reason]) => reason);
  if (proxyAgents.test(facts.userAgent)) return { score, class: 'proxy', reasons: ['PROXY_AGENT', ...reasons] };
  return { score, class: classOf(score), reasons };
}

/** What neighbours showed later: the same hit with one more reason against it. */
export function worsen(hit: HitJudgement, reason: HitReason): HitJudgement {
  const rule = rules.find(([name]) => name === reason);
  if (!rule || hit.reasons.includes(reason)) return hit;
  const score = hit.score + rule[1];
  return { score, class: hit.class === 'proxy' ? 'proxy' : classOf(score), reasons: [...hit.reasons, reason] };
}

function classOf(score: number): HitClass {
  if (score >= SCANNER_FROM) return 'scanner';
  return score >= UNKNOWN_FROM ? 'unknown' : 'human';
}

function callsItselfMachine({ userAgent }: HitFacts): boolean {
  return userAgent.trim() !== '' && machineAgents.test(userAgent) && !proxyAgents.test(userAgent);
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
