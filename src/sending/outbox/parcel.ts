// One finished message on its way to one recipient, with what is needed to write down how it ended.

import type { Judgement } from './reply-reason.ts';
import type { RecipientKey } from './send.ts';

export interface Parcel extends RecipientKey {
  /** The claim under which it leaves. */
  claim: number;
  /** Attempts made before this one. */
  attempts: number;
  firstAttemptAt: Date | null;
  /** Envelope sender: the signed return path. */
  from: string;
  to: string;
  bytes: Buffer;
}

/** How the journey of one parcel ended. */
export interface Ending extends Judgement {
  /** What the server said, or what happened on the way to it. */
  reply: string;
  host: string | null;
  /** No answer came though the whole message had left: it may have been received. */
  mayBeAccepted: boolean;
}
