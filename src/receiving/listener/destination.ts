// A place within Dauphin to which received mail can belong. The listener is given a list of them and knows nothing else of the
// roads: whoever claims a recipient takes what comes for it.

import type { Reply } from '#smtp/reply.ts';
import type { ReceivedEnvelope } from '#smtp/server.ts';

/** `mine`: it is taken; a reply: it would belong here but is refused; undefined: it belongs elsewhere. */
export type Claim = 'mine' | Reply | undefined;

export interface Destination {
  /** For the log. */
  name: string;
  /** Asked once for every recipient. A rejection is answered 451. */
  claim(recipient: string, envelope: ReceivedEnvelope): Claim | Promise<Claim>;
  /**
   * Resolves once the message is kept for good, for all these recipients; undefined means 250. A rejection is answered 451: the
   * client comes again.
   */
  take(envelope: ReceivedEnvelope, recipients: readonly string[], bytes: Buffer): Promise<Reply | undefined>;
}
