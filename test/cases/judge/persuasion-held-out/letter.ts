// The shape of the held-out letters: what different people wrote, as they were imagined before the rules had seen them. Nobody tunes a word of
// the tables on them; src/judge/evidence/persuasion/held-out.test.ts tells what was found at the first try.

import type { AuthenticationResults } from '#authentication/results.ts';
import type { JudgeContext } from '#judge/context.ts';
import { type CaseMessage, forged, NOW, vouchedFor } from '../case.ts';

export interface Letter {
  language: 'fr' | 'en';
  /** Who hands it over, and what is known of him. */
  sender: Sender;
  subject: string;
  text: string;
  /** The name beside the reader's address. */
  label?: string;
}

export interface Sender {
  from: string;
  replyTo?: string;
  headers?: CaseMessage['headers'];
  authentication?: AuthenticationResults;
  history?: JudgeContext['history'];
}

const READER = 'camille@exemple.fr';

export const messageOf = ({ sender, subject, text, label }: Letter): CaseMessage => ({
  from: sender.from,
  to: label === undefined ? READER : `"${label}" <${READER}>`,
  subject: `=?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
  headers: { ...(sender.replyTo && { 'Reply-To': sender.replyTo }), ...sender.headers },
  text,
});

export const contextOf = ({ sender: { authentication, history } }: Letter): JudgeContext => ({
  receivedAt: NOW,
  ...(authentication && { authentication }),
  ...(history && { history }),
});

/** The reader's own address, forged. */
export const yourself: Sender = { from: READER, authentication: forged('exemple.fr') };
/** Somebody who owns the domain he writes from, or stole a mailbox there. */
export const owner = (from: string): Sender => ({ from, authentication: vouchedFor(domainOf(from)) });
/** Somebody who uses a domain that is not his. */
export const forger = (from: string): Sender => ({ from, authentication: forged(domainOf(from)) });
/** Nobody looked. */
export const unchecked = (from: string): Sender => ({ from });
export const known = (sender: Sender): Sender => ({
  ...sender,
  history: { received: 12, writtenTo: 6, reactions: 8, ignoredInARow: 0 },
});

const domainOf = (from: string): string => /@([^\s<>]+?)>?$/.exec(from)?.[1] ?? '';
