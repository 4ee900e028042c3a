// How much of what fraudsters might write is found, and that nothing honest which looks like it is condemned. Each set of letters was
// imagined before the rules had seen it; what was found at the first try is what it measures: extortion 29 of 40, boss fraud 36 of 40; of the
// second set 14 of 24; of the last 18 of 20; honest letters condemned: 1 of 80. The rules were then widened by kind, not by word, so that by now
// these letters only hold what was reached: who wants to measure again writes new ones.

import assert from 'node:assert/strict';
import test from 'node:test';
import { parse } from '#message/parse.ts';
import { writeCase } from '#test/cases/judge/case.ts';
import { bossLetters } from '#test/cases/judge/persuasion-held-out/bosses.ts';
import { extortionLetters } from '#test/cases/judge/persuasion-held-out/extortion.ts';
import { innocentLetters, laterInnocents } from '#test/cases/judge/persuasion-held-out/innocents.ts';
import { contextOf, type Letter, messageOf } from '#test/cases/judge/persuasion-held-out/letter.ts';
import { secondLetters, thirdLetters } from '#test/cases/judge/persuasion-held-out/later.ts';
import { judge } from '../../judge.ts';

const isCondemned = (letter: Letter): boolean => {
  const { class: name } = judge(parse(writeCase(messageOf(letter))), contextOf(letter));
  return name === 'spam' || name === 'phish';
};
const subjects = (letters: readonly Letter[]) => letters.map(({ subject, text }) => `${subject}: ${text.slice(0, 60)}`);

for (const [name, letters] of Object.entries({
  extortion: extortionLetters,
  'boss fraud': bossLetters,
  'both, later': secondLetters,
  'both, last': thirdLetters,
})) {
  test(`judge: at least nine in ten letters of ${name} are found`, (t) => {
    assert.ok(letters.length >= 20);
    for (const language of ['fr', 'en']) {
      const own = letters.filter((letter) => letter.language === language);
      const missed = own.filter((letter) => !isCondemned(letter));
      t.diagnostic(`${name} ${language}: ${own.length - missed.length} of ${own.length}`);
      for (const subject of subjects(missed)) t.diagnostic(`missed: ${subject}`);
    }
    assert.ok(letters.filter(isCondemned).length >= 0.9 * letters.length);
  });
}

test('judge: of eighty honest letters that look like frauds at most one is called spam or fraud', (t) => {
  const honest = [...innocentLetters, ...laterInnocents];
  t.diagnostic(`${honest.length} letters`);
  assert.ok(honest.length >= 80);
  const condemned = honest.filter(isCondemned);
  for (const subject of subjects(condemned)) t.diagnostic(`condemned: ${subject}`);
  assert.ok(condemned.length <= honest.length / 80);
});
