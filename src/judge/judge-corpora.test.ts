// The judge on real mail: nothing legitimate, in whatever language, may be called spam or fraud; how much of the unwanted is found is
// printed beside it and held to a floor, so that a change of weights cannot quietly lose it.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import type { AuthenticationResults, DkimOutcome, DmarcOutcome, SpfOutcome } from '#authentication/results.ts';
import { headerValues, type Message, parse } from '#message/parse.ts';
import { corpus, withoutCorpora } from '#test/kit/corpora.ts';
import { writeCase } from '#test/cases/judge/case.ts';
import { organizationOf } from './hosts.ts';
import { judge } from './judge.ts';
import type { Verdict } from './verdict.ts';

const skip = withoutCorpora();
const isCondemned = (verdict: Verdict) => verdict.class === 'spam' || verdict.class === 'phish';
const shareOf = (verdicts: Verdict[]) => verdicts.filter(isCondemned).length / verdicts.length;
const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

test('judge: no French letter of an administration or a shop is called spam or fraud', { skip }, (t) => {
  const lines = readFileSync(corpus('text/fr-transactional-ham.jsonl') ?? '', 'utf8')
    .trim()
    .split('\n');
  const letters = lines.map((line) => JSON.parse(line) as { from: string; subject: string; text: string });
  const verdicts = letters.map(({ from, subject, text }) => judge(parse(writeCase({ from, subject, text }))));
  t.diagnostic(`${verdicts.length} letters, ${percent(shareOf(verdicts))} called spam or fraud`);
  assert.ok(verdicts.length > 50);
  assert.deepEqual(
    letters.filter((_, index) => isCondemned(verdicts[index] as Verdict)),
    [],
  );
});

test('judge: no German newsletter is called spam or fraud, and the pixels of all that spy are seen', { skip }, (t) => {
  const folder = corpus('mail/newsletters-de-paired-dev') ?? '';
  const files = readdirSync(folder).filter((name) => name.endsWith('.eml'));
  const verdicts = new Map(files.map((file) => [file, judge(parse(readFileSync(join(folder, file))))]));
  const spies = [...verdicts].filter(([, { evidence }]) =>
    evidence.some(({ symbol }) => symbol.startsWith('TRACKER_')),
  );
  t.diagnostic(
    `${files.length} newsletters, ${percent(shareOf([...verdicts.values()]))} called spam or fraud, spies seen in ${spies.length}`,
  );
  assert.equal(files.length, 18);
  assert.deepEqual(
    [...verdicts].filter(([, verdict]) => isCondemned(verdict)).map(([file]) => file),
    [],
  );
  const honest = files.filter((file) => file.startsWith('_no-user-tracking'));
  const named = (file: string) => verdicts.get(file)?.evidence.some(({ symbol }) => symbol === 'TRACKER_NAMED');
  assert.deepEqual(honest.filter(named), []);
});

test('judge: what people write on a technical list is called spam or fraud in less than 0.2 %', { skip }, (t) => {
  const verdicts = judgePack('listham-usrp-2019-2022', { limit: 500, only: (row) => row.label.startsWith('ham') });
  t.diagnostic(`${verdicts.length} messages, ${percent(shareOf(verdicts))} called spam or fraud`);
  assert.ok(shareOf(verdicts) < 0.002);
});

test('judge: honest mail of 2002 to 2010 is called spam or fraud in less than 2 %', { skip }, (t) => {
  const verdicts = ['spamassassin-2002-2003', 'csdmc2010-train'].flatMap((pack) =>
    judgePack(pack, { limit: 300, only: (row) => row.label.startsWith('ham') }),
  );
  t.diagnostic(`${verdicts.length} messages, ${percent(shareOf(verdicts))} called spam or fraud`);
  assert.ok(shareOf(verdicts) < 0.02);
});

test('judge: frauds sent to a honeypot are found out of the box, one per campaign', { skip }, (t) => {
  const verdicts = judgePack('phishing_pot-2022-2025q1', { limit: 400, oncePerCluster: true });
  t.diagnostic(`${verdicts.length} campaigns, ${percent(shareOf(verdicts))} called spam or fraud`);
  assert.ok(shareOf(verdicts) > 0.85);
});

interface Row {
  file: string;
  label: string;
  spf: string;
  dkim: string;
  dmarc: string;
  cluster: string | undefined;
}

interface Choice {
  limit: number;
  only?: (row: Row) => boolean;
  oncePerCluster?: boolean;
}

function judgePack(pack: string, { limit, only = () => true, oncePerCluster = false }: Choice): Verdict[] {
  const folder = corpus(`mail/${pack}`) ?? '';
  const seen = new Set<string>();
  const rows = readRows(join(folder, 'labels.tsv')).filter((row) => {
    if (!only(row) || (oncePerCluster && row.cluster && seen.has(row.cluster))) return false;
    if (row.cluster) seen.add(row.cluster);
    return true;
  });
  // Spread over the whole pack, whose order is that of time.
  const step = Math.max(1, Math.floor(rows.length / limit));
  return rows
    .filter((_, index) => index % step === 0)
    .slice(0, limit)
    .map((row) => {
      const message = parse(readFileSync(join(folder, row.file)));
      return judge(message, { authentication: upstreamResults(message, row) });
    });
}

function readRows(path: string): Row[] {
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [file = '', label = '', , , , spf = '', dkim = '', dmarc = '', extra = ''] = line.split('\t');
      return { file, label, spf, dkim, dmarc, cluster: /cluster=(\d+)/.exec(extra)?.[1] };
    });
}

/** What the server that collected the message found out: the DNS of those days is gone. */
function upstreamResults(message: Message, { spf, dkim, dmarc }: Row): AuthenticationResults | undefined {
  if (!spf && !dkim && !dmarc) return undefined;
  const from = message.from.find(({ address }) => address)?.address.split('@')[1] ?? '';
  const own = organizationOf(from);
  const written = headerValues(message, 'Authentication-Results').join(' ');
  const mailFrom = /smtp\.mailfrom=(?:[^\s;]*@)?([^\s;]+)/i.exec(written)?.[1] ?? '';
  const signatures = [...written.matchAll(/dkim=(\w+)[^;]*?header\.[di]=@?([^\s;]+)/gi)]
    .filter(([, result]) => result !== 'none')
    .map(([, result = '', domain = '']) => ({
      result: result.toLowerCase() as DkimOutcome,
      domain: domain.toLowerCase(),
      isAligned: organizationOf(domain.toLowerCase()) === own,
    }));
  return {
    ...(spf && { spf: { result: spf as SpfOutcome, domain: mailFrom, isAligned: organizationOf(mailFrom) === own } }),
    ...(dkim && { dkim: signatures }),
    ...(dmarc && { dmarc: { result: (dmarc === 'bestguesspass' ? 'none' : dmarc) as DmarcOutcome, domain: from } }),
  };
}
