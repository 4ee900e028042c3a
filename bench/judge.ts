// How quick and how right the judge is, with its peers in the same run where Debian's packages of them are installed: bogofilter,
// SpamAssassin with Bayes, rspamd with Bayes. Speed: parse, authentication with a resolver that knows nothing, evidence and model, on
// a real mix, on all processors. Right: the labelled packs as one stream in order of time, each message judged and then told.
// Usage: npm run bench -- judge [--messages N for bogofilter] [--slow N for the slow peers] [--seconds S] [--no-peers]

import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { missedAt, rocaPercent, type Scored } from '#judge/learn/figures.ts';
import { Memory } from '#judge/learn/memory.ts';
import { corpus, withoutCorpora } from '#test/kit/corpora.ts';
import { examineAll } from '../src/cli/evaluation/examine-all.ts';
import { findLabelled, readLabelled } from '../src/cli/evaluation/labelled-mail.ts';
import { byTime, type Item, judgeInOrder } from '../src/cli/evaluation/outcomes.ts';
import { streamPacks } from './judge/packs.ts';
import { bogofilter, type Peer, rspamd, spamassassin } from './judge/peers.ts';

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '20000' },
    slow: { type: 'string', default: '1500' },
    seconds: { type: 'string', default: '10' },
    'no-peers': { type: 'boolean', default: false },
  },
});

interface Speed {
  perSecond: number;
  meanOctets: number;
  microseconds: Record<string, number>;
}

async function speedOn(files: readonly string[], threads: number): Promise<Speed> {
  const reports = await Promise.all(
    Array.from({ length: threads }, async (_, index) => {
      const own = files.filter((_file, at) => at % threads === index);
      const worker = new Worker(new URL('./judge/speed-thread.ts', import.meta.url), {
        workerData: { files: own, seconds: Number(values.seconds) },
      });
      const [report] = await once(worker, 'message');
      return report as { count: number; octets: number; seconds: number; steps: Record<string, number> };
    }),
  );
  const count = reports.reduce((sum, one) => sum + one.count, 0);
  const steps = Object.keys(reports[0]?.steps ?? {});
  return {
    perSecond: reports.reduce((sum, one) => sum + one.count / one.seconds, 0),
    meanOctets: reports.reduce((sum, one) => sum + one.octets, 0) / count,
    microseconds: Object.fromEntries(
      steps.map((step) => [step, (1_000 * reports.reduce((sum, one) => sum + (one.steps[step] ?? 0), 0)) / count]),
    ),
  };
}

/** Evenly over the whole stream, so that each stretch of time has its share. */
const sample = <T>(all: readonly T[], most: number): T[] =>
  all.length <= most
    ? [...all]
    : Array.from({ length: most }, (_, index) => all[Math.floor((index * all.length) / most)] as T);

interface Run {
  name: string;
  messages: number;
  rocaPercent: number;
  missedAt01: number;
  missedAt1: number;
  perSecond: number;
}

function figures(name: string, scored: readonly Scored[], milliseconds: number): Run {
  return {
    name,
    messages: scored.length,
    rocaPercent: rocaPercent(scored),
    missedAt01: missedAt(scored, 0.001),
    missedAt1: missedAt(scored, 0.01),
    perSecond: (1_000 * scored.length) / milliseconds,
  };
}

function runOwn(items: readonly Item[]): Run {
  const began = performance.now();
  const outcomes = judgeInOrder(items, new Memory(), true);
  const examined = items.reduce((sum, { examination }) => sum + examination.milliseconds, 0);
  return figures('Dauphin', outcomes, performance.now() - began + examined);
}

function runPeer(peer: Peer, items: readonly Item[]): Run {
  let milliseconds = 0;
  const scored = items.map(({ mail }): Scored => {
    const bytes = readLabelled(mail);
    const isUnwanted = !mail.label.startsWith('ham');
    const began = performance.now();
    const score = peer.score(bytes);
    milliseconds += performance.now() - began;
    peer.learn(bytes, isUnwanted);
    return { score, isUnwanted };
  });
  peer.close();
  return figures(peer.name, scored, milliseconds);
}

if (withoutCorpora()) throw new Error('the corpora are absent: set DAUPHIN_CORPORA');
const mail = findLabelled(streamPacks.map((pack) => corpus(`mail/${pack}`) as string));
const items: Item[] = [];
for await (const one of examineAll(mail, {})) if (!('error' in one)) items.push(one);
const stream = byTime(items);

const mix = sample(mail, 3_000)
  .map(({ path }) => path)
  .filter((path) => statSync(path).size < 200_000);
const cores = availableParallelism();
const speed = { one: await speedOn(mix, 1), all: await speedOn(mix, cores) };

const runs: Run[] = [runOwn(stream)];
if (!values['no-peers']) {
  const quick = sample(stream, Number(values.messages));
  const slow = sample(stream, Number(values.slow));
  const bogo = bogofilter();
  if (bogo) runs.push(runPeer(bogo, quick));
  const others = [await spamassassin(), await rspamd()].filter((peer) => peer !== undefined);
  if (others.length > 0) runs.push({ ...runOwn(slow), name: 'Dauphin, the same sample' });
  for (const peer of others) runs.push(runPeer(peer, slow));
}

console.log(
  `speed: ${speed.one.perSecond.toFixed(0)} messages a second on one thread, ${speed.all.perSecond.toFixed(0)} on ${cores} (mean ${(speed.all.meanOctets / 1024).toFixed(1)} KiB)`,
);
console.log(
  `       ${Object.entries(speed.one.microseconds)
    .map(([step, us]) => `${step} ${us.toFixed(0)} us`)
    .join(', ')}`,
);
console.table(
  runs.map(({ name, messages, ...run }) => ({
    filter: name,
    messages,
    '1-ROCA %': Number(run.rocaPercent.toFixed(4)),
    'missed % at 0.1 %': Number(run.missedAt01.toFixed(2)),
    'missed % at 1 %': Number(run.missedAt1.toFixed(2)),
    'judged/s': Math.round(run.perSecond),
  })),
);
console.log(JSON.stringify({ bench: 'judge', speed, runs }));
