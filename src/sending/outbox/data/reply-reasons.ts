// What SMTP answers mean: text beats the enhanced code (RFC 3463), which beats the basic code (RFC 5321 section 4.2),
// because servers misuse codes more often than words. Each list is read from the top; the first that matches decides.
// A table, not code: a provider's habit is one more line.

import type { Reason } from '../send.ts';

export interface TextRule {
  /** 4 or 5 when the words mean this only in a temporary or permanent answer. */
  class?: 4 | 5;
  text: RegExp;
  reason: Reason;
}

export const textRules: readonly TextRule[] = [
  { class: 4, text: /gr[ae]y.?list|postgrey/i, reason: 'greylisted' },
  { text: /\bS3(?:140|150)\b|spamhaus|\bDNSBL\b|\bRBL\b|block ?list|blacklist/i, reason: 'reputation_block' },
  { text: /reverse dns|\bPTR\b|fcrdns/i, reason: 'reverse_dns_missing' },
  { class: 5, text: /\bspam detected\b|spam content|considered (?:unsolicited|spam)/i, reason: 'content_rejected' },
  {
    class: 5,
    text: /user (?:is )?unknown|unknown user|no such (?:user|mailbox|recipient)|mailbox not found|address rejected: access denied/i,
    reason: 'user_unknown',
  },
  { text: /mailbox (?:is )?full|over ?quota|quota exceeded|bo[iî]te pleine/i, reason: 'mailbox_full' },
  {
    class: 4,
    text: /too many connections|trop de connexions|rate.?limit|too (?:fast|quickly)|unusual rate/i,
    reason: 'throttled',
  },
];

/** Keys are enhanced codes: whole ("4.2.1"), or with x for either class ("x.2.2"). The longest match wins. */
export const enhancedCodes: Readonly<Record<string, Reason>> = {
  'x.1.0': 'user_unknown',
  'x.1.1': 'user_unknown',
  'x.1.2': 'domain_unknown',
  'x.1.3': 'user_unknown',
  'x.1.6': 'user_unknown',
  'x.1.7': 'sender_rejected',
  'x.1.8': 'sender_rejected',
  '5.1.10': 'no_mail_accepted',
  '4.2.0': 'try_later',
  '4.2.1': 'throttled',
  '5.2.1': 'mailbox_inactive',
  'x.2.2': 'mailbox_full',
  'x.2.3': 'message_too_big',
  '4.3.1': 'server_busy',
  '4.3.2': 'server_busy',
  'x.3.4': 'message_too_big',
  '4.4.7': 'expired',
  '5.4.4': 'domain_unknown',
  '5.5.0': 'protocol_refused',
  '5.5.1': 'protocol_refused',
  '5.5.2': 'protocol_refused',
  '5.5.4': 'protocol_refused',
  'x.6.0': 'content_rejected',
  'x.6.7': 'address_unsupported',
  '5.7.0': 'content_rejected',
  '5.7.1': 'policy_rejected',
  '4.7.1': 'try_later',
  'x.7.13': 'mailbox_inactive',
  'x.7.10': 'tls_required',
  'x.7.20': 'authentication_failed',
  'x.7.21': 'authentication_failed',
  'x.7.22': 'authentication_failed',
  '4.7.23': 'reverse_dns_missing',
  '5.7.23': 'authentication_failed',
  'x.7.24': 'authentication_failed',
  'x.7.25': 'reverse_dns_missing',
  'x.7.26': 'authentication_failed',
  'x.7.27': 'authentication_failed',
  '4.7.28': 'throttled',
  'x.7.29': 'tls_required',
  'x.7.30': 'authentication_failed',
  '5.7.515': 'authentication_failed',
  '4.7.650': 'reputation_block',
};

export const basicCodes: Readonly<Record<number, Reason>> = {
  421: 'server_busy',
  450: 'try_later',
  451: 'try_later',
  452: 'server_busy',
  454: 'tls_required',
  521: 'no_mail_accepted',
  530: 'relay_denied',
  550: 'rejected',
  551: 'user_unknown',
  552: 'mailbox_full',
  553: 'rejected',
  554: 'rejected',
  556: 'no_mail_accepted',
};
