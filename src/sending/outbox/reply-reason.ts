// Turns the answer of a receiving server into what becomes of the recipient and why. What the answer means is read in one place for
// both ways it can come, in the session and by returned mail: feedback/bounces. Pure, and always decides: whether it is for now
// or for good is said by the basic code alone (RFC 5321 section 4.2.1).

import type { BounceCause } from '#sending/feedback/bounces/bounce-cause.ts';
import { causeOfRefusal, type SessionStage } from '#sending/feedback/bounces/classify-bounce.ts';
import type { Reason } from './send.ts';

/** One SMTP reply: basic code, and its text with lines joined by spaces (RFC 5321 section 4.2). */
export interface SmtpAnswer {
  code: number;
  text: string;
  /** What it answered. */
  stage?: SessionStage;
}

export interface Judgement {
  state: 'accepted' | 'deferred' | 'bounced';
  reason: Reason;
  /** What the refusal means for the address; absent when no server spoke of it. */
  cause?: BounceCause;
}

const ENHANCED = /^\s*(([245])\.\d{1,3}\.\d{1,3})\b/;

export function judgeAnswer({ code, text, stage }: SmtpAnswer): Judgement {
  if (code >= 200 && code < 300) return { state: 'accepted', reason: 'accepted' };
  // Anything that is neither 4yz nor 5yz where one was due is no SMTP: the server may be well again later.
  if (code < 400 || code >= 600) return { state: 'deferred', reason: 'garbled_answer' };
  const permanent = code >= 500;
  const cause = causeOfRefusal({
    text: `${code} ${text}`,
    replyCode: code,
    ...statusOf(text, permanent ? '5' : '4'),
    ...(stage && { stage }),
  });
  return { state: permanent ? 'bounced' : 'deferred', reason: reasonOfCause(cause, permanent), cause };
}

/** An enhanced code of the other class contradicts the basic code, which is the one that binds (RFC 3463 section 2). */
function statusOf(text: string, answerClass: string): { status?: string } {
  const [, status, statusClass] = ENHANCED.exec(text) ?? [];
  return status !== undefined && statusClass === answerClass ? { status } : {};
}

/** In the words of the ledger. */
export function reasonOfCause(cause: BounceCause, permanent: boolean): Reason {
  const said = ledgerReasons[cause] ?? (permanent ? 'rejected' : 'try_later');
  return permanent && said === 'server_busy' ? 'rejected' : said;
}

/** A cause that is missing says nothing that the ledger would say otherwise. */
const ledgerReasons: Partial<Record<BounceCause, Reason>> = {
  user_unknown: 'user_unknown',
  moved: 'user_unknown',
  domain_unknown: 'domain_unknown',
  no_mail_accepted: 'no_mail_accepted',
  filtered: 'mailbox_inactive',
  suspended: 'mailbox_inactive',
  mailbox_full: 'mailbox_full',
  mailbox_limit: 'message_too_big',
  too_big: 'message_too_big',
  spam: 'content_rejected',
  virus: 'content_rejected',
  content: 'content_rejected',
  not_compliant: 'content_rejected',
  policy: 'policy_rejected',
  security: 'policy_rejected',
  sender_rejected: 'sender_rejected',
  relay_denied: 'relay_denied',
  authentication: 'authentication_failed',
  tls: 'tls_required',
  reverse_dns: 'reverse_dns_missing',
  blocked: 'reputation_block',
  low_reputation: 'reputation_block',
  too_fast: 'throttled',
  too_many_connections: 'throttled',
  complaints_throttled: 'throttled',
  greylisted: 'greylisted',
  system: 'server_busy',
  system_full: 'server_busy',
  protocol: 'protocol_refused',
  expired: 'expired',
};
