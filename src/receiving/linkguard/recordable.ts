// Under which expression a reported link is known. A page of an ordinary host is known whatever its query, for frauds put the reader's name
// there; on a platform where anybody puts up pages only the exact page is, never the platform. A well-known house is never known at all:
// frauds link to those they imitate. Pure.

import { brands } from '#judge/data/brands.ts';
import { clickTrackerHosts, linkProtectionHosts } from '#judge/data/click-trackers.ts';
import { freemailDomains } from '#judge/data/freemail.ts';
import { fileHosts, formHosts, freeHosts, gatewayHosts, imageHosts } from '#judge/data/public-hosts.ts';
import { networkShorteners, shorteners } from '#judge/data/shorteners.ts';
import { hasPublicSuffix, isAddressLiteral, isThisMachine, listedIn } from '#judge/hosts.ts';
import type { CanonicalAddress } from './canonical.ts';

/** Below their names each customer has a host of his own. */
const TENANTED = [freeHosts, gatewayHosts];
const SHARED = [
  formHosts,
  fileHosts,
  imageHosts,
  shorteners,
  networkShorteners,
  clickTrackerHosts,
  linkProtectionHosts,
];
const wellKnown = new Set(brands.flatMap(({ domains }) => domains));

/** Undefined: it would stop people on their way to a house that is no fraud. */
export function expressionFor({ host, path, query }: CanonicalAddress): string | undefined {
  if (isThisMachine(host) || !(isAddressLiteral(host) || hasPublicSuffix(host))) return undefined;
  const exact = `${host}${path}${query && `?${query}`}`;
  const tenanted = TENANTED.map((table) => listedIn(table, host)).find((entry) => entry !== undefined);
  if (tenanted !== undefined && tenanted !== host) return host + path;
  if (tenanted === host || SHARED.some((table) => listedIn(table, host) !== undefined))
    return path === '/' && query === '' ? undefined : exact;
  if (listedIn(wellKnown, host) !== undefined || listedIn(freemailDomains, host) !== undefined) return undefined;
  return host + path;
}
