// Whether a link carries the address of its reader, openly or in code. Newsletters do so where one leaves or sets what one gets; pages
// that fish for passwords do so to fill in the name already, mostly behind the hash sign, where no server log shows it.

import { unicodeDomain } from '#message/domain.ts';
import type { Finding } from '../finding.ts';
import { isUnsubscribe, type Reading, type ReadingLink } from '../reading.ts';

/** An address written as the figures of its octets: letters, `40` for the at sign, `2e` for a dot. */
const HEXADECIMAL = /(?:[2-7][0-9a-f]){3,64}40(?:[2-7][0-9a-f]){3,64}/gi;
const BASE64 = /[A-Za-z0-9+_-]{14,120}/g;
const WHOLE_ADDRESS = /^[\w.+-]{2,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}$/;
const OPEN_ADDRESS = /^#.{0,64}?[\w.+-]{2,64}(?:@|%40)[\w-]{1,63}\.[\w.-]{2,}$/i;
const LONGEST = 1_000;
const MOST_WORDS = 20;

export function addressEvidence(link: ReadingLink, reading: Reading): Finding[] {
  const { url, host, href, place } = link;
  if (!url) return [];
  const details = { host: unicodeDomain(host) };
  const where = href.slice(0, LONGEST);
  if (OPEN_ADDRESS.test(url.hash.slice(0, LONGEST)) || holdsCoded(url.hash)) {
    return [{ symbol: 'LINK_ADDRESS_BEHIND_HASH', details, place }];
  }
  // Links by which one leaves name the one who leaves.
  if (isUnsubscribe(link)) return [];
  if (holdsCoded(where)) return [{ symbol: 'LINK_ADDRESS_CODED', details, place }];
  return reading.recipients.some((one) => holdsAddress(where, one))
    ? [{ symbol: 'LINK_RECIPIENT_ADDRESS', details, place }]
    : [];
}

function holdsAddress(href: string, address: string): boolean {
  const lower = href.toLowerCase();
  return lower.includes(address) || lower.includes(encodeURIComponent(address));
}

/** Any address in code, not only the one this copy is for: forwarders and aliases have other names for the same reader. */
function holdsCoded(text: string): boolean {
  const bare = text.slice(0, LONGEST).replaceAll('%3D', '=');
  const hexadecimal = bare.match(HEXADECIMAL)?.slice(0, MOST_WORDS) ?? [];
  if (hexadecimal.some((one) => holdsWhole(Buffer.from(evenly(one), 'hex')))) return true;
  const words = bare.match(BASE64)?.slice(0, MOST_WORDS) ?? [];
  return words.some((one) => WHOLE_ADDRESS.test(Buffer.from(one, 'base64').toString('latin1')));
}

/** Codes are glued to others with commas and the like, which are printable too. */
const holdsWhole = (octets: Buffer): boolean =>
  octets
    .toString('latin1')
    .split(/[^\w.+@-]+/)
    .some((word) => WHOLE_ADDRESS.test(word));

const evenly = (digits: string): string => (digits.length % 2 === 0 ? digits : digits.slice(1));
