// The header fields that speak in our name: written on top of what we deliver, and taken out of what arrives, where anybody could have
// written them (RFC 8601 section 5). Pure and linear; a message whose header makes no sense is left as it is.

import { readAuthenticationResults } from '#authentication/authentication-results-header.ts';
import type { AuthenticationResults } from '#authentication/results.ts';
import type { MessageClass } from '#judge/verdict.ts';
import type { Disposition } from '../disposition/policy.ts';

/** Beside those that begin so: what mailbox servers believe when they file into Junk. */
const OUR_PREFIX = 'dauphin-';
const OURS = new Set(['x-spam-flag']);
/** More header than that is no header. */
const MAX_HEADER = 1_000_000;

/** The same buffer when nothing is taken out. */
export function withoutOurFields(source: Buffer, host: string): Buffer {
  const kept: Buffer[] = [];
  let from = 0;
  let isChanged = false;
  for (const { start, end } of fieldsOf(source)) {
    if (!isOurs(source.toString('latin1', start, Math.min(end, start + 2_000)), host)) continue;
    kept.push(source.subarray(from, start));
    from = end;
    isChanged = true;
  }
  return isChanged ? Buffer.concat([...kept, source.subarray(from)]) : source;
}

/** Whether it speaks in our name. */
export function isOurs(field: string, host: string): boolean {
  const colon = field.indexOf(':');
  const name = field.slice(0, colon).trim().toLowerCase();
  if (name.startsWith(OUR_PREFIX) || OURS.has(name)) return true;
  return (
    name === 'authentication-results' &&
    readAuthenticationResults(field.slice(colon + 1)).authservId === host.toLowerCase()
  );
}

/** Where each field of the header stands, its folded lines and line end included. */
function* fieldsOf(source: Buffer): Generator<{ start: number; end: number }> {
  const limit = Math.min(source.length, MAX_HEADER);
  let start = 0;
  let at = 0;
  while (at < limit) {
    const feed = source.indexOf(0x0a, at);
    const end = feed < 0 || feed >= limit ? limit : feed + 1;
    const isEmpty = end - at <= 2 && /^\r?\n?$/.test(source.toString('latin1', at, end));
    const next = source[end];
    if (isEmpty) return;
    if (next !== 0x20 && next !== 0x09) {
      yield { start, end };
      start = end;
    }
    at = end;
  }
}

export interface Said extends Found {
  /** By which a mailbox server names the message to us (`arrival-mark.ts`). */
  mark: string;
  ip: string;
  helo: string;
  encrypted: boolean;
  receivedAt: Date;
}

/** What was found out about a message. */
export interface Found {
  host: string;
  mailFrom: string;
  authentication: AuthenticationResults;
  class: MessageClass;
  score: number;
  disposition: Disposition;
}

/** What we put on top, CRLF at the end of each line. */
export function ourFields(said: Said): string {
  const lines = [
    `Received: from ${word(said.helo)} ([${said.ip.includes(':') ? 'IPv6:' : ''}${said.ip}])`,
    `\tby ${said.host} (Dauphin) with ${said.encrypted ? 'ESMTPS' : 'ESMTP'}; ${dateOf(said.receivedAt)}`,
    ...foundFields(said).map(([name, value]) => `${name}: ${value}`),
    `Dauphin-Id: ${said.mark}`,
  ];
  return `${lines.join('\r\n')}\r\n`;
}

/** Name and value of each; lines within are folded by CRLF. */
export function foundFields(found: Found): [name: string, value: string][] {
  return [
    ['Authentication-Results', `${found.host};${authenticationText(found)}`],
    ['Dauphin-Class', `${found.class} (${found.score.toFixed(4)})`],
    ['Dauphin-Disposition', found.disposition],
    ...(found.disposition === 'junk' ? [['X-Spam-Flag', 'YES'] as [string, string]] : []),
  ];
}

/** RFC 8601 section 2.2. */
function authenticationText({ authentication: { spf, dkim = [], dmarc, arc }, mailFrom }: Found): string {
  const results = [
    ...(spf ? [`spf=${spf.result} smtp.mailfrom=${word(mailFrom || spf.domain)}`] : []),
    ...(dkim.length === 0 ? ['dkim=none'] : []),
    ...dkim
      .slice(0, 10)
      .map(
        (one) =>
          `dkim=${one.result} header.d=${word(one.domain)}${one.selector ? ` header.s=${word(one.selector)}` : ''}`,
      ),
    ...(dmarc
      ? [
          `dmarc=${dmarc.result}${dmarc.policy ? ` policy.dmarc=${dmarc.policy}` : ''} header.from=${word(dmarc.domain)}`,
        ]
      : []),
    ...(arc ? [`arc=${arc.result}`] : []),
  ];
  return `\r\n\t${results.join(';\r\n\t')}`;
}

/** What a client said of himself, made harmless: it can end no line and no section. */
const word = (text: string) => text.replace(/[^\x21-\x7e]|[;()<>"\\]/g, '?').slice(0, 255) || '?';

const dateOf = (date: Date) => date.toUTCString().replace('GMT', '+0000');
