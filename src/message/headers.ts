// Writes header fields (RFC 5322 sections 2.2 and 3.6): folded, within 998 octets a line, encoded where they must be.
// No input can add a line or a field: breaks and other control characters of a text become one space; an address,
// identifier or URI that could break its field is a fault of the caller and is thrown as HeaderFault.

import { asciiDomain } from './domain.ts';
import { splitAddress } from './address.ts';
import { encodeWords } from './encoded-words.ts';

/** A name to show and an address, as in From or To. The name may be empty. */
export interface Mailbox {
  name: string;
  address: string;
}

/** A value that can not be written in its header without harm. Callers validate before; this is the last door. */
export class HeaderFault extends Error {
  override name = 'HeaderFault';
}

/** RFC 5322 section 2.1.1: lines SHOULD hold at most 78 characters. */
const SOFT_LINE = 78;
/** A word that no fold can bring within 998 octets must be encoded; well before, since the field's name counts too. */
const LONGEST_PLAIN_WORD = 900;

const BREAKS_AND_CONTROLS = /[\p{Cc}\u2028\u2029]+/gu;
const PRINTABLE = /^[\u0020-\u007e]*$/;
const PHRASE = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?: [A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;

/** The text on one line: what was a break or a control character is a space, what was half a character is U+FFFD. */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(BREAKS_AND_CONTROLS, ' ').trim();
}

/** An unstructured field (Subject), ready to be written, with its final CRLF. */
export function textHeader(name: string, text: string): string {
  const value = cleanText(text);
  const written = isPlain(value) ? fold(value, name.length + 2) : encodeWords(value, name.length + 2);
  return `${name}: ${written}\r\n`;
}

/** A field of one or more mailboxes (From, To, Reply-To), with its final CRLF. */
export function mailboxHeader(name: string, mailboxes: Mailbox[]): string {
  let line = `${name}:`;
  let used = line.length;
  mailboxes.forEach((mailbox, index) => {
    const written = formatMailbox(mailbox, used + 1) + (index < mailboxes.length - 1 ? ',' : '');
    const first = written.indexOf('\r\n');
    const breaks = index > 0 && used + 1 + (first < 0 ? written.length : first) > SOFT_LINE;
    line += breaks ? `\r\n ${written}` : ` ${written}`;
    used = line.length - line.lastIndexOf('\n') - 1;
  });
  return `${line}\r\n`;
}

/** `Name <address>`, `used` characters standing before it on its line. */
export function formatMailbox(mailbox: Mailbox, used = 0): string {
  const address = headerAddress(mailbox.address);
  const name = cleanText(mailbox.name);
  if (name === '') return address;
  const phrase = formatPhrase(name, used);
  const lastLine = phrase.length - phrase.lastIndexOf('\n') - 1 + (phrase.includes('\n') ? 0 : used);
  const gap = lastLine + address.length + 3 > SOFT_LINE ? '\r\n ' : ' ';
  return `${phrase}${gap}<${address}>`;
}

function formatPhrase(name: string, used: number): string {
  if (!isPlain(name)) return encodeWords(name, used);
  if (PHRASE.test(name)) return fold(name, used);
  return fold(`"${name.replace(/["\\]/g, '\\$&')}"`, used);
}

/** An address as headers carry it: domain in ASCII, local part in UTF-8 where it has to be (RFC 6532). */
export function headerAddress(address: string): string {
  const { local, domain } = splitAddress(address);
  const ascii = asciiDomain(domain);
  const sound = /^(?:"(?:[^"\\\p{Cc}]|\\[^\p{Cc}])*"|[^\s"(),:;<>@[\\\]\p{Cc}]+)$/u.test(local.toWellFormed());
  if (!sound || ascii === undefined)
    throw new HeaderFault('an address that is not normalised can not stand in a header');
  return `${local.toWellFormed()}@${ascii}`;
}

/** A field whose value is made of tokens without spaces, separated by `, ` (List-Unsubscribe, Message-ID); with its CRLF. */
export function tokenHeader(name: string, tokens: string[]): string {
  for (const token of tokens) {
    if (!/^[\u0021-\u007e]{1,990}$/.test(token)) throw new HeaderFault(`a value of ${name} can not stand in a header`);
  }
  return `${name}: ${tokens.join(',\r\n ')}\r\n`;
}

/** Plain text needs no encoding when folding keeps it whole and no reader could take a word of it for an encoded one. */
function isPlain(value: string): boolean {
  return PRINTABLE.test(value) && !value.includes('=?') && !value.includes('  ') && !LONG_WORD.test(value);
}
const LONG_WORD = new RegExp(`[^ ]{${LONGEST_PLAIN_WORD},}`);

/** Breaks before a space whenever the next word would pass 78 characters. */
function fold(value: string, used: number): string {
  if (used + value.length <= SOFT_LINE) return value;
  let result = '';
  let column = used;
  for (const word of value.split(' ')) {
    const start = result === '' ? '' : column + 1 + word.length > SOFT_LINE ? '\r\n ' : ' ';
    column = start === '\r\n ' ? 1 + word.length : column + start.length + word.length;
    result += start + word;
  }
  return result;
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (value: number) => String(value).padStart(2, '0');

/** A date as RFC 5322 section 3.3 writes it, in UTC. */
export function formatDate(date: Date): string {
  const day = `${DAYS[date.getUTCDay()]}, ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
  return `${day} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} +0000`;
}
