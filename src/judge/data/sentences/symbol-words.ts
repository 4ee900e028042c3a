// The words that go with one symbol. `{name}` is filled from the finding's details; a detail that is missing stays visible as
// `{name}`, and a test fails on it.

import type { EvidenceGroup, SymbolOf } from '../weights.ts';
import type { MendPlace, Words } from '../../verdict.ts';

export interface SymbolWords {
  /** For the owner of the mailbox: what was seen, in plain words, without blame where none is due. */
  sentence: Words;
  /** For the sender: what to do. Only together with `mend`. */
  advice?: Words;
  mend?: MendPlace;
}

/** The symbols of some groups, each with its words: what a file of this folder must hold, no more and no less. */
export type WordsOfGroup<Group extends EvidenceGroup> = Readonly<Record<SymbolOf<Group>, SymbolWords>>;
