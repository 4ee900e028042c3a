// Cuts an mbox (RFC 4155, mboxrd) into its messages as it is read, without ever holding more than one of them.
// A message longer than the limit is given up in favour of the next; the caller is told.

const MARK = Buffer.from('\nFrom ');
const QUOTED = /(^|\n)>(>*From )/g;

export interface MboxMessage {
  bytes: Buffer;
  /** Longer than the limit: `bytes` is only its start. */
  isTooLong: boolean;
}

export interface MboxSplitter {
  /** The messages that end within this chunk. */
  push(chunk: Buffer): MboxMessage[];
  /** The last message. */
  end(): MboxMessage[];
}

export function createMboxSplitter(limit: number): MboxSplitter {
  let held: Buffer = Buffer.alloc(0);
  let isTooLong = false;

  const finish = (bytes: Buffer): MboxMessage[] => {
    const message = { bytes: unquote(bytes), isTooLong };
    isTooLong = false;
    return bytes.length === 0 ? [] : [message];
  };

  return {
    push(chunk) {
      const messages: MboxMessage[] = [];
      // A mark may be cut in two by the chunks: the search begins a little before the new bytes.
      let from = Math.max(0, held.length - MARK.length);
      held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
      for (let at = held.indexOf(MARK, from); at >= 0; at = held.indexOf(MARK, 0)) {
        messages.push(...finish(held.subarray(0, at + 1)));
        held = held.subarray(at + 1);
        from = 0;
      }
      if (held.length > limit) {
        isTooLong = true;
        held = Buffer.concat([held.subarray(0, limit), held.subarray(-MARK.length)]);
      }
      return messages;
    },
    end() {
      const messages = finish(held);
      held = Buffer.alloc(0);
      return messages;
    },
  };
}

/** `>From ` at the start of a line stands for `From `. */
function unquote(bytes: Buffer): Buffer {
  if (!bytes.includes('\n>')) return bytes;
  return Buffer.from(bytes.toString('latin1').replace(QUOTED, '$1$2'), 'latin1');
}
