// What the listener brings back to the road out: mail to our own signed return paths. It is committed before it is answered 250, and read
// by others later (return-reader.ts), so that taking it costs one row whatever it is. An address that we did not sign is
// left to other destinations; a message that cannot be kept rejects, and its sender comes again.

import type { Platform } from '#platform/platform.ts';
import { type HandOver, readReturnPath } from '#platform/return-path.ts';
import type { Reply } from '#smtp/reply.ts';
import type { ReceivedEnvelope } from '#smtp/server.ts';
import { countReturned, keepReturned } from './returned-mail-store.ts';

/** No honest world sends more back for one message: who replays a token is stopped here. */
const MOST_RETURNED = 100;
const LARGEST = 10_000_000;
const TOO_MANY: Reply = { code: 550, enhanced: '5.7.1', text: 'Too much came back for this message already' };
const TOO_BIG: Reply = { code: 552, enhanced: '5.3.4', text: `At most ${LARGEST} octets are taken here` };

export function returnDestination({ sql, vault, clock }: Platform) {
  return {
    name: 'returned mail',
    claim(recipient: string, { from }: ReceivedEnvelope): 'mine' | undefined {
      // What we sent ourselves is no answer, even to an address of ours that stands in a list.
      return readReturnPath(vault, recipient) && !readReturnPath(vault, from) ? 'mine' : undefined;
    },
    async take({ from }: ReceivedEnvelope, recipients: readonly string[], bytes: Buffer): Promise<Reply | undefined> {
      if (bytes.length > LARGEST) return TOO_BIG;
      const named = new Map<string, HandOver & { recipient: string }>();
      for (const recipient of recipients) {
        const handOver = readReturnPath(vault, recipient);
        if (handOver) named.set(Object.values(handOver).join(' '), { ...handOver, recipient });
      }
      const messages = [];
      for (const one of named.values())
        if ((await countReturned(sql, one, MOST_RETURNED)) < MOST_RETURNED)
          messages.push({ ...one, mailFrom: from, bytes });
      if (messages.length === 0) return TOO_MANY;
      await keepReturned(sql, messages, clock.now());
      return undefined;
    },
  };
}
