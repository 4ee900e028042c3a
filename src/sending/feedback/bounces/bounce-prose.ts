// What a returned message says to people: its words without the message that it gives back, the addresses that could not be reached,
// and the words that belong to each. For software that writes no delivery status (qmail, older Exim, Exchange, mail providers of
// their own kind), and for what a delivery status leaves out. It never throws; what it cannot find is absent.

import type { Message } from '#message/parse.ts';
import { readHtml } from '#message/html.ts';

export interface Prose {
  /** As it was written to people. */
  text: string;
  /** What follows: the message given back, or its head. */
  returned: string;
}

export interface Mention {
  address: string;
  /** From the line of the address to that of the next one. */
  words: string;
}

const LONGEST_PROSE = 50_000;
const MOST_MENTIONS = 1_000;

/** A line that announces the message given back, or the first line of its head. */
const RETURNED =
  /^(?:[-=*_ ]{0,40}(?:this is a copy of|below this line is a copy|(?:the )?(?:header|body|text) of (?:the|your|original) |(?:original|unsent|returned|undelivered|your) message(?: (?:text|headers?|body|content))?(?: (?:follows?|is|below)|:? ?[-=*]|\.)|message headers? follow|message (?:text|header|body|contents?) follows?|(?:included|attached) is a copy|---+ ?(?:the )?(?:original|copy)|here is (?:your|the) message|received message follows|\|------------------------- message log|----- ?original header)|(?:Return-Path|Received|X-Received|DKIM-Signature|Message-I[Dd]|MIME-Version|X-Originating-IP): ?\S)/im;

export function proseOf(message: Message): Prose {
  const text = (message.text ?? (message.html === undefined ? '' : readHtml(message.html).visibleText))
    .slice(0, LONGEST_PROSE)
    .replace(/\r\n?/g, '\n');
  const found = RETURNED.exec(text);
  // A notice that begins with what looks like a head has no words of its own.
  const end = found && found.index > 0 ? found.index : text.length;
  return { text: text.slice(0, end), returned: text.slice(end) };
}

const ADDRESS = /[^\s<>()"',;:[\]*=]{1,64}@[a-z0-9][a-z0-9.-]{0,253}[a-z0-9]/gi;
const ADDRESS_ONCE = new RegExp(ADDRESS.source, 'i');
/** What stands before the address of a recipient in the lists that servers write. */
const LEADING =
  /^[\s>*•-]{0,12}(?:(?:rcpt|mail) to:|to:|recipient:|recipient address:|address:|for|final-recipient:|failed recipient:|your message to|\d+\.|\d{3}[ -])?\s{0,8}<?\S{0,4}$/i;
const MACHINE = /^(?:mailer-daemon|postmaster|mail-daemon|mail\.delivery|nobody|double-bounce|abuse|noreply|no-reply)/i;

/** `senders`: those the message came from, who are told of a failure and have not failed. */
export function mentionsIn(text: string, senders: ReadonlySet<string>, named: ReadonlySet<string>): Mention[] {
  const found: { address: string; at: number; rank: number }[] = [];
  // What stands before "the following recipients" repeats the message.
  const begin =
    [...text.matchAll(/(?:following|these) (?:recipient|address|destination|user)[^\n]*/gi)].at(-1)?.index ?? 0;
  const begins = ADDRESS_ONCE.test(text.slice(begin)) ? begin : 0;
  for (const match of text.matchAll(ADDRESS)) {
    if (match.index < begins) continue;
    if (found.length >= MOST_MENTIONS) break;
    const address = match[0].replace(/\.+$/, '');
    const key = address.toLowerCase();
    if (senders.has(key) || (MACHINE.test(key) && !named.has(key))) continue;
    const lineStart = text.lastIndexOf('\n', match.index) + 1;
    const isLeading = LEADING.test(text.slice(lineStart, match.index));
    found.push({ address, at: match.index, rank: (named.has(key) ? 2 : 0) + (isLeading ? 1 : 0) });
  }
  const best = Math.max(0, ...found.map(({ rank }) => rank));
  const isListed = found.some(({ rank }) => rank % 2 === 1);
  const chosen =
    best === 0 ? found.slice(0, 1) : found.filter(({ rank }) => (isListed ? rank % 2 === 1 : rank === best));
  const firsts = new Map<string, { address: string; at: number }>();
  for (const one of chosen) if (!firsts.has(one.address.toLowerCase())) firsts.set(one.address.toLowerCase(), one);
  const places = [...firsts.values()].map(({ address, at }) => ({ address, line: text.lastIndexOf('\n', at) + 1 }));
  return places.map(({ address, line }, index) => ({ address, words: text.slice(line, places[index + 1]?.line) }));
}
