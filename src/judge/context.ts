// What the caller knows beside the message: who handed it over, who vouches for it, what its owner did before.
// Everything that needs a clock, the network, a disk or a database is found out beforehand and handed in here; a part left out
// is unknown, and then nothing is concluded from it.

import type { AuthenticationResults } from '#authentication/results.ts';

export interface Envelope {
  /** MAIL FROM, '' for the null sender. */
  mailFrom: string;
  /** The one RCPT this verdict is for. */
  recipient: string;
}

/** What the owner of the mailbox did with this sender's mail so far. */
export interface SenderHistory {
  /** Messages the owner sent to this address. */
  writtenTo: number;
  /** Of the sender's messages: those the owner reacted to (answered, clicked, kept, moved out of junk). */
  reactions: number;
  /** The sender's last messages in a row that drew no reaction at all. */
  ignoredInARow: number;
}

export interface JudgeContext {
  /** When the message arrived, or is about to leave. */
  receivedAt?: Date;
  envelope?: Envelope;
  authentication?: AuthenticationResults;
  history?: SenderHistory;
  /** Addresses of the mailbox's owner beside that of the envelope. */
  ownerAddresses?: readonly string[];
}
