// Bounces of some sixty kinds of mail server, as their collector reads them; and that nothing else is taken for one.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from '#message/parse.ts';
import { corpus, withoutCorpora } from '#test/kit/corpora.ts';
import { causes } from './bounce-cause.ts';
import { isHardBounce, readReturnedMail, type ReturnedRecipient } from './read-bounce.ts';

const skip = withoutCorpora();

interface Expected {
  reason: string;
  hardbounce: boolean;
}

const recipientsOf = (file: string): ReturnedRecipient[] => {
  const returned = readReturnedMail(parse(readFileSync(file)));
  return returned.kind === 'none' ? [] : returned.recipients;
};

test('readReturnedMail: reason, hardness and recipients of sisimai-dev', { skip }, (context) => {
  const folder = corpus('bounces/sisimai-dev') as string;
  const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Record<string, Expected[]>;
  const count = { all: 0, reason: 0, hardness: 0, addressed: 0 };
  for (const [file, wanted] of Object.entries(expected)) {
    const found = recipientsOf(join(folder, file));
    for (const [index, { reason, hardbounce }] of wanted.entries()) {
      const one = found[index];
      count.all++;
      if (one && causes[one.cause].sisimai === reason) count.reason++;
      if (one && isHardBounce(one) === hardbounce) count.hardness++;
      if (one?.address || (one && one.cause === 'complaint')) count.addressed++;
    }
  }
  const percent = (part: number) => (100 * part) / count.all;
  context.diagnostic(
    `${count.all} recipients: reason right ${percent(count.reason).toFixed(1)} %, hard or soft right ${percent(count.hardness).toFixed(1)} %, with a recipient ${percent(count.addressed).toFixed(1)} %`,
  );
  assert.ok(percent(count.reason) >= 95);
  assert.ok(percent(count.hardness) >= 97.5);
  assert.ok(percent(count.addressed) >= 98);
});

test('readReturnedMail: line ends of DOS and of old Macs change nothing', { skip }, () => {
  const folder = corpus('bounces/sisimai-extra/maildir') as string;
  const told = (kind: string, file: string) =>
    recipientsOf(join(folder, kind, file)).map(({ address, cause }) => [address, cause]);
  const inBoth = readdirSync(join(folder, 'dos')).filter((file) => readdirSync(join(folder, 'mac')).includes(file));
  assert.ok(inBoth.length > 40);
  for (const file of inBoth) assert.deepEqual(told('mac', file), told('dos', file), file);
});

test('readReturnedMail: mail of people and newsletters are no bounces', { skip }, (context) => {
  const folders = ['mail/newsletters-de-paired-dev', 'mail/listham-usrp-2019-2022', 'mail/spamassassin-2002-2003'];
  const files = folders.flatMap((name) => {
    const folder = corpus(name) as string;
    const all = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return all.filter((_, index) => index % 8 === 0).map((entry) => join(entry.parentPath, entry.name));
  });
  const mistaken = files.filter((file) => readReturnedMail(parse(readFileSync(file))).kind === 'bounce');
  context.diagnostic(`${mistaken.length} of ${files.length} taken for bounces: ${mistaken.slice(0, 5).join(', ')}`);
  assert.ok(mistaken.length <= files.length / 500);
});
