// What each symbol weighs for each class: a table, no code. Units are natural log-odds, added up per class by weigh.ts; a class
// left out counts 0 (greymail: as greybulk). Figures are set by hand and checked on the corpora (judge-corpora.test.ts prints the outcome); a fit may
// replace them later without touching the evidence files.
// Three rules hold for every row: no symbol depends on the language of a message; what honest mail does every day never weighs
// more than a hint towards spam or phish; and no single row can carry a message there against good authentication.

import type { MessageClass } from '../verdict.ts';

export const evidenceGroups = [
  'authentication',
  'identity',
  'headers',
  'bulk',
  'subject',
  'links',
  'trackers',
  'html',
] as const;
export type EvidenceGroup = (typeof evidenceGroups)[number];

export type ClassWeights = Partial<Record<MessageClass, number>>;

/** What a message is before anything is known about it. */
export const priors: Record<MessageClass, number> = {
  desired: 1.4,
  greybulk: 0,
  greymail: -5,
  greyspam: -1.5,
  spam: -0.6,
  phish: -1.1,
};

export const weights = {
  // Who vouches for the message
  AUTH_DMARC_PASS: { group: 'authentication', desired: 0.6, greybulk: 0.8, greyspam: 0.2, spam: -0.4, phish: -0.7 },
  AUTH_DMARC_FAIL: { group: 'authentication', desired: -1.0, greybulk: -1.2, greyspam: -0.4, spam: 0.5, phish: 1.4 },
  AUTH_DMARC_FAIL_LIST: { group: 'authentication', phish: 0.2 },
  AUTH_DMARC_ABSENT: { group: 'authentication', greybulk: -0.2, spam: 0.2, phish: 0.2 },
  AUTH_SPF_ALIGNED: { group: 'authentication', desired: 0.2, greybulk: 0.2, phish: -0.2 },
  AUTH_SPF_FAIL: { group: 'authentication', desired: -0.4, greybulk: -0.6, spam: 0.5, phish: 0.7 },
  AUTH_SPF_SOFTFAIL: { group: 'authentication', desired: -0.2, greybulk: -0.3, spam: 0.3, phish: 0.4 },
  AUTH_SPF_BROKEN: { group: 'authentication', greybulk: -0.2, greyspam: 0.2, spam: 0.2 },
  AUTH_SPF_ABSENT: { group: 'authentication', greybulk: -0.2, spam: 0.2, phish: 0.2 },
  AUTH_DKIM_ALIGNED: { group: 'authentication', desired: 0.3, greybulk: 0.4, phish: -0.3 },
  AUTH_DKIM_UNALIGNED: { group: 'authentication', greyspam: 0.2, spam: 0.2, phish: 0.2 },
  AUTH_DKIM_FAIL: { group: 'authentication', spam: 0.2, phish: 0.4 },
  AUTH_DKIM_ABSENT: { group: 'authentication', greybulk: -0.3, spam: 0.2, phish: 0.2 },
  AUTH_DKIM_WEAK_KEY: { group: 'authentication', greyspam: 0.2, spam: 0.2, phish: 0.2 },
  AUTH_DKIM_PARTIAL_BODY: { group: 'authentication', greyspam: 0.1, spam: 0.2, phish: 0.3 },
  AUTH_DKIM_LIST_HEADERS_UNSIGNED: { group: 'authentication', greyspam: 0.2 },
  AUTH_NOTHING_VOUCHES: { group: 'authentication', desired: -0.6, greybulk: -0.9, spam: 0.6, phish: 0.7 },

  // Who it says it comes from
  FROM_MISSING: { group: 'identity', desired: -0.8, greybulk: -0.8, greyspam: 0.3, spam: 1.4, phish: 1.2 },
  FROM_SEVERAL: { group: 'identity', desired: -0.4, greybulk: -0.4, greyspam: 0.2, spam: 0.6, phish: 0.6 },
  FROM_INVALID: { group: 'identity', desired: -0.6, greybulk: -0.8, greyspam: 0.3, spam: 1.1, phish: 0.9 },
  FROM_NAME_MISSING: { group: 'identity', greyspam: 0.2 },
  FROM_NAME_OTHER_ADDRESS: { group: 'identity', desired: -0.6, greybulk: -0.8, spam: 0.6, phish: 2.0 },
  FROM_NAME_OTHER_DOMAIN: { group: 'identity', desired: -0.2, greybulk: -0.2, spam: 0.3, phish: 0.8 },
  FROM_NAME_BRAND: { group: 'identity', desired: -0.8, greybulk: -0.8, spam: 0.6, phish: 2.6 },
  FROM_NAME_BRAND_VOUCHED: { group: 'identity', greybulk: -0.2, spam: 0.3, phish: 1.3 },
  FROM_NAME_INVISIBLE: { group: 'identity', desired: -0.8, greybulk: -0.8, greyspam: 0.4, spam: 1.0, phish: 1.6 },
  FROM_NAME_MIXED_SCRIPT: { group: 'identity', desired: -0.8, greybulk: -0.8, spam: 0.8, phish: 2.0 },
  FROM_DOMAIN_BRAND: { group: 'identity', desired: -0.6, greybulk: -0.6, spam: 0.4, phish: 2.2 },
  FROM_DOMAIN_PUNYCODE: { group: 'identity', spam: 0.2, phish: 0.5 },
  FROM_DOMAIN_MACHINE: { group: 'identity', desired: -0.5, greybulk: -0.5, spam: 0.7, phish: 0.7 },
  FROM_FREEMAIL: { group: 'identity', desired: 0.2, greybulk: -0.4, spam: 0.3 },
  FROM_FREEMAIL_BULK: { group: 'identity', desired: -0.4, greybulk: -0.6, greyspam: 0.9, spam: 0.9, phish: 0.3 },
  FROM_NO_REPLY: { group: 'identity', greybulk: 0.1, greyspam: 0.4 },
  FROM_IS_RECIPIENT: { group: 'identity', desired: -0.3, greybulk: -0.8, spam: 0.9, phish: 1.6 },
  FROM_CORRESPONDENT: { group: 'identity', desired: 2.2, greybulk: 0.6, spam: -1.2, phish: -1.0 },
  FROM_OWNER_IGNORES: { group: 'identity', greybulk: -1.0, greymail: 6.5, desired: -1.0 },
  FROM_OWNER_READS: {
    group: 'identity',
    desired: 0.8,
    greybulk: 1.2,
    greymail: -2,
    greyspam: -0.8,
    spam: -1.0,
    phish: -0.6,
  },
  REPLY_TO_OTHER_DOMAIN: { group: 'identity', greyspam: 0.1, spam: 0.2, phish: 0.2 },
  REPLY_TO_FREEMAIL: { group: 'identity', desired: -0.5, greybulk: -0.5, spam: 1.3, phish: 1.4 },
  REPLY_TO_OTHER_FREEMAIL: { group: 'identity', desired: -0.5, greybulk: -0.5, spam: 1.1, phish: 1.0 },
  REPLY_TO_NO_REPLY: { group: 'identity', greybulk: 0.1, greyspam: 0.3 },
  REPLY_TO_INVALID: { group: 'identity', greyspam: 0.3, spam: 0.4, phish: 0.2 },
  TO_MISSING: { group: 'identity', desired: -0.5, greybulk: -0.4, greyspam: 0.2, spam: 0.6, phish: 0.4 },

  // Headers that every message must carry
  HEADER_DATE_MISSING: { group: 'headers', desired: -0.3, greybulk: -0.4, greyspam: 0.2, spam: 0.6, phish: 0.4 },
  HEADER_DATE_INVALID: { group: 'headers', greybulk: -0.3, greyspam: 0.2, spam: 0.5, phish: 0.3 },
  HEADER_DATE_FAR: { group: 'headers', greybulk: -0.4, greyspam: 0.1, spam: 0.6, phish: 0.4 },
  HEADER_MESSAGE_ID_MISSING: { group: 'headers', desired: -0.3, greybulk: -0.5, greyspam: 0.2, spam: 0.6, phish: 0.5 },
  HEADER_MESSAGE_ID_INVALID: { group: 'headers', greybulk: -0.3, greyspam: 0.1, spam: 0.4, phish: 0.4 },
  HEADER_REPEATED: { group: 'headers', greybulk: -0.3, greyspam: 0.2, spam: 0.5, phish: 0.5 },
  HEADER_RAW_BYTES: { group: 'headers', spam: 0.3, phish: 0.1 },

  // Honest and careless sending in number
  BULK_ONE_CLICK: { group: 'bulk', desired: -0.6, greybulk: 2.0, greyspam: 0.6, spam: -0.2, phish: -0.9 },
  BULK_UNSUBSCRIBE_HEADER: { group: 'bulk', desired: -0.8, greybulk: 1.3, greyspam: 0.8, spam: 0.1, phish: -0.4 },
  BULK_UNSUBSCRIBE_INVALID: { group: 'bulk', desired: -0.4, greybulk: -0.2, greyspam: 0.8, spam: 0.5 },
  BULK_ONE_CLICK_INSECURE: { group: 'bulk', greyspam: 0.5, spam: 0.1 },
  BULK_UNSUBSCRIBE_ABSENT: { group: 'bulk', desired: -0.6, greybulk: -0.8, greyspam: 1.2, spam: 0.8 },
  BULK_UNSUBSCRIBE_LINK: { group: 'bulk', desired: -0.8, greybulk: 1.1, greyspam: 0.6, spam: 0.1, phish: -0.3 },
  BULK_UNSUBSCRIBE_LINK_ABSENT: { group: 'bulk', greybulk: -0.1, greyspam: 0.4 },
  BULK_LIST_ID: { group: 'bulk', greybulk: 0.5, spam: -0.2, phish: -0.2 },
  BULK_LIST_ID_INVALID: { group: 'bulk', greyspam: 0.2 },
  BULK_FEEDBACK_ID: { group: 'bulk', greybulk: 0.4, spam: -0.1, phish: -0.1 },
  BULK_PRECEDENCE: { group: 'bulk', desired: -0.3, greybulk: 0.3, greyspam: 0.2 },
  BULK_DISCUSSION_LIST: { group: 'bulk', desired: 1.0, greybulk: 0.4, greyspam: -0.6, spam: -0.6, phish: -0.6 },

  // The subject
  SUBJECT_MISSING: { group: 'subject', greybulk: -0.6, greyspam: 0.2, spam: 0.5, phish: 0.3 },
  SUBJECT_FAKE_REPLY: { group: 'subject', desired: -0.6, greybulk: -0.6, greyspam: 0.6, spam: 0.9, phish: 0.7 },
  SUBJECT_FAKE_FORWARD: { group: 'subject', desired: -0.3, greybulk: -0.5, greyspam: 0.3, spam: 0.5, phish: 0.4 },
  SUBJECT_ALL_CAPITALS: { group: 'subject', desired: -0.2, greybulk: -0.2, greyspam: 0.4, spam: 0.7, phish: 0.2 },
  SUBJECT_PUNCTUATION: { group: 'subject', desired: -0.2, greyspam: 0.5, spam: 0.6, phish: 0.2 },
  SUBJECT_MANY_EMOJI: { group: 'subject', desired: -0.2, greyspam: 0.5, spam: 0.4 },
  SUBJECT_CLICKBAIT: { group: 'subject', desired: -0.3, greyspam: 0.7, spam: 0.7, phish: 0.1 },
  SUBJECT_THREAT: { group: 'subject', desired: -0.2, greybulk: -0.3, spam: 0.3, phish: 0.9 },
  SUBJECT_TOO_LONG: { group: 'subject', greyspam: 0.2, spam: 0.1 },
  SUBJECT_INVISIBLE: { group: 'subject', desired: -0.6, greybulk: -0.6, greyspam: 0.6, spam: 1.2, phish: 1.2 },
  SUBJECT_MIXED_SCRIPT: { group: 'subject', desired: -0.6, greybulk: -0.6, greyspam: 0.3, spam: 1.4, phish: 1.6 },
  SUBJECT_STYLED_LETTERS: { group: 'subject', desired: -0.4, greybulk: -0.3, greyspam: 0.6, spam: 0.7, phish: 0.4 },
  SUBJECT_SPACED_LETTERS: { group: 'subject', desired: -0.4, greybulk: -0.4, greyspam: 0.6, spam: 1.4, phish: 0.4 },
  SUBJECT_HOLDS_ADDRESS: { group: 'subject', desired: -0.4, greybulk: -0.4, spam: 0.7, phish: 1.2 },

  // Links
  LINK_TEXT_MISMATCH: { group: 'links', desired: -0.5, greybulk: -0.8, greyspam: 0.1, spam: 0.7, phish: 2.2 },
  LINK_TRACKED: { group: 'links', greybulk: 0.2, greyspam: 0.2 },
  LINK_IP: { group: 'links', desired: -0.4, greybulk: -0.8, spam: 1.0, phish: 1.6 },
  LINK_THIS_MACHINE: { group: 'links', greybulk: -0.1, greyspam: 0.3, spam: 0.1, phish: 0.1 },
  LINK_SHORTENER: { group: 'links', greybulk: -0.4, greyspam: 0.3, spam: 0.6, phish: 0.7 },
  LINK_OPEN_REDIRECT: { group: 'links', desired: -0.2, greybulk: -0.4, spam: 0.7, phish: 1.2 },
  LINK_CREDENTIALS: { group: 'links', desired: -0.6, greybulk: -0.8, spam: 0.8, phish: 2.0 },
  LINK_PUNYCODE: { group: 'links', spam: 0.2, phish: 0.5 },
  LINK_MIXED_SCRIPT: { group: 'links', desired: -0.8, greybulk: -0.8, spam: 0.8, phish: 2.4 },
  LINK_BRAND_HOST: { group: 'links', desired: -0.5, greybulk: -0.6, spam: 0.4, phish: 2.2 },
  LINK_FREE_HOSTING: { group: 'links', greybulk: -0.4, spam: 0.4, phish: 0.8 },
  LINK_PORT: { group: 'links', greybulk: -0.4, spam: 0.4, phish: 0.5 },
  LINK_SCHEME: { group: 'links', desired: -0.5, greybulk: -0.6, spam: 0.4, phish: 1.0 },
  LINK_INSECURE: { group: 'links', greyspam: 0.1, spam: 0.1, phish: 0.1 },
  LINK_ALL_OFF_DOMAIN: { group: 'links', greybulk: -0.1, spam: 0.3, phish: 0.4 },
  LINK_RECIPIENT_ADDRESS: { group: 'links', greybulk: -0.2, greyspam: 0.3, spam: 0.2, phish: 0.6 },
  LINK_EMPTY: { group: 'links', greyspam: 0.3, spam: 0.1, phish: 0.1 },
  LINK_MANY: { group: 'links', desired: -0.3, greyspam: 0.3 },

  // Spies
  TRACKER_NAMED: { group: 'trackers', desired: -0.5, greybulk: 0.3, greyspam: 0.3 },
  TRACKER_PIXEL: { group: 'trackers', desired: -0.4, greybulk: 0.2, greyspam: 0.3, spam: 0.1, phish: 0.1 },
  TRACKER_HIDDEN: { group: 'trackers', desired: -0.4, greybulk: 0.1, greyspam: 0.3, spam: 0.1, phish: 0.1 },
  TRACKER_RECIPIENT: { group: 'trackers', desired: -0.4, greyspam: 0.4, spam: 0.3, phish: 0.3 },
  TRACKER_SOLE_OPAQUE: { group: 'trackers', desired: -0.1, greyspam: 0.1 },

  // How the body is made
  HTML_CLIPPED: { group: 'html', greyspam: 0.3 },
  HTML_HEAVY: { group: 'html', greyspam: 0.1 },
  HTML_HIDDEN_TEXT: { group: 'html', desired: -0.4, greybulk: -0.4, greyspam: 0.3, spam: 0.9, phish: 0.9 },
  HTML_FORM: { group: 'html', desired: -0.2, greybulk: -0.1, greyspam: 0.2, spam: 0.2, phish: 0.4 },
  HTML_PASSWORD_FIELD: { group: 'html', desired: -0.8, greybulk: -1.0, spam: 0.4, phish: 2.6 },
  HTML_SCRIPT: { group: 'html', desired: -0.4, greybulk: -0.3, greyspam: 0.3, spam: 0.5, phish: 0.8 },
  HTML_ACTIVE: { group: 'html', desired: -0.2, greybulk: -0.1, greyspam: 0.2, spam: 0.3, phish: 0.4 },
  HTML_REFRESH: { group: 'html', desired: -0.6, greybulk: -0.6, spam: 0.6, phish: 1.2 },
  HTML_IMAGE_ONLY: { group: 'html', desired: -0.4, greybulk: -0.5, greyspam: 0.6, spam: 1.0, phish: 0.6 },
  HTML_IMAGES_WITHOUT_ALT: { group: 'html', greyspam: 0.2 },
  HTML_COMMENT_SALT: { group: 'html', desired: -0.2, greybulk: -0.2, greyspam: 0.2, spam: 0.6, phish: 0.5 },
  HTML_INVISIBLE_CHARACTERS: { group: 'html', desired: -0.4, greybulk: -0.4, greyspam: 0.3, spam: 0.9, phish: 1.0 },
  HTML_MIXED_SCRIPT_WORDS: { group: 'html', desired: -0.5, greybulk: -0.5, spam: 1.2, phish: 1.2 },
  TEXT_PART_MISSING: { group: 'html', greybulk: -0.1, greyspam: 0.3, spam: 0.3, phish: 0.3 },
  TEXT_PART_EMPTY: { group: 'html', greybulk: -0.1, greyspam: 0.3, spam: 0.2, phish: 0.2 },
  TEXT_PART_DIFFERS: { group: 'html', greybulk: -0.2, greyspam: 0.3, spam: 0.6, phish: 0.4 },
  BODY_EMPTY: { group: 'html', greybulk: -0.6, spam: 0.4, phish: 0.2 },
} as const satisfies Record<string, ClassWeights & { group: EvidenceGroup }>;

export type EvidenceSymbol = keyof typeof weights;
