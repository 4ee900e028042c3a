// Which delivery notices a client asks for (RFC 3461): RET and ENVID of MAIL, NOTIFY and ORCPT of RCPT. Pure; what is not well
// formed is a refusal.

import type { Reply } from './reply.ts';
import { say } from './server-rules.ts';

export type NoticeKind = 'success' | 'failure' | 'delay';

export interface EnvelopeNotice {
  id?: string;
  returns?: 'full' | 'headers';
}

export interface RecipientNotice {
  /** Absent: NOTIFY was not given. Empty: never. */
  kinds?: NoticeKind[];
  /** As given: `rfc822;…`. */
  original?: string;
}

/** RFC 3461 section 4.2: printable ASCII, with `+HH` for the rest. */
const XTEXT = /^(?:[\x21-\x2a\x2c-\x3c\x3e-\x7e]|\+[0-9A-F]{2})+$/;
const readXtext = (text: string) =>
  text.replace(/\+([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
const ONE_LINE = /^[\x20-\x7e]+$/;

type Parameters = ReadonlyMap<string, string>;
export const isRefusal = (one: object): one is Reply => 'code' in one;

export function readEnvelopeNotice(parameters: Parameters): EnvelopeNotice | Reply {
  const ret = parameters.get('RET')?.toUpperCase();
  if (ret !== undefined && ret !== 'FULL' && ret !== 'HDRS') return say(501, '5.5.4', 'RET is FULL or HDRS');
  const given = parameters.get('ENVID');
  if (given !== undefined && (given.length > 100 || !XTEXT.test(given) || !ONE_LINE.test(readXtext(given))))
    return say(501, '5.5.4', 'ENVID is at most 100 characters of xtext');
  return {
    ...(given !== undefined && { id: readXtext(given) }),
    ...(ret !== undefined && { returns: ret === 'FULL' ? ('full' as const) : ('headers' as const) }),
  };
}

export function readRecipientNotice(parameters: Parameters): RecipientNotice | Reply {
  const notify = parameters.get('NOTIFY')?.toUpperCase();
  const kinds = notify === undefined ? undefined : kindsOf(notify);
  if (notify !== undefined && !kinds)
    return say(501, '5.5.4', 'NOTIFY is NEVER, or a list of SUCCESS, FAILURE and DELAY');
  const given = parameters.get('ORCPT');
  const [, type, address] = /^([A-Za-z0-9-]{1,40});(.{1,500})$/.exec(given ?? '') ?? [];
  if (given !== undefined && !(type && address && XTEXT.test(address) && ONE_LINE.test(readXtext(address))))
    return say(501, '5.5.4', 'ORCPT is a type, a semicolon and an address in xtext');
  return {
    ...(kinds && { kinds }),
    ...(type && address && { original: `${type};${readXtext(address)}` }),
  };
}

function kindsOf(text: string): NoticeKind[] | undefined {
  if (text === 'NEVER') return [];
  const kinds = text.toLowerCase().split(',');
  const isSound = kinds.every((kind) => kind === 'success' || kind === 'failure' || kind === 'delay');
  return isSound && new Set(kinds).size === kinds.length ? (kinds as NoticeKind[]) : undefined;
}
