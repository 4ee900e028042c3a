// Fingerprints of a message, by which copies of one campaign are known again although names, codes, hosts and addresses differ from copy to
// copy: its text, the shape of its HTML, of its links and of its headers, and where it leads. Pure, and a few hundred bytes a message; nothing
// of the text can be read from them. The memory of fingerprints is the gateway's: here they are only made and compared.
//
// Each is a MinHash (Broder 1997) of shingles in one permutation (Li, Owen, Zhang 2012), empty bins filled from their neighbours: the share of
// equal places in two of them estimates the share of shingles that two messages have in common. Too few shingles give none.
// Measured on 2,376 messages of a honeypot, text alone, against SimHash of 64 bits (Charikar 2002): at a precision of 0.96, 35 % of the pairs of one
// campaign against 32 %; at 0.93, 38 % against 36 %. 32 places do as well as 64.

import type { Message } from '#message/parse.ts';
import { headerHabits } from './fingerprints/header-habits.ts';
import { landings, linkShapes } from './fingerprints/link-shapes.ts';
import { htmlShingles } from './fingerprints/html-shingles.ts';
import { textShingles } from './fingerprints/text-shingles.ts';
import { minHash } from './fingerprints/min-hash.ts';
import type { JudgeContext } from './context.ts';
import { readMessage } from './reading.ts';

export interface Fingerprints {
  /** 32 places, 128 bytes: three words in a row of what a reader sees. */
  text?: Uint32Array;
  /** 32 places, 128 bytes: five elements in a row. */
  html?: Uint32Array;
  /** 16 places, 64 bytes: how the addresses of links are built, without their hosts. */
  links?: Uint32Array;
  /** At most 8 hashes, 32 bytes: organizations that links lead to, those of everybody left out. */
  landings: Uint32Array;
  /** 16 places, 64 bytes: order and spelling of headers, forms of identifier, date and boundary. */
  headers?: Uint32Array;
}

const PLACES = { text: 32, html: 32, links: 16, headers: 16 } as const;
/** Shingles below which two messages would be alike by chance. */
const FEWEST = { text: 8, html: 8, links: 2, headers: 6 } as const;

export function fingerprintsOf(message: Message, context: JudgeContext = {}): Fingerprints {
  const { visibleText, links } = readMessage(message, context);
  const shingles = {
    text: textShingles(visibleText),
    html: htmlShingles(message.html ?? ''),
    links: linkShapes(links),
    headers: headerHabits(message),
  };
  const prints: Fingerprints = { landings: landings(links) };
  for (const kind of ['text', 'html', 'links', 'headers'] as const) {
    if (shingles[kind].size >= FEWEST[kind]) prints[kind] = minHash(shingles[kind], PLACES[kind]);
  }
  return prints;
}

/** How much two fingerprints of one kind have in common, from 0 to 1; undefined when one of them is missing. */
export function resemblance(one: Uint32Array | undefined, other: Uint32Array | undefined): number | undefined {
  if (!one || !other || one.length !== other.length) return undefined;
  let equal = 0;
  for (let at = 0; at < one.length; at++) if (one[at] === other[at]) equal++;
  return equal / one.length;
}
