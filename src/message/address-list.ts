// The mailboxes of a header such as From or To (RFC 5322 section 3.4), as senders really write them: groups, comments, quoted names,
// encoded words, missing brackets. It never throws; what is no address gives a mailbox whose address is ''.

import { normaliseAddress } from './address.ts';
import { decodeEncodedWords } from './encoded-words.ts';
import type { Mailbox } from './headers.ts';
import { type Token, tokenise } from './tokens.ts';

const MAX_MAILBOXES = 2_000;
// Encoded words are set aside while the structure is read: what they decode to must never become structure.
const ENCODED_RUN = /=\?[^?\s]{1,60}\?[bBqQ]\?[^?\r\n]*\?=(?:[ \t\r\n]+=\?[^?\s]{1,60}\?[bBqQ]\?[^?\r\n]*\?=)*/g;
const HELD = /\ue000(\d+)\ue001/g;

export function readMailboxes(raw: string): Mailbox[] {
  const held: string[] = [];
  const masked = raw
    .replace(/[\ue000\ue001]/g, '\ufffd')
    .replace(ENCODED_RUN, (run) => `\ue000${held.push(decodeEncodedWords(run)) - 1}\ue001`);
  const restore = (text: string) => text.replace(HELD, (_, index: string) => held[Number(index)] ?? '');
  const mailboxes = split(tokenise(masked))
    .slice(0, MAX_MAILBOXES)
    .flatMap((tokens) => readMailbox(tokens, restore) ?? []);
  return mailboxes.some(({ address: one }) => one === '') ? joinNames(mailboxes) : mailboxes;
}

/** `Doe, Jane <jane@example>`: a name with a comma that was not quoted, read as the one mailbox that was meant. */
function joinNames(mailboxes: Mailbox[]): Mailbox[] {
  const joined: Mailbox[] = [];
  let before = '';
  for (const mailbox of mailboxes) {
    const name = before === '' ? mailbox.name : `${before}, ${mailbox.name}`;
    if (mailbox.address === '') before = name;
    else {
      joined.push({ ...mailbox, name });
      before = '';
    }
  }
  return before === '' ? joined : [...joined, { name: before, address: '' }];
}

/** One list of tokens per mailbox; the names of groups, and the signs that hold a group together, are dropped. */
function split(tokens: Token[]): Token[][] {
  const mailboxes: Token[][] = [];
  let current: Token[] = [];
  let inBrackets = false;
  for (const token of tokens) {
    const sign = token.type === 'special' ? token.value : '';
    if (sign === '<') inBrackets = true;
    else if (sign === '>') inBrackets = false;
    if (!inBrackets && (sign === ',' || sign === ';')) {
      mailboxes.push(current);
      current = [];
    } else if (!inBrackets && sign === ':') current = [];
    else current.push(token);
  }
  return [...mailboxes, current];
}

function readMailbox(tokens: Token[], restore: (text: string) => string): Mailbox | undefined {
  if (tokens.every(({ type }) => type === 'space' || type === 'comment')) return undefined;
  const open = tokens.findLastIndex((token) => token.type === 'special' && token.value === '<');
  if (open >= 0) {
    const close = tokens.findIndex((token, index) => index > open && token.type === 'special' && token.value === '>');
    const inside = tokens.slice(open + 1, close < 0 ? undefined : close);
    return { name: phrase(tokens.slice(0, open), restore), address: address(withoutRoute(inside)) };
  }
  if (!tokens.some((token) => token.type === 'special' && token.value === '@')) {
    return { name: phrase(tokens, restore), address: '' };
  }
  const comment = tokens.find(({ type }) => type === 'comment');
  return { name: restore(comment?.value ?? '').trim(), address: address(tokens) };
}

/** `<@relay,@other:person@example>`: a road that nobody takes any more (RFC 5321 appendix C). */
function withoutRoute(tokens: Token[]): Token[] {
  const colon = tokens.findLastIndex((token) => token.type === 'special' && token.value === ':');
  return colon < 0 ? tokens : tokens.slice(colon + 1);
}

function phrase(tokens: Token[], restore: (text: string) => string): string {
  const text = tokens.map((token) => (token.type === 'comment' ? '' : token.value)).join('');
  const comment = tokens.find(({ type }) => type === 'comment');
  return restore(text.trim() || (comment?.value ?? ''))
    .replace(/\s+/g, ' ')
    .trim();
}

function address(tokens: Token[]): string {
  const text = tokens
    .filter(({ type }) => type !== 'comment' && type !== 'space')
    .map(({ type, value }) =>
      type === 'quoted' ? `"${value.replace(/["\\]/g, '\\$&')}"` : type === 'literal' ? `[${value}]` : value,
    )
    .join('');
  const normal = normaliseAddress(text);
  if (normal.ok) return normal.address;
  // A host without a dot or an address literal reaches nobody outside, but says where the message claims to come from.
  return /^[^\s@]+@[^\s@]+$/.test(text) ? text.toLowerCase() : '';
}
