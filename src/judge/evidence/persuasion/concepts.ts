// The tables of turns of phrase, made ready for the search once, when the program starts.

import { claimConcepts } from '../../data/persuasion/claims.ts';
import { extortionConcepts } from '../../data/persuasion/extortion.ts';
import { offerConcepts } from '../../data/persuasion/offers.ts';
import { peopleConcepts } from '../../data/persuasion/people.ts';
import { families, smallWords } from '../../data/persuasion/words.ts';
import { Patterns } from './patterns.ts';

export const patterns = new Patterns();
for (const concepts of [smallWords, extortionConcepts, peopleConcepts, claimConcepts, offerConcepts]) {
  patterns.add(concepts, families);
}
