// Where a wrapped link leads, when it says so itself: by the table of wrappers, and by the two ways of Proofpoint. Pure; a target that is not
// wholly in the link gives undefined, for half a target would lead astray.

import { clickTrackerHosts } from '#judge/data/click-trackers.ts';
import { isWithin, listedIn } from '#judge/hosts.ts';
import { type LinkWrapper, linkWrappers } from './wrappers.ts';

export interface Unwrapped {
  service: string;
  target: string;
}

const PROOFPOINT = ['urldefense.com', 'urldefense.proofpoint.com'];

export function unwrap(url: URL): Unwrapped | undefined {
  const host = url.hostname.toLowerCase();
  if (PROOFPOINT.some((domain) => isWithin(host, domain))) {
    const target = webAddress(proofpointTarget(url) ?? '');
    return target === undefined ? undefined : { service: 'Proofpoint', target };
  }
  for (const wrapper of linkWrappers) {
    if (wrapper.host !== undefined && !isWithin(host, wrapper.host)) continue;
    const target = targetIn(url, wrapper);
    if (target !== undefined) return { service: wrapper.service, target };
  }
  return throughCounter(url, host);
}

/** Services that count clicks write the target where they like, if at all: any whole address in such a link is where it leads. */
function throughCounter({ pathname, searchParams }: URL, host: string): Unwrapped | undefined {
  const service = listedIn(clickTrackerHosts, host);
  if (service === undefined) return undefined;
  const candidates = [...searchParams.values(), ...pathname.split('/')].slice(0, MOST_CANDIDATES);
  const target = candidates.flatMap((value) => targetOf(value) ?? [])[0];
  return target === undefined ? undefined : { service, target };
}

const MOST_CANDIDATES = 30;

function targetIn(url: URL, { path, parameter }: LinkWrapper): string | undefined {
  const match = path.exec(url.pathname);
  if (!match) return undefined;
  const value = parameter === undefined ? match[1] : url.searchParams.get(parameter);
  return value ? targetOf(value) : undefined;
}

const targetOf = (value: string): string | undefined =>
  webAddress(value) ?? webAddress(percentDecoded(value)) ?? base64Target(value);

/** The address itself, or one within JSON (`{"href":"https://…"}`; Mandrill puts JSON into JSON). */
function base64Target(value: string): string | undefined {
  if (!/^[\w+/-]{12,8000}={0,2}$/.test(value)) return undefined;
  const decoded = Buffer.from(value, 'base64').toString('utf8');
  const whole = webAddress(decoded);
  if (whole !== undefined || !decoded.startsWith('{')) return whole;
  const written = /"(?:href|url)":"(https?:[^"]{3,4000})"/.exec(decoded.replaceAll('\\"', '"'))?.[1];
  return written === undefined ? undefined : webAddress(written.replace(/\\{1,4}\//g, '/'));
}

function proofpointTarget({ pathname, search, searchParams }: URL): string | undefined {
  if (pathname.startsWith('/v3/')) return proofpointThird(`${pathname}${search}`);
  const written = searchParams.get('u');
  if (written === null) return undefined;
  // Its first version escapes as usual, the second writes `-` for the percent sign and `_` for the slash.
  return pathname.startsWith('/v1/') ? written : percentDecoded(written.replaceAll('-', '%').replaceAll('_', '/'));
}

const RUN_LENGTHS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The third version: `*` stands for the next of the characters that follow, in base64; `**X` for a run of them. */
function proofpointThird(path: string): string | undefined {
  const [, written = '', coded = ''] = /^\/v3\/__(.{5,4000}?)__;([\w-]{0,4000}={0,2})!/.exec(path) ?? [];
  const characters = Array.from(Buffer.from(coded, 'base64').toString('utf8'));
  let at = 0;
  let isShort = false;
  const target = written.replace(/\*(?:\*(.))?/g, (_, run?: string) => {
    const length = run === undefined ? 1 : RUN_LENGTHS.indexOf(run) + 2;
    const piece = characters.slice(at, at + length).join('');
    at += length;
    if (at > characters.length) isShort = true;
    return piece;
  });
  // Relays make one slash of two.
  return isShort ? undefined : target.replace(/^(https?:)\/(?!\/)/i, '$1//');
}

function webAddress(text: string): string | undefined {
  if (!/^https?:\/\/[^\s/]/i.test(text) || !URL.canParse(text)) return undefined;
  return new URL(text).href;
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
