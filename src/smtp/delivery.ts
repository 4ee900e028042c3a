// What became of one message handed to an SMTP server: a closed union, so that no end can be forgotten by who counts them.

import type { Reply, ReplyFault } from './reply.ts';

export type Stage = 'connect' | 'greeting' | 'hello' | 'tls' | 'mail' | 'rcpt' | 'data' | 'end';

/** Why a conversation ended without an answer to what was asked. */
export type Break =
  | ReplyFault
  /** Nobody listens there. */
  | 'connection_refused'
  /** The host or network can not be reached, or the local address can not be used. */
  | 'unreachable'
  /** The peer closed, politely or not. */
  | 'closed'
  | 'timeout'
  /** The TLS handshake failed, or its certificate when one was demanded. */
  | 'tls_failed'
  /** Encryption was demanded and the peer offers none. */
  | 'tls_unavailable'
  /** Another message of the same connection made the peer end it. */
  | 'service_closing'
  /** We closed it. */
  | 'aborted';

export type Delivery =
  | { kind: 'accepted'; stage: 'end'; reply: Reply }
  /** A permanent answer (5xx). `local` when we knew it without asking, from what the server announced. */
  | { kind: 'refused'; stage: Stage; reply: Reply; local?: true }
  /** A temporary answer (4xx). */
  | { kind: 'deferred'; stage: Stage; reply: Reply }
  /**
   * No answer. `mayBeAccepted` when the whole message had left: the peer may have taken it, and trying again may
   * deliver it twice. False is certain: the peer can not have had the whole message.
   */
  | { kind: 'broken'; stage: Stage; fault: Break; detail: string; mayBeAccepted: boolean };

export type Failure = Exclude<Delivery, { kind: 'accepted' }>;

/** Sorts a reply that is neither expected nor success. */
export function negative(stage: Stage, reply: Reply): Failure {
  if (reply.code >= 500) return { kind: 'refused', stage, reply };
  if (reply.code >= 400) return { kind: 'deferred', stage, reply };
  const detail = `unexpected reply ${reply.code} ${reply.text.slice(0, 200)}`;
  return { kind: 'broken', stage, fault: 'reply_garbled', detail, mayBeAccepted: stage === 'end' };
}
