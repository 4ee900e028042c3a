// What must hold for anything that is learned: on small messages, and for any message and any past.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { parse } from '#message/parse.ts';
import { writeCase } from '#test/cases/judge/case.ts';
import { examine, judge } from '../judge.ts';
import { type MessageClass, messageClasses } from '../verdict.ts';
import { type Example, readExamples, writeExample } from './example.ts';
import { Memory } from './memory.ts';
import { exampleOf } from './recall.ts';

const ANNE = 'a'.repeat(32);
const PAUL = 'b'.repeat(32);
const message = (text: string, subject = 'Des nouvelles') => parse(writeCase({ text, subject }));
const told = (text: string, classes: readonly MessageClass[], owner?: string): Example =>
  exampleOf(examine(message(text)), classes, owner);
/** As it comes back from the journal. */
const kept = (...examples: Example[]): Example[] => [
  ...readExamples(Buffer.concat(examples.map((one) => writeExample(one)))),
];

test('Memory: one reaction changes the next verdict', () => {
  const text = 'Le comité régional vous propose ses croisières côtières de printemps, places limitées.';
  const memory = new Memory();
  assert.equal(judge(message(text), { model: memory.of(ANNE) }).class, 'desired');
  memory.learn(kept(told(text, ['spam'], ANNE)));
  const again = judge(message(`${text} Dernier rappel.`), { model: memory.of(ANNE) });
  assert.equal(again.class, 'spam');
  const [learned] = again.evidence.filter(({ group }) => group === 'learned');
  assert.equal(learned?.symbol, 'LEARNED_UNWANTED_WORDS');
  assert.match(learned?.sentence.fr ?? '', /croisières|propose|printemps|régional|limitées|comité|côtières|places/);
});

test('Memory: what one owner says weighs more for that owner than for the others', () => {
  const memory = new Memory();
  memory.learn(kept(told('Soldes de nautisme, voiles et cordages à moitié prix.', ['spam'], ANNE)));
  const score = (owner?: string) =>
    judge(message('Soldes de nautisme, voiles et cordages.'), { model: memory.of(owner) }).score;
  assert.ok(score(ANNE) > score(PAUL) && score(PAUL) > judge(message('Soldes de nautisme, voiles et cordages.')).score);
});

test('Memory: forgetting an owner gives the model that would be without that owner, to the last bit', () => {
  const texts = ['Une offre pour vous', 'La réunion de jeudi', 'Votre colis attend', 'Le journal du club'];
  const all = texts.flatMap((text, index) => [
    told(text, [index % 2 ? 'spam' : 'desired'], ANNE),
    told(`${text} encore`, ['phish'], PAUL),
  ]);
  const forgotten = new Memory();
  forgotten.learn(kept(...all).filter(({ owner }) => owner !== PAUL));
  const never = new Memory();
  never.learn(kept(...all.filter(({ owner }) => owner !== PAUL)));
  for (const owner of [undefined, ANNE, PAUL]) {
    const score = (memory: Memory) => judge(message('Une offre, votre colis'), { model: memory.of(owner) }).scores;
    assert.deepEqual(score(forgotten), score(never));
  }
});

test('Memory: learning a message as X never lowers X for that message, whatever was learned before', () => {
  const words = fc.array(fc.constantFrom('colis', 'offre', 'réunion', 'cadeau', 'voile', 'facture', 'régate'), {
    minLength: 1,
    maxLength: 12,
  });
  const reaction = fc.record({
    text: words.map((list) => list.join(' ')),
    classes: fc.subarray([...messageClasses], { minLength: 1, maxLength: 3 }),
    owner: fc.constantFrom(undefined, ANNE, PAUL),
  });
  fc.assert(
    fc.property(fc.array(reaction, { maxLength: 6 }), reaction, (past, next) => {
      const memory = new Memory();
      memory.learn(past.map(({ text, classes, owner }) => told(text, classes, owner)));
      const of = () => {
        const { scores } = judge(message(next.text), { model: memory.of(next.owner) });
        return next.classes.reduce((sum, name) => sum + scores[name], 0);
      };
      const before = of();
      memory.learn([told(next.text, next.classes, next.owner)]);
      assert.ok(of() >= before - 1e-9, `${before} before, ${of()} after`);
    }),
    { numRuns: 60 },
  );
});

test('readExamples: what was written, and nothing of what a crash cut off', () => {
  const examples = [told('Une offre', ['spam', 'phish'], ANNE), told('La réunion', ['desired'])];
  const journal = Buffer.concat(examples.map((one) => writeExample(one)));
  const read = [...readExamples(journal)];
  assert.deepEqual(
    read.map(({ owner, told: classes, features }) => ({ owner, classes, features: [...features] })),
    examples.map(({ owner, told: classes, features }) => ({
      owner,
      classes,
      features: [...features].sort((a, b) => a - b),
    })),
  );
  for (const [index, one] of (read[0]?.evidence ?? []).entries())
    assert.ok(Math.abs(one - (examples[0]?.evidence[index] ?? Number.NaN)) < 1e-5);
  for (const cut of [1, 3, 40, journal.length - 1]) assert.ok([...readExamples(journal.subarray(0, cut))].length < 2);
});
