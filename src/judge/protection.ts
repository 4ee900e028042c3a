// Looks through the services with which a receiver wraps every link to check it when it is clicked: what counts is where a link leads
// behind them. Pure. An address that does not tell stays as it is; it never says what the service itself would say of the target.

import { linkProtectionHosts } from './data/click-trackers.ts';
import { listedIn } from './hosts.ts';

/** Names under which the services carry the address, or at least its host. */
const CARRIERS = ['url', 'u', 'a', 'd', 'domain'];

export const isProtection = (host: string): boolean => listedIn(linkProtectionHosts, host) !== undefined;

/** Where a wrapped link leads, when its address says so. */
export function behindProtection(url: URL): URL | undefined {
  if (!isProtection(url.hostname.toLowerCase())) return undefined;
  for (const name of CARRIERS) {
    const value = url.searchParams.get(name);
    if (value === null) continue;
    const target =
      parseUrl(value) ?? parseUrl(proofpoint(value)) ?? (name === 'domain' ? parseUrl(`https://${value}`) : undefined);
    if (target) return target;
  }
  return inPath(url);
}

/** Proofpoint's second version writes `-` for the percent sign and `_` for the slash. */
const proofpoint = (value: string): string => decodeSafely(value.replaceAll('-', '%').replaceAll('_', '/'));

/** `/v3/__https://exemple.com/a__;…`, `/1abc/https%3A%2F%2Fexemple.com`: slashes may have been made one on the way. */
function inPath({ pathname }: URL): URL | undefined {
  const [, scheme = '', rest = ''] = /(https?)(?::|%3A)(?:\/|%2F){1,2}(.{1,2000})/i.exec(pathname) ?? [];
  return rest === '' ? undefined : parseUrl(`${scheme}://${decodeSafely(rest).replace(/__;.*$|__$/, '')}`);
}

function parseUrl(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url && /^https?:$/.test(url.protocol) ? url : undefined;
}

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
