// A piece of evidence as any of the pages has it, and what one can do with it there.

import type { Words } from '../../src/judge/verdict.ts';

export interface ShownEvidence {
  symbol: string;
  group: string;
  weight: number;
  sentence: Words;
  advice?: Words;
  /** Its number in the list, where marks in the message bear it too. */
  number?: number;
  /** The words of the message around the place, when it can be quoted. */
  excerpt?: { before: string; marked: string; after: string };
  /** The HTML of the message can show its place. */
  isDrawn?: boolean;
}

/** Where the message stands beside the list: what is looked at in both. */
export interface EvidenceHandling {
  selected?: number;
  /** Under the pointer or the focus. */
  active?: number;
  onSelect?: (number: number | undefined) => void;
  onHover?: (number: number | undefined) => void;
  /** Whose words: the owner's of the mailbox, or those of a sender who asks what a filter would say and how to mend it. */
  voice?: 'owner' | 'sender';
  /** Whether the page can show the place of this one. */
  canShow?: (evidence: ShownEvidence) => boolean;
}

export const toneOf = ({ weight }: Pick<ShownEvidence, 'weight'>) =>
  weight > 0 ? 'against' : weight < 0 ? 'for' : 'neutral';
