// What the judge answers: a class, how sure it is, and evidence that a person can read.
// Only shapes live here, and the words for the six classes. Nothing in this file can fail.
// Console, command line and both roads share these shapes: they must never grow a field that only one of them understands.

import type { EvidenceGroup, EvidenceSymbol } from './data/weights.ts';

/** From the mail its reader would miss to the mail that wants to rob him. The order is that of the glossary. */
export const messageClasses = ['desired', 'greybulk', 'greymail', 'greyspam', 'spam', 'phish'] as const;
export type MessageClass = (typeof messageClasses)[number];

/**
 * The classes that the owner of a mailbox would rather not see. Greymail belongs here because it exists only where a
 * sender's history shows that this owner stopped reacting: without history no message can become greymail.
 */
export const unwantedClasses = ['greymail', 'greyspam', 'spam', 'phish'] as const satisfies readonly MessageClass[];

/** The same sentence in the two languages of the house. */
export interface Words {
  fr: string;
  en: string;
}

/**
 * Where in the message a piece of evidence stands. Offsets and lengths count UTF-16 units: in the decoded value of the
 * header, in the decoded HTML source, or in the decoded plain text.
 */
export type Place =
  | { part: 'header'; header: string; start?: number; length?: number }
  | { part: 'html'; start: number; length: number }
  | { part: 'text'; start: number; length: number };

/** Where a sender mends what is held against him. The console turns each into a link to the page in question. */
export const mendPlaces = ['subject', 'sender', 'reply_to', 'template', 'domain', 'audience', 'settings'] as const;
export type MendPlace = (typeof mendPlaces)[number];

export interface Evidence {
  symbol: EvidenceSymbol;
  group: EvidenceGroup;
  /** In natural log-odds: above zero speaks against the message, below zero speaks for it. */
  weight: number;
  /** What the owner of the mailbox reads. */
  sentence: Words;
  place?: Place;
  /** What the sender reads, where there is something to mend. */
  advice?: Words;
  mend?: MendPlace;
}

export interface Verdict {
  class: MessageClass;
  /** The probability that the message is unwanted, from 0 to 1. */
  score: number;
  /** The probability of each class; together they make 1. */
  scores: Record<MessageClass, number>;
  /** Heaviest first, whichever way it weighs. */
  evidence: Evidence[];
}

export const classNames: Record<MessageClass, Words> = {
  desired: { fr: 'désiré', en: 'desired' },
  greybulk: { fr: 'envoi en nombre légitime', en: 'legitimate bulk mail' },
  greymail: { fr: 'envoi en nombre délaissé', en: 'bulk mail gone unread' },
  greyspam: { fr: 'envoi en nombre douteux', en: 'careless bulk mail' },
  spam: { fr: 'indésirable', en: 'spam' },
  phish: { fr: 'frauduleux', en: 'fraud' },
};
