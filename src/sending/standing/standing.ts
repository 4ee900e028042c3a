// Standing: what the figures of a stream call for. Pure: figures and a moment in, a step and its reason out. A rate counts only by what is certain
// of it (one-sided 95 % Wilson lower bound) and from a least number of recipients and events on, so that one angry reader moves nothing.
// It only ever climbs as far as a suspension, and never takes one back: closing and reinstating are decisions of a person.

import {
  COMPLAINTS_A_DAY,
  LEAST_EVENTS,
  LEAST_RECIPIENTS,
  LIMIT_DAYS,
  LIMITED_LEAST,
  LIMITED_SHARE,
  lines,
  MORE_LEAVE_THAN_CLICK,
  rungs,
  WINDOW_DAYS,
} from './data/ladder.ts';

export const streams = ['campaign', 'relay'] as const;
export type Stream = (typeof streams)[number];

export const standingSteps = ['good', 'warned', 'limited', 'suspended', 'closed'] as const;
export type StandingStep = (typeof standingSteps)[number];

export type Measure = keyof typeof lines;
export type StandingReason = Measure | 'complaints_in_a_day' | 'recovered' | 'operator';

export interface Counts {
  attempted: number;
  delivered: number;
  hard_bounces: number;
  blocked: number;
  complaints: number;
  unsubscribes: number;
  clicks: number;
}

export interface Figures {
  all: Counts;
  providers: readonly (Counts & { provider: string })[];
  /** Of the day with the most. */
  complaintsInADay: number;
}

export interface Finding {
  step: StandingStep;
  reason: StandingReason;
  /** Empty: all together. */
  provider: string;
  /** Null: a person decided, not a figure. */
  events: number | null;
  total: number | null;
}

export interface Rate {
  measure: Measure;
  events: number;
  total: number;
  warned: number;
  /** What it calls for by itself. */
  step: StandingStep;
}

export interface Standing {
  step: StandingStep;
  until: Date | null;
  rung: number | null;
  rungSince: Date;
}

const DAY_MS = 86_400_000;
export const WINDOW_MS = WINDOW_DAYS * DAY_MS;
/** One-sided 95 %. */
const Z = 1.6448536269514722;

/** The rate that the true one exceeds with a confidence of 95 %. */
export function wilsonLowerBound(events: number, total: number): number {
  if (total <= 0) return 0;
  const share = Math.min(events / total, 1);
  const square = (Z * Z) / total;
  const middle = share + square / 2;
  const spread = Z * Math.sqrt((share * (1 - share)) / total + square / (4 * total));
  return Math.max(0, (middle - spread) / (1 + square));
}

/** Everything the figures hold against the stream, the gravest first. Complaints are held against each provider: few of them report any. */
export function findingsOf({ all, providers, complaintsInADay }: Figures): Finding[] {
  const found = [
    ...(['hard_bounces', 'unsubscribes', 'blocked'] as const).map((measure) => findingOf(measure, '', all)),
    ...providers.map((counts) => findingOf('complaints', counts.provider, counts)),
  ].filter((one) => one !== undefined);
  if (complaintsInADay > COMPLAINTS_A_DAY)
    found.push({
      step: 'suspended',
      reason: 'complaints_in_a_day',
      provider: '',
      events: complaintsInADay,
      total: all.delivered,
    });
  return found.sort((a, b) => rank(b.step) - rank(a.step));
}

/** Where a stream stands on each measure, and the line from which it is warned. */
export function ratesOf(figures: Figures): Rate[] {
  return (Object.keys(lines) as Measure[]).map((measure) => {
    const gravest = findingsOf(figures).find((one) => one.reason === measure);
    const counts = figures.all;
    const { of, warned } = lines[measure];
    return { measure, events: counts[measure], total: counts[of], warned, step: gravest?.step ?? 'good' };
  });
}

function findingOf(measure: Measure, provider: string, counts: Counts): Finding | undefined {
  const line = lines[measure];
  const [events, total] = [counts[measure], counts[line.of]];
  if (total < LEAST_RECIPIENTS || events < LEAST_EVENTS) return undefined;
  const rate = wilsonLowerBound(events, total);
  const isFleeing = measure === 'unsubscribes' && counts.unsubscribes > counts.clicks && rate >= MORE_LEAVE_THAN_CLICK;
  const step = (['suspended', 'limited', 'warned'] as const).find((one) => line[one] !== null && rate >= line[one]);
  if (!step) return undefined;
  return { step: isFleeing ? 'limited' : step, reason: measure, provider, events, total };
}

export const rank = (step: StandingStep): number => standingSteps.indexOf(step);

/** The step to take now; undefined: it stays as it is. A limit that ran out is set again for as long as the figures call for it. */
export function nextStep(standing: Standing, figures: Figures, now: Date): Finding | undefined {
  const { step, until } = standing;
  if (step === 'suspended' || step === 'closed') return undefined;
  const [gravest] = findingsOf(figures);
  const wanted = gravest?.step ?? 'good';
  if (gravest && rank(wanted) > rank(step)) return gravest;
  if (step === 'limited' && until && now < until) return undefined;
  if (step === 'limited' && gravest && wanted === 'limited') return gravest;
  if (wanted === step) return undefined;
  return gravest ?? { step: 'good', reason: 'recovered', provider: '', events: 0, total: figures.all.attempted };
}

export const limitEnd = (step: StandingStep, now: Date): Date | null =>
  step === 'limited' ? new Date(now.getTime() + LIMIT_DAYS * DAY_MS) : null;

/** The rung after this one once its days have passed in good standing; null: past the last. A stream that is not good stays where it is. */
export function nextRung({ step, rung, rungSince }: Standing, now: Date): number | null {
  if (rung === null || step !== 'good') return rung;
  const { days } = rungs[Math.min(rung, rungs.length - 1)]!;
  if (now.getTime() - rungSince.getTime() < days * DAY_MS) return rung;
  return rung + 1 < rungs.length ? rung + 1 : null;
}

/** New recipients a day; null: no ceiling. */
export function ceilingOf(step: StandingStep, rung: number | null, { attempted }: Counts): number | null {
  const climbing = rung === null ? null : rungs[rung]!.ceiling;
  if (step !== 'limited') return climbing;
  const limited = Math.max(LIMITED_LEAST, Math.floor((attempted / WINDOW_DAYS) * LIMITED_SHARE));
  return Math.min(limited, climbing ?? limited);
}
