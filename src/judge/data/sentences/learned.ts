// Words for what was learned from the reactions of people.

import type { WordsOfGroup } from './symbol-words.ts';

export const learnedSentences: WordsOfGroup<'learned'> = {
  LEARNED_UNWANTED: {
    sentence: {
      fr: 'Par sa forme, il ressemble à des messages dont leurs destinataires ne voulaient pas.',
      en: 'By its form it resembles messages that their recipients did not want.',
    },
  },
  LEARNED_UNWANTED_WORDS: {
    sentence: {
      fr: 'Il ressemble à des messages dont leurs destinataires ne voulaient pas, surtout par ces mots : {words}.',
      en: 'It resembles messages that their recipients did not want, above all by these words: {words}.',
    },
  },
  LEARNED_WANTED: {
    sentence: {
      fr: 'Par sa forme, il ressemble à des messages que leurs destinataires voulaient.',
      en: 'By its form it resembles messages that their recipients wanted.',
    },
  },
  LEARNED_WANTED_WORDS: {
    sentence: {
      fr: 'Il ressemble à des messages que leurs destinataires voulaient, surtout par ces mots : {words}.',
      en: 'It resembles messages that their recipients wanted, above all by these words: {words}.',
    },
  },
};
