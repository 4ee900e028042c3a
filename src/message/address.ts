// One e-mail address (RFC 5321 and 5322 addr-spec, RFC 6531 for other scripts): its parts, and the one form under which
// Dauphin knows a person. A text that is no address gives a reason from a closed list. It must never change a local part
// in a way that could reach somebody else: the case of a local part belongs to its host.

import { asciiDomain, MAX_DOMAIN_OCTETS } from './domain.ts';
import { type Token, tokenise } from './tokens.ts';

/** RFC 5321 section 4.5.3.1. A path is limited to 256 octets with its angle brackets, hence 254. */
const MAX_LOCAL_OCTETS = 64;
const MAX_ADDRESS_OCTETS = 254;
/** Nobody types more; a longer text is a column of something else. */
const MAX_TEXT_LENGTH = 2_000;

export type AddressFault =
  | 'empty'
  | 'no_at_sign'
  | 'several_addresses'
  | 'local_part_empty'
  | 'local_part_invalid'
  | 'local_part_too_long'
  | 'domain_empty'
  | 'domain_invalid'
  | 'domain_without_dot'
  | 'domain_too_long'
  | 'address_too_long';

export type NormalisedAddress = { ok: true; address: string } | { ok: false; reason: AddressFault };

const PLAIN =
  /^([A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*)@((?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63})$/;
// Zero-width, joining and direction marks, variation selectors, soft hyphens: what copying from a web page leaves behind.
const INVISIBLE = /(?![\u200c\u200d])\p{Default_Ignorable_Code_Point}/gu;
const JOINERS = /[\u200c\u200d]/g;
const ODD_SPACES = /[\p{Cc}\p{Z}]+/gu;
const ASCII = /^\p{ASCII}*$/u;
const ATOM_TEXT =
  /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~\u00a1-\u{10ffff}-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~\u00a1-\u{10ffff}-]+)*$/u;

/**
 * The form under which a person is known: domain in lower-case ASCII, local part untouched but for needless quotes,
 * comments, invisible characters and Unicode composition (NFC). Accepts what people paste: `mailto:`, `Name <address>`,
 * surrounding spaces, a trailing dot or separator.
 */
export function normaliseAddress(text: string): NormalisedAddress {
  // Nearly every row of a real file takes this way.
  const plain = PLAIN.exec(text);
  if (plain && !text.includes('xn--')) return bounded(plain[1] as string, (plain[2] as string).toLowerCase());
  if (text.length > MAX_TEXT_LENGTH) return fault('address_too_long');
  const cleaned = clean(text);
  if (cleaned === '') return fault('empty');
  return fromTokens(inner(tokenise(cleaned)));
}

/** The two halves of an address already known to be one; the domain is what follows the last `@`. */
export function splitAddress(address: string): { local: string; domain: string } {
  const at = address.lastIndexOf('@');
  return at < 0 ? { local: address, domain: '' } : { local: address.slice(0, at), domain: address.slice(at + 1) };
}

function clean(text: string): string {
  const bare = text.toWellFormed().replace(INVISIBLE, '').replace(ODD_SPACES, ' ').trim();
  const link = /^mailto:\s*([^?]*)/i.exec(bare);
  const address = link ? unescapeLink((link[1] as string).trim()) : bare;
  return address.replace(/[\s,;]+$/, '').normalize('NFC');
}

function unescapeLink(text: string): string {
  try {
    return decodeURIComponent(text).replace(ODD_SPACES, ' ');
  } catch {
    return text;
  }
}

const isSpecial = (token: Token | undefined, value: string) => token?.type === 'special' && token.value === value;

/** What stands between angle brackets when there are some; a second pair means a second address and is left to be counted. */
function inner(tokens: Token[]): Token[] {
  const open = tokens.findIndex((token) => isSpecial(token, '<'));
  if (open < 0) return tokens;
  const close = tokens.findIndex((token, index) => index > open && isSpecial(token, '>'));
  const rest = close < 0 ? [] : tokens.slice(close + 1);
  const inside = tokens.slice(open + 1, close < 0 ? undefined : close);
  return rest.some((token) => isSpecial(token, '@')) ? [...inside, { type: 'special', value: ',' }, ...rest] : inside;
}

function fromTokens(all: Token[]): NormalisedAddress {
  const tokens = all.filter((token) => token.type !== 'comment');
  const signs = tokens.flatMap((token, index) => (isSpecial(token, '@') ? [index] : []));
  if (signs.length === 0) return fault('no_at_sign');
  if (signs.length > 1) return fault(looksLikeSeveral(tokens) ? 'several_addresses' : 'local_part_invalid');
  const sign = signs[0] as number;
  const local = localPart(withoutEdges(tokens.slice(0, sign)));
  if (!local.ok) return local;
  const domain = domainOf(withoutEdges(tokens.slice(sign + 1)));
  return domain.ok ? bounded(local.address, domain.address) : domain;
}

const looksLikeSeveral = (tokens: Token[]) =>
  tokens.some(
    (token) => token.type === 'space' || isSpecial(token, ',') || isSpecial(token, ';') || isSpecial(token, '<'),
  );

function withoutEdges(tokens: Token[]): Token[] {
  let start = 0;
  let end = tokens.length;
  while (start < end && tokens[start]?.type === 'space') start++;
  while (end > start && tokens[end - 1]?.type === 'space') end--;
  return tokens.slice(start, end);
}

function localPart(tokens: Token[]): NormalisedAddress {
  if (tokens.length === 0) return fault('local_part_empty');
  if (!tokens.every((token) => (token.type === 'word' || token.type === 'quoted') && !token.open)) {
    return fault('local_part_invalid');
  }
  const written = tokens.map((token) => token.value).join('');
  const value = ASCII.test(written.replace(JOINERS, '')) ? written.replace(JOINERS, '') : written;
  // U+FFFD is what a wrong encoding leaves: the true letter is lost, and with it the person.
  if (value.includes('\ufffd')) return fault('local_part_invalid');
  if (ATOM_TEXT.test(value)) return { ok: true, address: value };
  const quoted = tokens.length === 1 && tokens[0]?.type === 'quoted';
  // Control characters were turned into spaces before; a quoted part may hold spaces, an empty one reaches nobody.
  if (!quoted || value === '') return fault('local_part_invalid');
  return { ok: true, address: `"${value.replace(/["\\]/g, '\\$&')}"` };
}

function domainOf(tokens: Token[]): NormalisedAddress {
  if (tokens.length === 0) return fault('domain_empty');
  if (!tokens.every((token) => token.type === 'word')) return fault('domain_invalid');
  const text = tokens.map((token) => token.value).join('');
  // Joiners belong to some scripts and are dirt elsewhere: kept where the name is valid with them.
  const ascii = asciiDomain(text) ?? asciiDomain(text.replace(JOINERS, ''));
  if (ascii === undefined) return fault(text.length > MAX_DOMAIN_OCTETS ? 'domain_too_long' : 'domain_invalid');
  return ascii.includes('.') ? { ok: true, address: ascii } : fault('domain_without_dot');
}

function bounded(local: string, domain: string): NormalisedAddress {
  const localOctets = Buffer.byteLength(local);
  if (localOctets > MAX_LOCAL_OCTETS) return fault('local_part_too_long');
  if (domain.length > MAX_DOMAIN_OCTETS) return fault('domain_too_long');
  if (localOctets + 1 + domain.length > MAX_ADDRESS_OCTETS) return fault('address_too_long');
  return { ok: true, address: `${local}@${domain}` };
}

function fault(reason: AddressFault): NormalisedAddress {
  return { ok: false, reason };
}
