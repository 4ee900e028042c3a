// The milter protocol on the wire, as Sendmail 8.14 and Postfix speak it (version 6): a length of four octets, a letter, and data. A packet
// longer than a mail server ever sends ends the conversation.

/** A header or a piece of body is at most 65,535 octets; a whole set of macros stays far below this. */
const LONGEST = 1_048_576;

export interface Packet {
  command: string;
  data: Buffer;
}

/** Throws `ProtocolError` for what is no milter packet. */
export async function* readPackets(stream: AsyncIterable<Buffer>): AsyncGenerator<Packet> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of stream) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let at = 0;
    while (rest.length - at >= 4) {
      const length = rest.readUInt32BE(at);
      if (length === 0 || length > LONGEST) throw new ProtocolError(`a packet of ${length} octets`);
      if (rest.length - at < 4 + length) break;
      const command = String.fromCharCode(rest[at + 4] as number);
      yield { command, data: rest.subarray(at + 5, at + 4 + length) };
      at += 4 + length;
    }
    rest = rest.subarray(at);
  }
}

export class ProtocolError extends Error {}

export function packet(command: string, ...data: readonly (Buffer | string)[]): Buffer {
  const body = Buffer.concat(data.map((one) => (typeof one === 'string' ? Buffer.from(one, 'latin1') : one)));
  const head = Buffer.alloc(5);
  head.writeUInt32BE(body.length + 1);
  head.write(command, 4, 'latin1');
  return Buffer.concat([head, body]);
}

export function number(value: number): Buffer {
  const octets = Buffer.alloc(4);
  octets.writeUInt32BE(value);
  return octets;
}

/** Strings that each end in NUL. */
export function strings(data: Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (let at = 0; at < data.length; ) {
    const end = data.indexOf(0, at);
    found.push(data.subarray(at, end < 0 ? data.length : end));
    at = end < 0 ? data.length : end + 1;
  }
  return found;
}
