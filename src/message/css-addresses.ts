// The addresses that a style makes a mail program load: url(…), @import, fonts, sets of pictures; with their places. Reads sheets and style
// attributes alike; in the latter quotes may be written as entities. It never throws, and goes over the style once.

import type { AddressKind } from './html-addresses.ts';

export interface CssAddress {
  kind: AddressKind;
  /** As written. */
  raw: string;
  at: number;
  /** A line may be broken here. */
  breakAt: number;
}

const TOKEN = /\/\*|@import\b|@font-face\b|[;}]|url\(\s{0,50}|["']|&quot;|&apos;|&#0{0,3}3[49];|&#x0{0,3}2[27];/gi;
const QUOTE = /^(?:["']|&quot;|&apos;|&#0{0,3}3[49];|&#x0{0,3}2[27];)/i;
const WEB_ADDRESS = /^\s{0,50}(?:https?:)?\/\//i;
const LONGEST = 5_000;

export function readCssAddresses(css: string, found: (address: CssAddress) => void): void {
  const tokens = new RegExp(TOKEN);
  let kind: AddressKind = 'background';
  for (let token = tokens.exec(css); token; token = tokens.exec(css)) {
    const word = token[0].toLowerCase();
    if (word === '/*') {
      const end = css.indexOf('*/', tokens.lastIndex);
      if (end < 0) return;
      tokens.lastIndex = end + 2;
    } else if (word === '@import') kind = 'sheet';
    else if (word === '@font-face') kind = 'font';
    else if (word === '}' || (word === ';' && kind === 'sheet')) kind = 'background';
    else if (word.startsWith('url(')) tokens.lastIndex = readUrl(css, tokens.lastIndex, kind, found);
    else if (word !== ';') tokens.lastIndex = readString(css, token.index, token[0], kind, found);
  }
}

type Found = (address: CssAddress) => void;

function readUrl(css: string, at: number, kind: AddressKind, found: Found): number {
  const quote = QUOTE.exec(css.slice(at, at + 10))?.[0];
  if (quote !== undefined) return readString(css, at, quote, kind, found, true);
  const length = css.slice(at, at + LONGEST).indexOf(')');
  if (length < 0) return at + LONGEST;
  const end = at + length;
  const raw = css.slice(at, end).trimEnd();
  if (raw !== '') found({ kind, raw, at, breakAt: at });
  return end;
}

/** Text in quotes: an address where one belongs (`isAddress`), or where it plainly is one (@import, image-set). */
function readString(
  css: string,
  at: number,
  quote: string,
  kind: AddressKind,
  found: Found,
  isAddress = false,
): number {
  const start = at + quote.length;
  const end = css.indexOf(quote, start);
  if (end < 0) return start;
  const raw = css.slice(start, end);
  if (raw !== '' && raw.length <= LONGEST && (isAddress || WEB_ADDRESS.test(raw)))
    found({ kind, raw, at: start, breakAt: at });
  return end + quote.length;
}
