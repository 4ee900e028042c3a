// Links that lead over one site to another: redirectors of well-known sites, addresses within addresses, and pages planted on somebody's
// blog. Share buttons, log-ins and counting services carry addresses as their trade.

import { unicodeDomain } from '#message/domain.ts';
import { openRedirectors } from '../data/shorteners.ts';
import type { Finding } from '../finding.ts';
import { isWithin, organizationOf, ownLabelOf } from '../hosts.ts';
import type { Reading, ReadingLink } from '../reading.ts';
import { isSenders, isWrapper } from './link-kinship.ts';

const INNER_ADDRESS = /[?&](?!utm_|ref=|referrer=|source=)[\w.[\]-]{1,40}=(?:https?:)?\/\/([^/?#&\\:]{4,253})/i;
/** Sites whose trade it is to be handed an address: to share it, to lead back after a log-in, to show it on a map. */
const CARRIERS =
  /^(?:(?:www|m|fr-fr|en-gb)\.)?(?:facebook\.com\/(?:sharer|share|dialog|plugins)|twitter\.com\/(?:intent|share|home)|x\.com\/(?:intent|share)|linkedin\.com\/(?:share|sharing|cws)|pinterest\.[a-z.]+\/pin\/create|reddit\.com\/submit|tumblr\.com\/(?:share|widgets)|wa\.me|bsky\.app\/intent|getpocket\.com|flipboard\.com|addtoany\.com)|^(?:api|web)\.whatsapp\.com|^t(?:elegram)?\.me\/share|^share(?:to)?\.|^accounts\.google\.|^login\.|^auth\.|^sso\.|^calendar\.google\.|^outlook\.(?:live|office)\.com\/(?:calendar|owa)|^web\.archive\.org|^validator\.|^feedburner\./i;
/** The inside of WordPress and of certificate checks: no page for people is there, and break-ins leave theirs. */
const PLANTED =
  /\/wp-(?:includes|admin|content\/(?:plugins|themes|upgrade|cache))\/|\/wp-(?!login|json)[a-z]{2,20}\.php|\/\.well-known\/[^/]+\/./i;
const ASSET = /\.(?:pdf|jpe?g|png|gif|svg|webp|docx?|xlsx?|pptx?|mp[34]|css|js|ics|zip)$/i;
const LONGEST = 2_000;

export function detourEvidence(link: ReadingLink, reading: Reading): Finding[] {
  const { host, url, place } = link;
  if (!url) return [];
  const over = redirector(link) ?? (reading.isDiscussion ? undefined : innerAddress(link, reading));
  if (over) return [over];
  if (!isSenders(link, reading) && PLANTED.test(url.pathname) && !ASSET.test(url.pathname)) {
    return [{ symbol: 'LINK_PLANTED_PAGE', details: { host: unicodeDomain(host) }, place }];
  }
  return [];
}

function redirector({ host, url, place }: ReadingLink): Finding | undefined {
  const via = openRedirectors.find(
    (one) =>
      (isWithin(host, one.host) || (one.host === 'google.com' && ownLabelOf(host) === 'google')) &&
      url?.pathname.startsWith(one.path) &&
      (one.parameter === '' || url.searchParams.has(one.parameter)),
  );
  if (!via || !url) return undefined;
  const next = parseUrl(url.searchParams.get(via.parameter) ?? '');
  // Leading back to the same house is no detour.
  if (via.parameter !== '' && (!next || organizationOf(next.hostname) === organizationOf(host))) return undefined;
  const target = next ? ` (${next.hostname})` : '';
  return { symbol: 'LINK_OPEN_REDIRECT', details: { host, target }, place };
}

/** One address carried by another, of a third house, on a site that is not known to do so for everyone. */
function innerAddress(link: ReadingLink, reading: Reading): Finding | undefined {
  const { host, url, organization, place } = link;
  if (!url || isSenders(link, reading) || isWrapper(link, reading) || CARRIERS.test(`${host}${url.pathname}`))
    return undefined;
  // Coded twice, it is read all the same.
  const search = url.search.slice(0, LONGEST).replaceAll('%25', '%').replace(/%3a/gi, ':').replace(/%2f/gi, '/');
  const inner = INNER_ADDRESS.exec(search)?.[1]?.toLowerCase().replaceAll('%2e', '.');
  if (inner === undefined || !inner.includes('.')) return undefined;
  const target = organizationOf(inner);
  if (target === organization || target === reading.from?.organization) return undefined;
  return { symbol: 'LINK_DETOUR', details: { host: unicodeDomain(host), target: inner }, place };
}

function parseUrl(text: string): URL | undefined {
  const whole = text.startsWith('//') ? `https:${text}` : text;
  return URL.canParse(whole) ? new URL(whole) : undefined;
}
