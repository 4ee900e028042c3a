// How the addresses of links are built, and whom they lead to. Those who change hosts with each mailing keep their programs: the same folders,
// parameters and lengths of codes. Hosts that half the world links to say nothing of a campaign and are left out.

import { freeHosts } from '../data/public-hosts.ts';
import { shorteners } from '../data/shorteners.ts';
import { listedIn } from '../hosts.ts';
import type { ReadingLink } from '../reading.ts';
import { combine, hashOf } from './min-hash.ts';

const MOST_LINKS = 200;
const MOST_LANDINGS = 8;
const EVERYBODYS = new Set([
  ...[
    'facebook.com',
    'twitter.com',
    'x.com',
    'instagram.com',
    'linkedin.com',
    'youtube.com',
    'tiktok.com',
    'pinterest.com',
  ],
  ...['google.com', 'apple.com', 'microsoft.com', 'w3.org', 'googleapis.com', 'whatsapp.com', 'wa.me', 't.me'],
]);

export function linkShapes(links: readonly ReadingLink[]): Set<number> {
  const shapes = webLinks(links).map(({ url }) => shapeOf(url as URL));
  // A bare host has no shape.
  return new Set(shapes.filter((shape) => shape !== '?').map((shape) => hashOf(shape)));
}

/** The least hashes of the organizations, so that two messages with some in common have some of these in common. */
export function landings(links: readonly ReadingLink[]): Uint32Array {
  const hashes = new Set(webLinks(links).map(({ organization }) => combine(hashOf(organization), 1)));
  return Uint32Array.from([...hashes].sort((a, b) => a - b).slice(0, MOST_LANDINGS));
}

function webLinks(links: readonly ReadingLink[]): ReadingLink[] {
  return links
    .filter(({ url, organization, host }) => {
      const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
      return isWeb && !EVERYBODYS.has(organization) && !listedIn(shorteners, host) && !listedIn(freeHosts, host);
    })
    .slice(0, MOST_LINKS);
}

/** `/go/8f3a2b/77?u=1&k=abc` -> `go/x6/9?k,u`: folders as they are, codes by kind and length. */
function shapeOf({ pathname, searchParams }: URL): string {
  const folders = pathname.slice(0, 500).split('/').filter(Boolean).map(shapeOfFolder).join('/');
  const names = [...new Set(searchParams.keys())].slice(0, 20).map(shapeOfFolder).sort().join(',');
  return `${folders}?${names}`;
}

function shapeOfFolder(text: string): string {
  const plain = text.toLowerCase();
  if (/^\d+$/.test(plain)) return '9';
  if (/\d/.test(plain) && /[a-z]/.test(plain)) return `x${plain.length}`;
  // Long words without figures are codes as often as words: their length tells as much.
  return plain.length > 20 ? `w${plain.length >> 2}` : plain;
}
