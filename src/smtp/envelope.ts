// What MAIL and RCPT say about one message (RFC 5321, 1870, 6152, 6531), and why a given server could not take it: known
// before a byte is sent, from what the server announced. It never lets an address end its command and begin another.

import { isAscii } from 'node:buffer';
import type { Capabilities } from './capabilities.ts';
import { checkData, isEightBit } from './data.ts';
import type { Delivery } from './delivery.ts';

export interface Envelope {
  /** The return path; empty for notices that must never be answered by one. */
  from: string;
  to: string;
}

const SOUND_PATH = /^(?:"(?:[^"\\\p{Cc}]|\\[^\p{Cc}])+"|[^\s"(),:;<>@[\\\]\p{Cc}]+)@[^\s"(),;<>@\\\p{Cc}]+$/u;

/** A permanent refusal that needs no asking, or undefined. */
export function unsendable({ from, to }: Envelope, message: Buffer, server: Capabilities): Delivery | undefined {
  if (from !== '' && !SOUND_PATH.test(from)) return refusal('mail', 553, '5.1.7', 'The sender is no address');
  if (!SOUND_PATH.test(to)) return refusal('rcpt', 553, '5.1.3', 'The recipient is no address');
  if (server.size && message.length > server.size) {
    return refusal(
      'mail',
      552,
      '5.3.4',
      `${message.length} octets are more than the ${server.size} that the server takes`,
    );
  }
  if (needsUtf8({ from, to }, message) && !server.smtpUtf8) {
    return refusal(
      isAscii(Buffer.from(to)) ? 'mail' : 'rcpt',
      550,
      '5.6.7',
      'The server takes no addresses or headers outside ASCII',
    );
  }
  if (isEightBit(message) && !server.eightBitMime) {
    return refusal('mail', 554, '5.6.3', 'The server takes ASCII only and the message holds more');
  }
  const fault = checkData(message);
  if (fault === 'bare_newline') return refusal('data', 554, '5.6.0', 'A line of the message does not end in CRLF');
  if (fault === 'line_too_long')
    return refusal('data', 554, '5.6.0', 'A line of the message is longer than 998 octets');
  return undefined;
}

/** MAIL with the parameters that the server understands, then RCPT; each with its CRLF. */
export function envelopeCommands(
  envelope: Envelope,
  message: Buffer,
  server: Capabilities,
): { mail: string; rcpt: string } {
  const size = server.size === undefined ? '' : ` SIZE=${message.length}`;
  const body = isEightBit(message) ? ' BODY=8BITMIME' : '';
  const utf8 = needsUtf8(envelope, message) ? ' SMTPUTF8' : '';
  return { mail: `MAIL FROM:<${envelope.from}>${size}${body}${utf8}\r\n`, rcpt: `RCPT TO:<${envelope.to}>\r\n` };
}

/** RFC 6531 section 3.4: an address, or a header, is not ASCII. */
function needsUtf8({ from, to }: Envelope, message: Buffer): boolean {
  if (!/^\p{ASCII}*$/u.test(from + to)) return true;
  if (!isEightBit(message)) return false;
  const end = message.indexOf('\r\n\r\n');
  return !isAscii(message.subarray(0, end < 0 ? message.length : end));
}

function refusal(stage: 'mail' | 'rcpt' | 'data', code: number, enhanced: string, text: string): Delivery {
  return { kind: 'refused', stage, reply: { code, enhanced, text: `${enhanced} ${text}` }, local: true };
}
