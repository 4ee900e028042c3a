// Why a message was not delivered, in words that every receiver's dialect is translated into, and what follows from each: our class
// (STANDARDS section 8), hard or soft, what becomes of the contact, and the name other tools know it by.
// A refusal that we caused ourselves (who we are, what we wrote, how fast) never takes a contact away.

export type BounceCause = keyof typeof causes;

/** What becomes of the contact. `after_n`: once so many such refusals have come within 30 days. */
export type ContactAction = 'none' | 'suppress' | 'suppress_after_3' | 'suppress_after_5';

export type BounceClass =
  | 'user_unknown'
  | 'domain_unknown'
  | 'mailbox_inactive'
  | 'mailbox_full'
  | 'too_big'
  | 'sender_rejected'
  | 'authentication'
  | 'reverse_dns'
  | 'reputation_block'
  | 'content'
  | 'throttled'
  | 'greylisted'
  | 'transient'
  | 'expired'
  | 'complaint'
  | 'auto_reply'
  | 'undetermined';

export interface CauseFacts {
  class: BounceClass;
  isHard: boolean;
  action: ContactAction;
  /** The reason in the vocabulary of Sisimai 5. */
  sisimai: string;
}

const soft = (name: BounceClass, sisimai: string, action: ContactAction = 'none'): CauseFacts => ({
  class: name,
  isHard: false,
  action,
  sisimai,
});
const hard = (name: BounceClass, sisimai: string): CauseFacts => ({
  class: name,
  isHard: true,
  action: 'suppress',
  sisimai,
});

export const causes = {
  // The address.
  user_unknown: hard('user_unknown', 'userunknown'),
  moved: hard('user_unknown', 'hasmoved'),
  domain_unknown: hard('domain_unknown', 'hostunknown'),
  no_mail_accepted: hard('domain_unknown', 'notaccept'),
  /** Said only once the message had been sent: some such servers answer so to what they do not want. */
  filtered: soft('mailbox_inactive', 'filtered', 'suppress_after_3'),
  suspended: soft('mailbox_inactive', 'suspend', 'suppress_after_3'),
  mailbox_full: soft('mailbox_full', 'mailboxfull', 'suppress_after_5'),
  // The message.
  mailbox_limit: soft('too_big', 'exceedlimit'),
  too_big: soft('too_big', 'mesgtoobig'),
  spam: soft('content', 'spamdetected'),
  virus: soft('content', 'virusdetected'),
  content: soft('content', 'contenterror'),
  not_compliant: soft('content', 'notcompliantrfc'),
  policy: soft('content', 'policyviolation'),
  // Us.
  sender_rejected: soft('sender_rejected', 'rejected'),
  relay_denied: soft('sender_rejected', 'norelaying'),
  authentication: soft('authentication', 'authfailure'),
  security: soft('authentication', 'securityerror'),
  tls: soft('authentication', 'failedstarttls'),
  reverse_dns: soft('reverse_dns', 'requireptr'),
  blocked: soft('reputation_block', 'blocked'),
  low_reputation: soft('reputation_block', 'badreputation'),
  too_fast: soft('throttled', 'speeding'),
  too_many_connections: soft('throttled', 'toomanyconn'),
  complaints_throttled: soft('throttled', 'rejected'),
  // The other server, and the way there.
  greylisted: soft('greylisted', 'undefined'),
  network: soft('transient', 'networkerror'),
  system: soft('transient', 'systemerror'),
  system_full: soft('transient', 'systemfull'),
  mailer: soft('transient', 'mailererror'),
  protocol: soft('transient', 'syntaxerror'),
  expired: soft('expired', 'expired', 'suppress_after_3'),
  // No bounce, or none that says why.
  complaint: { class: 'complaint', isHard: false, action: 'suppress', sisimai: 'feedback' } as CauseFacts,
  auto_reply: soft('auto_reply', 'vacation'),
  suppressed: soft('undetermined', 'suppressed'),
  on_hold: soft('undetermined', 'onhold'),
  undetermined: soft('undetermined', 'undefined'),
} satisfies Record<string, CauseFacts>;

const OUR_DOING: ReadonlySet<BounceClass> = new Set([
  'too_big',
  'sender_rejected',
  'authentication',
  'reverse_dns',
  'reputation_block',
  'content',
  'throttled',
]);

/** Refused for who we are, what we wrote or how fast: it says nothing of the address. */
export const isOurDoing = (cause: BounceCause): boolean => OUR_DOING.has(causes[cause].class);

/** After how many such refusals within 30 days nothing more is written to the address; null: never for this. */
export function refusalsBeforeSuppression(cause: BounceCause): number | null {
  const { action } = causes[cause];
  if (action === 'none') return null;
  return action === 'suppress' ? 1 : Number(action.slice('suppress_after_'.length));
}
