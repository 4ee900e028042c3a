// What a server says it can do, in its answer to EHLO (RFC 5321 section 4.1.1.1). Unknown keywords are ignored.

import type { Reply } from './reply.ts';

export interface Capabilities {
  pipelining: boolean;
  eightBitMime: boolean;
  smtpUtf8: boolean;
  startTls: boolean;
  /** Largest message in octets (RFC 1870): undefined when not announced, 0 when there is no fixed limit. */
  size?: number;
  /** Most messages in one session (RFC 9422). */
  mailMax?: number;
}

export const NO_CAPABILITIES: Capabilities = {
  pipelining: false,
  eightBitMime: false,
  smtpUtf8: false,
  startTls: false,
};

export function readCapabilities(reply: Reply): Capabilities {
  // The first line is the server's name; whatever it contains is no keyword.
  const lines = reply.text.split('\n').slice(1);
  const keywords = new Map(lines.map((line) => [keyword(line), line.trim().split(/\s+/).slice(1)] as const));
  const limits = keywords.get('LIMITS') ?? [];
  return {
    pipelining: keywords.has('PIPELINING'),
    eightBitMime: keywords.has('8BITMIME'),
    smtpUtf8: keywords.has('SMTPUTF8'),
    startTls: keywords.has('STARTTLS'),
    size: keywords.has('SIZE') ? (wholeNumber(keywords.get('SIZE')?.[0] ?? '0') ?? 0) : undefined,
    mailMax: wholeNumber(limits.find((limit) => /^MAILMAX=/i.test(limit))?.slice('MAILMAX='.length)),
  };
}

const keyword = (line: string) => (line.trim().split(/[\s=]/)[0] ?? '').toUpperCase();
const wholeNumber = (text: string | undefined) =>
  text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
