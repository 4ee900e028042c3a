// What MAIL and RCPT say about one message (RFC 5321, 1870, 6152, 6531), and why a given server could not take it: known
// before a byte is sent, from what the server announced. It never lets an address end its command and begin another.

import { isAscii } from 'node:buffer';
import type { Capabilities } from './capabilities.ts';
import { checkData, isEightBit } from './data.ts';
import type { Delivery } from './delivery.ts';

const SOUND_PATH = /^(?:"(?:[^"\\\p{Cc}]|\\[^\p{Cc}])+"|[^\s"(),:;<>@[\\\]\p{Cc}]+)@[^\s"(),;<>@\\\p{Cc}]+$/u;

/** Why no recipient can be sent the message: a permanent refusal that needs no asking, or undefined. */
export function messageProblem(from: string, message: Buffer, server: Capabilities): Delivery | undefined {
  if (from !== '' && !SOUND_PATH.test(from)) return refusal('mail', 553, '5.1.7', 'The sender is no address');
  if (server.size && message.length > server.size) {
    const text = `${message.length} octets are more than the ${server.size} that the server takes`;
    return refusal('mail', 552, '5.3.4', text);
  }
  if (!server.smtpUtf8 && !(isAsciiText(from) && hasAsciiHeader(message))) return needsUtf8('mail');
  if (isEightBit(message) && !server.eightBitMime) {
    return refusal('mail', 554, '5.6.3', 'The server takes ASCII only and the message holds more');
  }
  const fault = checkData(message);
  if (fault === 'bare_newline') return refusal('data', 554, '5.6.0', 'A line of the message does not end in CRLF');
  if (fault === 'line_too_long')
    return refusal('data', 554, '5.6.0', 'A line of the message is longer than 998 octets');
  return undefined;
}

/** Why this recipient can not be sent anything, as above. */
export function recipientProblem(to: string, server: Capabilities): Delivery | undefined {
  if (!SOUND_PATH.test(to)) return refusal('rcpt', 553, '5.1.3', 'The recipient is no address');
  return server.smtpUtf8 || isAsciiText(to) ? undefined : needsUtf8('rcpt');
}

/** MAIL with the parameters that the server understands, and its CRLF. */
export function mailCommand(from: string, to: readonly string[], message: Buffer, server: Capabilities): string {
  const size = server.size === undefined ? '' : ` SIZE=${message.length}`;
  const body = isEightBit(message) ? ' BODY=8BITMIME' : '';
  // RFC 6531 section 3.4: an address, or a header, is not ASCII.
  const ascii = isAsciiText(from) && to.every(isAsciiText) && hasAsciiHeader(message);
  return `MAIL FROM:<${from}>${size}${body}${ascii ? '' : ' SMTPUTF8'}\r\n`;
}

export const rcptCommand = (to: string): string => `RCPT TO:<${to}>\r\n`;

const isAsciiText = (text: string) => /^\p{ASCII}*$/u.test(text);

function hasAsciiHeader(message: Buffer): boolean {
  if (!isEightBit(message)) return true;
  const end = message.indexOf('\r\n\r\n');
  return isAscii(message.subarray(0, end < 0 ? message.length : end));
}

const needsUtf8 = (stage: 'mail' | 'rcpt') =>
  refusal(stage, 550, '5.6.7', 'The server takes no addresses or headers outside ASCII');

function refusal(stage: 'mail' | 'rcpt' | 'data', code: number, enhanced: string, text: string): Delivery {
  return { kind: 'refused', stage, reply: { code, enhanced, text: `${enhanced} ${text}` }, local: true };
}
