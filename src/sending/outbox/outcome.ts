// From the end of a parcel's journey to what the ledger shall say: accepted, bounced, or when to try again. Pure.

import type { Ending, Parcel } from './parcel.ts';
import { nextAttempt } from './retry.ts';
import type { Outcome } from './settle.ts';

type Tried = Omit<Parcel, 'from' | 'to' | 'bytes'>;

export function outcomeOf(parcel: Tried, ending: Ending, now: Date, dice: number): Outcome {
  const outcome: Outcome = {
    ...keyOf(parcel),
    state: ending.state,
    reason: ending.reason,
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
    : { ...outcome, state: 'bounced', reason: retry.giveUp };
}

/** Nothing of it was sent: the row is as it was before its claim. */
export function putBack(parcel: Tried): Outcome {
  return {
    ...keyOf(parcel),
    state: 'planned',
    reason: null,
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
