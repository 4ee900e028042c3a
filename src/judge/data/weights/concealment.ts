// What is hidden from the reader or from filters: see ../weights.ts for units and rules.

import type { Weights } from './class-weights.ts';

export const concealmentWeights = {
  HTML_HIDDEN_TEXT: { desired: -0.4, greybulk: -0.4, greyspam: 0.3, spam: 0.9, phish: 0.9 },
  HTML_COMMENT_SALT: { desired: -0.2, greybulk: -0.2, greyspam: 0.2, spam: 0.6, phish: 0.5 },
  HTML_INVISIBLE_CHARACTERS: { desired: -0.4, greybulk: -0.4, greyspam: 0.3, spam: 0.9, phish: 1.0 },
  HTML_MIXED_SCRIPT_WORDS: { desired: -0.5, greybulk: -0.5, spam: 1.2, phish: 1.2 },
  HTML_IMAGE_ONLY: { desired: -0.3, greybulk: -0.4, greyspam: 0.5, spam: 0.8, phish: 0.5 },
  HTML_HIDDEN_BY_COLOUR: { desired: -0.3, greybulk: -0.3, greyspam: 0.2, spam: 0.9, phish: 0.9 },
  HTML_HIDDEN_BY_SIZE: { desired: -0.3, greybulk: -0.2, greyspam: 0.2, spam: 0.7, phish: 0.7 },
  HTML_HIDDEN_BY_POSITION: { desired: -0.3, greybulk: -0.2, greyspam: 0.2, spam: 0.7, phish: 0.7 },
  HTML_CUT_WORDS: { desired: -0.6, greybulk: -0.6, greyspam: 0.3, spam: 1.5, phish: 1.4 },
  HTML_TITLE_SALT: { desired: -0.5, greybulk: -0.5, spam: 1.4, phish: 1.2 },
  HTML_STYLE_SALT: { desired: -0.5, greybulk: -0.5, spam: 1.4, phish: 0.9 },
  HTML_FAINT_TEXT: { greybulk: -0.1, greyspam: 0.4, spam: 0.5, phish: 0.3 },
  HTML_SMUGGLING: { desired: -0.8, greybulk: -1.0, spam: 0.6, phish: 2.2 },
  TEXT_BASE64_NEEDLESS: { desired: -0.2, greybulk: -0.2, spam: 0.6, phish: 0.5 },
  TEXT_LETTERS_CODED: { desired: -0.4, greybulk: -0.4, greyspam: 0.2, spam: 1.0, phish: 0.9 },
  TEXT_MARKS_FLOOD: { desired: -0.6, greybulk: -0.8, spam: 1.4, phish: 1.6 },
  TEXT_WORD_DISGUISED: { desired: -0.5, greybulk: -0.6, greyspam: 0.2, spam: 1.4, phish: 1.5 },
} as const satisfies Weights;
