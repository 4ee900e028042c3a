// The words of the outbox: what a send is, what can become of one recipient, and why.
// Pure: lists and shapes only. Every end of a recipient carries one of these reasons; a new end needs a new word here.

import type { Mailbox } from '#message/headers.ts';
import type { ClickTracking } from '#sending/feedback/links.ts';
import type { CompiledTemplate } from '#sending/templates/compile.ts';

export const sendStates = ['running', 'paused', 'cancelled', 'finished'] as const;
export type SendState = (typeof sendStates)[number];

/** `operator`: on order. The others: not one message of the send can be made until somebody mends it and resumes. */
export type PauseReason = 'operator' | 'no_signing_key' | 'template_broken';

/** `planned` waits its first hand-over, `handed_over` is in the hands of an outbox, `deferred` waits its next attempt; the rest is final. */
export const recipientStates = [
  'planned',
  'handed_over',
  'deferred',
  'accepted',
  'bounced',
  'suppressed',
  'skipped',
] as const;
export type RecipientState = (typeof recipientStates)[number];

/** Why a recipient stands where it stands. */
export const reasons = [
  'accepted',
  // The receiving server spoke about the person or the mailbox.
  'user_unknown',
  'domain_unknown',
  'mailbox_inactive',
  'mailbox_full',
  'no_mail_accepted',
  // It spoke about us or the message; the contact is not to blame.
  'message_too_big',
  'sender_rejected',
  'authentication_failed',
  'reverse_dns_missing',
  'reputation_block',
  'content_rejected',
  'policy_rejected',
  'relay_denied',
  'tls_required',
  'protocol_refused',
  'rejected',
  // It asked for patience.
  'throttled',
  'greylisted',
  'server_busy',
  'try_later',
  // It could not be talked to.
  'dns_failed',
  'unreachable',
  'timed_out',
  'connection_lost',
  'garbled_answer',
  'outcome_unknown',
  'expired',
  // We did not send, by law or by order.
  'consent_withdrawn',
  'suppressed',
  'send_cancelled',
  'contact_gone',
  'address_changed',
  // We could not make or carry this one message.
  'render_failed',
  'compose_failed',
  'address_unsupported',
] as const;
export type Reason = (typeof reasons)[number];

/** All that the messages of one send are made of, frozen at launch in `sends.content`. */
export interface SendContent {
  template: CompiledTemplate;
  /** The address in the send's domain, which is written in ASCII. */
  from: Mailbox;
  replyTo: Mailbox | null;
  /** List-Id (RFC 2919): a stable label under the sending domain, and the name people see beside it. */
  list: { label: string; name: string };
  /** Feedback-ID fields but the sender, which is the workspace: a provider groups its complaint figures by them. */
  feedback: { campaign: string; stream: string };
  clickTracking: ClickTracking;
  /** Language of the unsubscribe page when the contact has none. */
  language: 'fr' | 'en';
}

/** One recipient of one send: the key of the ledger. */
export interface RecipientKey {
  workspaceId: string;
  sendId: string;
  contactId: string;
  step: number;
}
