// From the end of a parcel's journey to what the ledger shall say: accepted, bounced, or when to try again. Pure.

import { type BounceCause, isOurDoing } from '#sending/feedback/bounces/bounce-cause.ts';
import type { Ending, Parcel } from './parcel.ts';
import { nextAttempt } from './retry.ts';
import type { Reason } from './send.ts';
import type { Outcome } from './settle.ts';

type Tried = Omit<Parcel, 'from' | 'to' | 'bytes'>;

export function outcomeOf(parcel: Tried, ending: Ending, now: Date, dice: number): Outcome {
  const outcome: Outcome = {
    ...keyOf(parcel),
    state: ending.state,
    reason: ending.reason,
    cause: ending.state === 'bounced' ? (ending.cause ?? roadCauses[ending.reason] ?? null) : null,
    reply: ending.reply,
    host: ending.host,
    attempted: true,
    maybeDuplicate: ending.mayBeAccepted,
    nextAttemptAt: null,
  };
  if (ending.state !== 'deferred') return outcome;
  const { attempts, firstAttemptAt } = parcel;
  const retry = nextAttempt({
    reason: ending.reason,
    attempts: attempts + 1,
    firstAttemptAt: firstAttemptAt ?? now,
    now,
    dice,
  });
  return 'again' in retry
    ? { ...outcome, nextAttemptAt: retry.again }
    : { ...outcome, state: 'bounced', reason: retry.giveUp, cause: causeOfGivingUp(ending) };
}

/** What the way to a mailbox tells of it where no server spoke: its domain does not exist, or takes no mail. */
const roadCauses: Partial<Record<Reason, BounceCause>> = {
  domain_unknown: 'domain_unknown',
  no_mail_accepted: 'no_mail_accepted',
};

/** After days of trying. Patience asked of us, or a refusal that is our own doing, is not held against the address. */
function causeOfGivingUp({ cause, reason }: Ending): BounceCause | null {
  if (reason === 'domain_unknown' && cause === undefined) return 'domain_unknown';
  if (cause === 'mailbox_full') return cause;
  return cause !== undefined && isOurDoing(cause) ? null : 'expired';
}

/** Nothing of it was sent: the row is as it was before its claim. */
export function putBack(parcel: Tried): Outcome {
  return {
    ...keyOf(parcel),
    state: 'planned',
    reason: null,
    cause: null,
    reply: null,
    host: null,
    attempted: false,
    maybeDuplicate: false,
    nextAttemptAt: null,
  };
}

const keyOf = ({ workspaceId, sendId, contactId, step, claim }: Tried) => ({
  workspaceId,
  sendId,
  contactId,
  step,
  claim,
});
