// The sample messages of a pre-flight: made by the outbox's maker, parsed, authenticated and judged, one by one. A message that
// can not be made is left to the walk through the audience, which counts such people. One message at a time, giving way between
// two, so that the thread stays free for others.

import { setImmediate as giveWay } from 'node:timers/promises';
import { classNames, type Verdict } from '#judge/verdict.ts';
import { isUnwanted } from '#judge/advice.ts';
import type { JudgeContext } from '#judge/context.ts';
import { judge } from '#judge/judge.ts';
import { parse } from '#message/parse.ts';
import type { Platform } from '#platform/platform.ts';
import type { Maker } from '#sending/outbox/maker.ts';
import type { AudienceDetail } from './audience.ts';
import { messageRemarks } from './message-checks.ts';
import type { SampleWorld } from './preflight.ts';
import { prepareAuthentication } from './preflight-authentication.ts';
import type { SampledPerson } from './preflight-sample.ts';
import type { ComposedSample } from './preflight-store.ts';
import { type Remark, remark } from './remark.ts';

export interface Makers {
  maker: Maker;
  /** The same without click tracking: a filter that follows links sees where they really lead. */
  untracked: Maker;
}

export interface JudgedSamples {
  verdicts: Verdict[];
  /** What the links show beside each verdict. */
  targets: Verdict[];
  samples: ComposedSample[];
  remarks: Remark[];
  size: { html: number; message: number } | null;
}

export async function judgeSamples(
  platform: Platform,
  { maker, untracked }: Makers,
  people: readonly SampledPerson[],
  world: SampleWorld,
  report: (done: number) => Promise<boolean>,
): Promise<JudgedSamples | undefined> {
  const date = platform.clock.now();
  const authenticate = await prepareAuthentication(platform, world);
  const found: JudgedSamples = { verdicts: [], targets: [], samples: [], remarks: [], size: null };
  for (const [index, person] of people.entries()) {
    if (!(await report(index))) return undefined;
    await giveWay();
    const rendered = maker.render(person);
    if (!rendered.ok) continue;
    const composed = maker.compose(person, rendered.value, date);
    if (!composed.ok) continue;
    const source = await maker.sign(composed.value, date);
    const message = parse(source);
    const envelope = { mailFrom: maker.returnPath(person), recipient: person.email };
    const authentication = await authenticate(source, envelope.mailFrom);
    const context = { receivedAt: date, envelope, authentication };
    const seen = judge(message, context);
    const behind = judgeTargets(untracked, person, context) ?? seen;
    // Filters follow links: the mailing is judged by whichever of the two looks worse.
    const verdict = rank(behind) > rank(seen) ? behind : seen;
    const { contactId, choice } = person;
    found.verdicts.push(verdict);
    found.samples.push({
      contactId,
      choice,
      subject: rendered.value.subject,
      class: verdict.class,
      score: verdict.score,
      source,
    });
    found.targets.push(linksOnly(behind, verdict));
    found.remarks.push(...messageRemarks(message, world));
    found.size = {
      html: Math.max(found.size?.html ?? 0, message.htmlSize),
      message: Math.max(found.size?.message ?? 0, message.size),
    };
  }
  return { ...found, remarks: once(found.remarks) };
}

/** The same message with the real targets of its links. Undefined when it can not be made. */
function judgeTargets(
  untracked: Maker,
  person: SampledPerson,
  context: JudgeContext & { receivedAt: Date },
): Verdict | undefined {
  const rendered = untracked.render(person);
  const composed = rendered.ok ? untracked.compose(person, rendered.value, context.receivedAt) : rendered;
  return composed.ok ? judge(parse(composed.value), context) : undefined;
}

/** What the links show that the verdict does not hold already. */
function linksOnly(behind: Verdict, verdict: Verdict): Verdict {
  const known = new Set(verdict.evidence.map(({ symbol }) => symbol));
  const evidence = behind.evidence.filter(({ symbol }) => symbol.startsWith('LINK_') && !known.has(symbol));
  return { ...behind, evidence };
}

/** The same remark about twenty messages is one remark. */
function once(remarks: readonly Remark[]): Remark[] {
  return [...new Map(remarks.map((one) => [one.code, one])).values()];
}

/** The message that a filter likes least: a mailing is as good as that one. */
export function worstOf(verdicts: readonly Verdict[]): Verdict | undefined {
  return verdicts.reduce<Verdict | undefined>(
    (worst, one) => (worst === undefined || rank(one) > rank(worst) ? one : worst),
    undefined,
  );
}

const order = ['desired', 'greybulk', 'greymail', 'greyspam', 'spam', 'phish'];
const rank = ({ class: name, score }: Verdict) => order.indexOf(name) + score;

export function unwantedRemarks(verdicts: readonly Verdict[], mode: 'sandbox' | 'live'): Remark[] {
  const unwanted = verdicts.filter(isUnwanted);
  const worst = worstOf(unwanted);
  if (!worst) return [];
  // Nobody is harmed in the sandbox: there one may see what becomes of such a message.
  const stops = mode === 'live' && (worst.class === 'spam' || worst.class === 'phish');
  return [
    remark('judged_unwanted', { messages: unwanted.length, ...classNames[worst.class] }, stops ? 'blocker' : 'warning'),
  ];
}

const pixelSymbols = new Set<string>(['TRACKER_NAMED', 'TRACKER_PIXEL', 'TRACKER_HIDDEN', 'TRACKER_RECIPIENT']);

/** An image that reports each reading needs the consent of each reader (CNIL, deliberation 2026-042). */
export async function pixelRemarks(
  verdicts: readonly Verdict[],
  people: number,
  detail: () => Promise<AudienceDetail>,
): Promise<Remark[]> {
  const hasPixel = verdicts.some(({ evidence }) => evidence.some(({ symbol }) => pixelSymbols.has(symbol)));
  if (!hasPixel) return [];
  const { tracked } = await detail();
  return [tracked < people ? remark('pixel_found', { people: people - tracked }) : remark('pixel_consented')];
}
