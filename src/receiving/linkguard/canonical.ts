// Writes an address as Safe Browsing does (developers.google.com/safe-browsing/v4/urls-hashing), without what only counts clicks, and gives the
// expressions under which it may be known: host suffixes with path prefixes. Pure. What is no web address gives nothing.
// `extension/canonical.js` does the same in the browser; a test holds the two together.

import { hash } from 'node:crypto';
import { trackingParameters, trackingPrefixes } from '../cleaning/links/tracking-parameters.ts';

export interface CanonicalAddress {
  host: string;
  /** Begins with a slash. */
  path: string;
  /** Without its question mark, '' when there is none. */
  query: string;
}

const LONGEST = 2_000;
/** A text may have been escaped again and again. */
const MOST_UNESCAPINGS = 20;

export function canonicalAddress(written: string): CanonicalAddress | undefined {
  if (written.length > LONGEST || !URL.canParse(written)) return undefined;
  const { protocol, hostname, pathname, search } = new URL(written);
  const host = hostname
    .toLowerCase()
    .replace(/\.{2,}/g, '.')
    .replace(/^\.|\.$/g, '');
  if (!/^https?:$/.test(protocol) || host === '') return undefined;
  const canonical = { host, path: escape(canonicalPath(unescape(pathname))), query: canonicalQuery(search.slice(1)) };
  return host.length + canonical.path.length + canonical.query.length > LONGEST ? undefined : canonical;
}

/** For people: the scheme says nothing of where it leads. */
export const writtenAddress = ({ host, path, query }: CanonicalAddress): string =>
  `http://${host}${path}${query && `?${query}`}`;

/** Escapes of single octets, each a character here. */
function unescape(text: string): string {
  if (!text.includes('%')) return text;
  let current = text;
  for (let round = 0; round < MOST_UNESCAPINGS; round++) {
    const next = current.replace(/%([\da-f]{2})/gi, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
    if (next === current) break;
    current = next;
  }
  return current;
}

const escape = (text: string): string =>
  text.replace(/[^\x21-\x7e]|[#%]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);

function canonicalPath(path: string): string {
  const steps: string[] = [];
  const given = path.split('/').slice(1);
  for (const step of given) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  const isFolder = /(?:^|\/)\.{0,2}$/.test(path);
  return `/${steps.join('/')}${isFolder && steps.length > 0 ? '/' : ''}`;
}

function canonicalQuery(query: string): string {
  const kept = query.split('&').filter((piece) => !isTracking((piece.split('=', 1)[0] ?? '').toLowerCase()));
  return escape(unescape(kept.join('&')));
}

const isTracking = (name: string): boolean =>
  trackingParameters.has(name) || trackingPrefixes.some((prefix) => name.startsWith(prefix));

const MOST_HOST_LABELS = 5;
const MOST_FOLDERS = 4;

/** At most 30, the most exact first. */
export function expressionsOf(address: CanonicalAddress): string[] {
  const paths = pathsOf(address);
  return hostsOf(address.host).flatMap((host) => paths.map((path) => host + path));
}

function hostsOf(host: string): string[] {
  if (/^\[|^\d+(?:\.\d+){3}$/.test(host)) return [host];
  const labels = host.split('.');
  const first = Math.max(labels.length - MOST_HOST_LABELS, 1);
  const suffixes: string[] = [];
  for (let at = first; at <= labels.length - 2; at++) suffixes.push(labels.slice(at).join('.'));
  return [host, ...suffixes];
}

function pathsOf({ path, query }: CanonicalAddress): string[] {
  const folders = path.split('/').slice(1, -1);
  const prefixes = Array.from(
    { length: Math.min(folders.length + 1, MOST_FOLDERS) },
    (_, depth) =>
      `/${folders
        .slice(0, depth)
        .map((name) => `${name}/`)
        .join('')}`,
  );
  return [...new Set([...(query ? [`${path}?${query}`] : []), path, ...prefixes])];
}

export const hashOf = (expression: string): Buffer => hash('sha256', expression, 'buffer');

/** The first four bytes of a hash, as the database keeps them. */
export const prefixOf = (hash: Uint8Array): number => Buffer.from(hash.buffer, hash.byteOffset, 4).readInt32BE();
