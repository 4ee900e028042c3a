// The codes that large receivers number their refusals with (STANDARDS 1.4). They beat the words beside them. A table, not code.

import type { BounceCause } from '../bounce-cause.ts';

export interface CodeRule {
  text: RegExp;
  cause: BounceCause;
}

/** Orange, La Poste and others of France Télécom's filter: the last three digits of `OFR_416`, `LPN007_416`, `OFR004_104`. */
export const FRENCH_CODE = /\b(?:LPN|LPNAAA|OFR|OUK)\d{0,3}[_-](?:\d{3}[_-])?(\d{3})\b/i;

export const frenchCodes: Readonly<Record<string, BounceCause>> = {
  101: 'blocked',
  102: 'blocked',
  103: 'blocked',
  104: 'too_many_connections',
  105: 'blocked',
  107: 'blocked',
  108: 'blocked',
  109: 'blocked',
  201: 'blocked',
  202: 'blocked',
  305: 'security',
  401: 'authentication',
  402: 'security',
  403: 'sender_rejected',
  405: 'sender_rejected',
  415: 'sender_rejected',
  416: 'user_unknown',
  417: 'mailbox_full',
  420: 'suspended',
  421: 'sender_rejected',
  423: 'system',
  424: 'system',
  426: 'suspended',
  505: 'system',
  506: 'spam',
  510: 'blocked',
  513: 'sender_rejected',
  514: 'too_big',
  515: 'policy',
  517: 'authentication',
  535: 'authentication',
  630: 'policy',
  710: 'authentication',
  999: 'blocked',
};

export const providerCodes: readonly CodeRule[] = [
  // SFR
  { text: /\bSFR_IN_\d?01\b/i, cause: 'spam' },
  { text: /\bSFR_IN_\d?02\b/i, cause: 'virus' },
  { text: /\bSFR_IN_\d?03\b/i, cause: 'protocol' },
  { text: /\bSFR_IN_\d?04\b/i, cause: 'user_unknown' },
  { text: /\bSFR_IN_\d?05\b/i, cause: 'too_fast' },
  // Microsoft
  { text: /\b5\.7\.(?:509|515)\b/, cause: 'authentication' },
  { text: /\b5\.7\.(?:511|60[6-9]|6[1-4]\d)\b/, cause: 'blocked' },
  { text: /\b5\.7\.(?:512|513|7[0-4]\d)\b/, cause: 'policy' },
  { text: /\b4\.7\.(?:5\d\d|6\d\d|8[5-9]\d)\b/, cause: 'blocked' },
  { text: /\b[45]\.2\.12[12]\b/, cause: 'too_fast' },
  { text: /\b[45]\.5\.3\b.{0,40}too many recipients/i, cause: 'policy' },
  { text: /\bS(?:3140|3150)\b/, cause: 'blocked' },
  { text: /5\.4\.1.{0,80}Recipient address rejected: Access denied/i, cause: 'user_unknown' },
  { text: /\bRESOLVER\.ADR\.(?:RecipNotFound|RecipientNotFound|ExRecipNotFound|InvalidSmtp)/i, cause: 'user_unknown' },
  { text: /\bRESOLVER\.RST\.(?:AuthRequired|NotAuthorized)/i, cause: 'security' },
  { text: /\bRESOLVER\.RST\.(?:SendSizeLimit|RecipSizeLimit)/i, cause: 'mailbox_limit' },
  {
    text: /MapiExceptionShutoffQuotaExceeded|MapiExceptionNotEnoughQuota|STOREDRV\.Deliver.{0,30}mailbox full/i,
    cause: 'mailbox_full',
  },
  { text: /\bQUEUE\.Expired\b/i, cause: 'expired' },
  // Yahoo and AOL
  { text: /\[?\bTSS0\d\b/, cause: 'complaints_throttled' },
  { text: /\[(?:BL2\d|IPTS04|CON:B1|RTR:BB|RTR:BL|RLY:B[1-3])\]/, cause: 'blocked' },
  { text: /\[(?:PH0\d|HVU:B\d|DYN:T1)\]/, cause: 'policy' },
  { text: /\b554\.30\b|\(554\.30\)/, cause: 'suspended' },
  { text: /doesn'?t have an? yahoo\S* account/i, cause: 'user_unknown' },
  // Apple
  { text: /\[HME1\]/, cause: 'authentication' },
  { text: /\[(?:CS01|CS02|HM08)\]/, cause: 'policy' },
  { text: /inactive email address/i, cause: 'suspended' },
  // Spectrum and Cox: what follows AUP# or the code says which limit.
  { text: /\bAUP#(?:In-?)?(?:1[03]\d0|1320|1340)\b/i, cause: 'too_many_connections' },
  // EZweb and au say so at RCPT, whoever tells it afterwards.
  { text: /@(?:ezweb\.ne\.jp|au\.com)>: user unknown/i, cause: 'user_unknown' },
  { text: /The user\(s\) account is (?:disabled|temporarily limited)/i, cause: 'suspended' },
  // MessageLabs
  { text: /\b542 \S{1,200} rejected/i, cause: 'user_unknown' },
  // GoDaddy
  { text: /\bIB607\b|too many recipients this (?:hour|day)/i, cause: 'too_fast' },
  { text: /\bIB(?:103|104|106|108|111)\b/i, cause: 'blocked' },
  { text: /\bAUP#\w{0,12}BL\b/i, cause: 'blocked' },
  // Facebook
  { text: /\bRCP-P1\b/, cause: 'user_unknown' },
  { text: /\bRCP-P[23]\b/, cause: 'filtered' },
  { text: /\bPOL-P[12]\b/, cause: 'blocked' },
  { text: /\bINT-P[1-7]\b/, cause: 'system' },
  { text: /\bMSG-P1\b/, cause: 'content' },
  { text: /\b(?:POL|URL)-P[3-9]\b|\bCON-P[1-4]\b/, cause: 'policy' },
];
