// What a message that came back to a signed return path is, and whom it speaks of, as far as the message itself can tell. Pure, never
// throws. Whoever wrote it may lie: the claims it makes are given as claims, for apply-return.ts to hold against the ledger.

import { readMailboxes } from '#message/address-list.ts';
import { readNotice } from '#message/notices/notice.ts';
import { headerValues, type Message, parse, partContent } from '#message/parse.ts';
import type { BounceCause } from '../bounces/bounce-cause.ts';
import { isHardBounce, readReturnedMail, type ReturnedRecipient } from '../bounces/read-bounce.ts';
import type { ReturnKind } from './returned-mail-store.ts';

export interface Understanding {
  kind: ReturnKind;
  cause?: BounceCause;
  hard?: boolean;
  diagnostic?: string;
  claims: Claims;
}

/** Whom the message says it is about. */
export interface Claims {
  /** Addresses that failed or complained, lower case. */
  addresses: string[];
  /** Message-IDs of what it gives back. */
  messageIds: string[];
  /** Tokens of our return paths and unsubscribe links within what it gives back. */
  returnPaths: string[];
  unsubscribeTokens: string[];
}

const NO_CLAIMS: Claims = { addresses: [], messageIds: [], returnPaths: [], unsubscribeTokens: [] };

/** `address`: the recipient whom the signed return path names, if still known. */
export function understandReturn(bytes: Buffer, mailFrom: string, address: string | undefined): Understanding {
  const message = parse(bytes);
  const returned = readReturnedMail(message);
  switch (returned.kind) {
    case 'complaint':
      return isComplaint(message)
        ? { kind: 'complaint', claims: claimsOf(message, returned.recipients) }
        : { kind: 'other', claims: NO_CLAIMS };
    case 'bounce':
      if (!isWrittenByMachine(message, mailFrom)) return { kind: 'reply', claims: NO_CLAIMS };
      return bounceOf(message, returned.recipients, address);
    case 'auto_reply':
      return { kind: 'auto_reply', claims: NO_CLAIMS };
    case 'none':
      return { kind: kindOfRest(message, mailFrom), claims: NO_CLAIMS };
  }
}

function bounceOf(message: Message, recipients: readonly ReturnedRecipient[], own: string | undefined): Understanding {
  const isOwn = (one: ReturnedRecipient) =>
    own !== undefined && [one.address, one.originalAddress].some((each) => each?.toLowerCase() === own);
  const mine = recipients.find(isOwn);
  const one = mine ?? recipients[0];
  if (!one) return { kind: 'other', claims: NO_CLAIMS };
  return {
    kind: one.isDelayed ? 'delay' : 'bounce',
    cause: one.cause,
    hard: isHardBounce(one),
    ...(one.diagnostic && { diagnostic: one.diagnostic.replaceAll('\0', '').toWellFormed() }),
    // Where it names our recipient, what else it lists is nobody's business.
    claims: claimsOf(message, mine ? [] : recipients),
  };
}

/** `not-spam` takes a complaint back, `auth-failure` speaks of signatures: neither is one (RFC 6430, RFC 6591). */
function isComplaint(message: Message): boolean {
  const notice = readNotice(message);
  return notice?.kind !== 'feedback' || !['not-spam', 'auth-failure'].includes(notice.feedbackType);
}

const MACHINE = /^(?:mailer-?daemon|postmaster|mail-?daemon|no-?reply|bounces?)\b/i;

/** A person who writes "your message was rejected" has not bounced: only notices, and mail of mail servers, are believed. */
function isWrittenByMachine(message: Message, mailFrom: string): boolean {
  return mailFrom === '' || MACHINE.test(mailFrom) || readNotice(message)?.kind === 'delivery_status';
}

function kindOfRest(message: Message, mailFrom: string): 'auto_reply' | 'reply' | 'other' {
  if (readNotice(message) || message.from.length === 0) return 'other';
  const has = (name: string, value: RegExp) => headerValues(message, name).some((one) => value.test(one));
  // RFC 3834 section 5, and what those who confirm their senders write (challenge and response).
  if (has('auto-submitted', /^\s*(?!no\b)\S/i) || has('x-challenge', /./) || has('x-tmda-fingerprint', /./))
    return 'auto_reply';
  if (mailFrom === '' || MACHINE.test(mailFrom) || has('precedence', /^\s*(?:bulk|list|junk)/i)) return 'other';
  if (has('list-id', /./) || has('list-unsubscribe', /./)) return 'other';
  return 'reply';
}

// --- Whom it speaks of.

const RETURN_PATH = /\b(b\.[a-z2-7]{20,512}@)/gi;
const UNSUBSCRIBE = /\/u\/([\w-]{20,512})/g;
const READ_OCTETS = 1_000_000;
const MOST_CLAIMS = 50;

function claimsOf(message: Message, recipients: readonly ReturnedRecipient[]): Claims {
  const notice = readNotice(message);
  const original = notice?.kind === 'delivery_status' || notice?.kind === 'feedback' ? notice.original : undefined;
  const texts = givenBack(message);
  const found = (pattern: RegExp) => [
    ...new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map(([, token]) => token as string))),
  ];
  const to = (original?.fields ?? [])
    .filter(({ key }) => key === 'to')
    .flatMap(({ raw }) => readMailboxes(raw).map((mailbox) => mailbox.address));
  const addresses = [...recipients.flatMap((one) => [one.address, one.originalAddress]), ...to];
  return {
    addresses: [...new Set(addresses.flatMap((one) => one?.toLowerCase() ?? []))].slice(0, MOST_CLAIMS),
    messageIds: original?.messageId === undefined ? [] : [original.messageId],
    returnPaths: found(RETURN_PATH).slice(0, MOST_CLAIMS),
    unsubscribeTokens: found(UNSUBSCRIBE).slice(0, MOST_CLAIMS),
  };
}

/** The parts beside the words to people, unfolded and without soft line breaks: where a token of ours may stand. */
function givenBack({ attachments }: Message): string[] {
  return attachments.slice(0, 20).map((part) =>
    partContent(part)
      .toString('latin1', 0, READ_OCTETS)
      .replace(/=\r?\n|\r?\n[ \t]+/g, ''),
  );
}
