// Reads the replies of an SMTP server out of its stream (RFC 5321 section 4.2, RFC 2034). Whatever comes, the result is
// replies or one named fault: a peer can not make it throw, nor hold more than a few kilobytes of memory.

export interface Reply {
  /** 200 to 599. */
  code: number;
  /** Enhanced status code (RFC 3463), when the peer gives one that agrees with the code. */
  enhanced?: string;
  /** What the peer wrote after the code, lines joined by a line feed, control characters removed. */
  text: string;
}

export type ReplyFault = 'reply_garbled' | 'reply_too_long';

/** RFC 5321 section 4.5.3.1.5 says 512; real servers exceed it with long explanations. */
const MAX_LINE_OCTETS = 2_048;
/** All lines of one reply. An EHLO answer has some twenty short ones. */
const MAX_REPLY_OCTETS = 16_384;

const LINE = /^([2-5][0-9][0-9])(?:([ -])(.*))?$/s;
const ENHANCED = /^([245])\.[0-9]{1,3}\.[0-9]{1,3}(?=[ \n]|$)/;

export interface ReplyReader {
  /** The replies that these bytes complete. After a fault nothing more can be read. */
  read(bytes: Buffer): { replies: Reply[]; fault?: ReplyFault };
  /** Whether a reply has begun that is not complete. */
  readonly pending: boolean;
}

export function createReplyReader(): ReplyReader {
  let rest: Buffer | undefined;
  let lines: string[] = [];
  let octets = 0;
  let code = '';

  function readLine(line: string): Reply | ReplyFault | undefined {
    const match = LINE.exec(line);
    if (!match || (code !== '' && match[1] !== code)) return 'reply_garbled';
    octets += line.length;
    if (line.length > MAX_LINE_OCTETS || octets > MAX_REPLY_OCTETS) return 'reply_too_long';
    lines.push(match[3] ?? '');
    code = match[1] as string;
    if (match[2] === '-') return undefined;
    const reply = makeReply(code, lines);
    lines = [];
    octets = 0;
    code = '';
    return reply;
  }

  return {
    get pending() {
      return rest !== undefined || lines.length > 0;
    },
    read(bytes) {
      const all = rest ? Buffer.concat([rest, bytes]) : bytes;
      const end = all.lastIndexOf(10);
      rest = end + 1 < all.length ? all.subarray(end + 1) : undefined;
      const replies: Reply[] = [];
      if (end >= 0) {
        for (const line of all.toString('utf8', 0, end).split('\n')) {
          const result = readLine(line.endsWith('\r') ? line.slice(0, -1) : line);
          if (typeof result === 'string') return { replies, fault: result };
          if (result) replies.push(result);
        }
      }
      return rest && rest.length > MAX_LINE_OCTETS ? { replies, fault: 'reply_too_long' } : { replies };
    },
  };
}

function makeReply(code: string, lines: string[]): Reply {
  const text = lines.join('\n').replace(/[^\P{Cc}\n]/gu, ' ');
  const enhanced = ENHANCED.exec(text);
  const reply: Reply = { code: Number(code), text };
  // A class that contradicts the code is a mistake of the peer; the code is what it acts on.
  if (enhanced && enhanced[1] === code[0]) reply.enhanced = enhanced[0];
  return reply;
}
