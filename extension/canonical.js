// Writes an address as Safe Browsing does and gives the expressions under which it may be known: the same as
// `src/receiving/linkguard/canonical.ts`, line by line; a test holds the two together. What is no web address gives nothing.

import { trackingParameters, trackingPrefixes } from './tracking-parameters.js';

const LONGEST = 2_000;
const MOST_UNESCAPINGS = 20;
const MOST_HOST_LABELS = 5;
const MOST_FOLDERS = 4;

export function canonicalAddress(written) {
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

function unescape(text) {
  let current = text;
  for (let round = 0; round < MOST_UNESCAPINGS; round++) {
    const next = current.replace(/%([\da-f]{2})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
    if (next === current) break;
    current = next;
  }
  return current;
}

const escape = (text) =>
  text.replace(/[^\x21-\x7e]|[#%]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);

function canonicalPath(path) {
  const steps = [];
  for (const step of path.split('/').slice(1)) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  const isFolder = /(?:^|\/)\.{0,2}$/.test(path);
  return `/${steps.join('/')}${isFolder && steps.length > 0 ? '/' : ''}`;
}

function canonicalQuery(query) {
  const kept = query.split('&').filter((piece) => !isTracking((piece.split('=', 1)[0] ?? '').toLowerCase()));
  return escape(unescape(kept.join('&')));
}

const isTracking = (name) => trackingParameters.has(name) || trackingPrefixes.some((prefix) => name.startsWith(prefix));

export function expressionsOf(address) {
  const paths = pathsOf(address);
  return hostsOf(address.host).flatMap((host) => paths.map((path) => host + path));
}

function hostsOf(host) {
  if (/^\[|^\d+(?:\.\d+){3}$/.test(host)) return [host];
  const labels = host.split('.');
  const suffixes = [];
  for (let at = Math.max(labels.length - MOST_HOST_LABELS, 1); at <= labels.length - 2; at++)
    suffixes.push(labels.slice(at).join('.'));
  return [host, ...suffixes];
}

function pathsOf({ path, query }) {
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

/** SHA-256, hexadecimal. */
export async function hashOf(expression) {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(expression)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
