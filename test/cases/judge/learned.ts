// What was learned shows itself as evidence, with the words that weighed; what was not learned says nothing.

import { examine } from '#judge/judge.ts';
import { readExamples, writeExample } from '#judge/learn/example.ts';
import { Memory } from '#judge/learn/memory.ts';
import type { Model } from '#judge/learn/model.ts';
import { exampleOf } from '#judge/learn/recall.ts';
import type { MessageClass } from '#judge/verdict.ts';
import { parse } from '#message/parse.ts';
import { type CaseMessage, type JudgeCase, writeCase } from './case.ts';

const PICTURE = { subject: null, html: '<img src="https://images.exemple.net/a.jpg" alt="">' };
const SALE = { text: 'Grande braderie de voiles et cordages, jusqu’à épuisement.' };
const MEETING = { text: 'La réunion du comité aura lieu jeudi dans la salle habituelle.' };

function having(message: CaseMessage, told: MessageClass, times = 3): { model: Model } {
  const memory = new Memory();
  const example = exampleOf(examine(parse(writeCase(message))), [told]);
  for (let time = 0; time < times; time++) memory.learn(readExamples(writeExample(example)));
  return { model: memory.of() };
}

export const learnedCases: readonly JudgeCase[] = [
  {
    title: 'words of a sale that was called spam',
    message: SALE,
    context: having(SALE, 'spam'),
    expect: ['LEARNED_UNWANTED_WORDS'],
    never: ['LEARNED_WANTED', 'LEARNED_WANTED_WORDS'],
  },
  {
    title: 'words of a meeting that was wanted',
    message: MEETING,
    context: having({ ...MEETING, headers: { 'Message-ID': null, Date: null } }, 'desired', 12),
    expect: ['LEARNED_WANTED_WORDS'],
    never: ['LEARNED_UNWANTED', 'LEARNED_UNWANTED_WORDS'],
  },
  {
    title: 'a picture without words, like one that was called spam',
    message: PICTURE,
    context: having(PICTURE, 'spam'),
    expect: ['LEARNED_UNWANTED'],
  },
  {
    title: 'a picture without words, like one that was wanted',
    message: PICTURE,
    context: having(PICTURE, 'greybulk', 12),
    expect: ['LEARNED_WANTED'],
  },
  {
    title: 'nothing was learned yet',
    message: SALE,
    context: { model: new Memory().of('c'.repeat(32)) },
    never: ['LEARNED_UNWANTED', 'LEARNED_UNWANTED_WORDS', 'LEARNED_WANTED', 'LEARNED_WANTED_WORDS'],
    class: 'desired',
  },
];
