// Where links lead, against where they say they lead.
// A newsletter whose links are wrapped to count clicks shows one address and leads through another, and that is no fraud: what
// counts is whether the name shown belongs to the sender who is vouched for. Protection services of the reader are looked through.

import { unicodeDomain } from '#message/domain.ts';
import { belongsTo, brandInHost } from '../brand-names.ts';
import { clickTrackerHosts } from '../data/click-trackers.ts';
import { freeHosts, openRedirectors, shorteners } from '../data/shorteners.ts';
import { type Finding, quote } from '../finding.ts';
import { isAddressLiteral, isRegistrable, isThisMachine, isWithin, listedIn, organizationOf } from '../hosts.ts';
import { isUnsubscribe, type Reading, type ReadingLink } from '../reading.ts';
import { mixedScriptWord } from '../writing.ts';

const MANY_LINKS = 80;
const USUAL_PORTS = new Set(['', '80', '443']);
const SHOWN_HOST = /^\s*(?:https?:\/\/)?(?:www\d?\.)?([\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)(?=[/:?#\s]|$)/iu;

export function linkEvidence(reading: Reading): Finding[] {
  const web = reading.links.filter(({ url }) => url?.protocol === 'http:' || url?.protocol === 'https:');
  const each = web.flatMap((link) => [...oneLink(link, reading), ...shownAgainstTarget(link, reading)]);
  return [
    ...each,
    ...reading.links.flatMap(oddScheme),
    ...allElsewhere(web, reading),
    ...tracked(web, reading),
    ...(reading.links.length > MANY_LINKS
      ? [{ symbol: 'LINK_MANY', details: { count: reading.links.length } } as const]
      : []),
  ];
}

function oneLink(link: ReadingLink, reading: Reading): Finding[] {
  const { host, url, place } = link;
  if (!url) return [];
  const findings: Finding[] = [];
  const shown = unicodeDomain(host);
  const details = { host: shown };
  if (isThisMachine(host)) return [{ symbol: 'LINK_THIS_MACHINE', details, place }];
  if (isAddressLiteral(host)) findings.push({ symbol: 'LINK_IP', details, place });
  if (listedIn(shorteners, host)) findings.push({ symbol: 'LINK_SHORTENER', details, place });
  else if (listedIn(freeHosts, host) && !isSenders(link, reading))
    findings.push({ symbol: 'LINK_FREE_HOSTING', details, place });
  if (url.username !== '') {
    findings.push({
      symbol: 'LINK_CREDENTIALS',
      details: { ...details, shown: quote(decodeURIComponentSafely(url.username)) },
      place,
    });
  }
  if (!USUAL_PORTS.has(url.port))
    findings.push({ symbol: 'LINK_PORT', details: { host: `${shown}:${url.port}` }, place });
  if (url.protocol === 'http:' && !isAddressLiteral(host)) findings.push({ symbol: 'LINK_INSECURE', details, place });
  findings.push(...nameOfHost(link, shown, reading), ...redirect(link));
  // Links by which one leaves name the one who leaves.
  const isNamed = !isUnsubscribe(link) && reading.recipients.some((one) => holdsAddress(url, one));
  if (isNamed) findings.push({ symbol: 'LINK_RECIPIENT_ADDRESS', details, place });
  return findings;
}

function nameOfHost({ host, place }: ReadingLink, shown: string, { from }: Reading): Finding[] {
  const findings: Finding[] = [];
  const brand = brandInHost(shown);
  if (brand && !belongsTo(host, brand) && (!from || organizationOf(host) !== from.organization)) {
    findings.push({ symbol: 'LINK_BRAND_HOST', details: { host: shown, brand: brand.name }, place });
  }
  if (host.includes('xn--')) {
    const symbol = mixedScriptWord(shown) ? 'LINK_MIXED_SCRIPT' : 'LINK_PUNYCODE';
    findings.push({ symbol, details: { host: shown }, place });
  }
  return findings;
}

function redirect({ host, url, place }: ReadingLink): Finding[] {
  const via = openRedirectors.find(
    (one) =>
      isWithin(host, one.host) &&
      url?.pathname.startsWith(one.path) &&
      (one.parameter === '' || url.searchParams.has(one.parameter)),
  );
  if (!via || !url) return [];
  const next = parseUrl(url.searchParams.get(via.parameter) ?? '');
  // Leading back to the same house is no detour.
  if (via.parameter !== '' && (!next || organizationOf(next.hostname) === organizationOf(host))) return [];
  return [{ symbol: 'LINK_OPEN_REDIRECT', details: { host, target: next ? ` (${next.hostname})` : '' }, place }];
}

/** The text names one house, the link leads to another, and nothing explains it. */
function shownAgainstTarget(link: ReadingLink, reading: Reading): Finding[] {
  const shown = SHOWN_HOST.exec(link.text)?.[1]?.toLowerCase();
  if (!shown || !isRegistrable(shown)) return [];
  const claimed = organizationOf(shown);
  if (claimed === link.organization || (link.behind && claimed === organizationOf(link.behind.hostname))) return [];
  // A sender who is vouched for may show his own address and count the clicks on it.
  const isOwnName = reading.isVouchedFor && claimed === reading.from?.organization;
  // He may also cite others through the wrapper of all his links: his own host, or that of a known service. Where nobody checked
  // who he is he gets the benefit of the doubt, but for names that fraudsters live on.
  const mayWrap = reading.isVouchedFor || (!reading.isChecked && brandInHost(shown) === undefined);
  const isWrapped = mayWrap && (isSenders(link, reading) || isWrapper(link, reading));
  if (isOwnName || isWrapped) return [];
  return [{ symbol: 'LINK_TEXT_MISMATCH', details: { shown, host: unicodeDomain(link.host) }, place: link.place }];
}

const isSenders = ({ organization }: ReadingLink, { from, signers }: Reading): boolean =>
  organization === from?.organization || signers.includes(organization);

/** A known counting service, or the one host through which nearly all links of an honest mailing go. */
const isWrapper = ({ host }: ReadingLink, reading: Reading): boolean =>
  listedIn(clickTrackerHosts, host) !== undefined || (reading.isBulk && reading.wrapperHost === host);

function oddScheme({ href, text, url, place }: ReadingLink): Finding[] {
  const scheme = /^\s*([a-z][a-z0-9+.-]*):/i.exec(href)?.[1]?.toLowerCase();
  if (scheme && ['javascript', 'vbscript', 'data', 'file'].includes(scheme)) {
    return [{ symbol: 'LINK_SCHEME', details: { scheme }, place }];
  }
  const leadsNowhere = href.trim() === '' || href.trim() === '#' || (!url && !scheme && !href.trim().startsWith('#'));
  return leadsNowhere && text.trim() !== '' ? [{ symbol: 'LINK_EMPTY', details: { quote: quote(text) }, place }] : [];
}

function allElsewhere(web: readonly ReadingLink[], reading: Reading): Finding[] {
  const { from } = reading;
  const away = web.filter(({ host }) => !isThisMachine(host));
  const [first] = away;
  if (!from || !first || reading.isDiscussion || away.some((link) => isSenders(link, reading))) return [];
  return [
    {
      symbol: 'LINK_ALL_OFF_DOMAIN',
      details: { domain: from.domain, host: unicodeDomain(first.host) },
      place: first.place,
    },
  ];
}

function tracked(web: readonly ReadingLink[], reading: Reading): Finding[] {
  const link = web.find((one) => isWrapper(one, reading) && !isSenders(one, reading));
  return link ? [{ symbol: 'LINK_TRACKED', details: { host: unicodeDomain(link.host) }, place: link.place }] : [];
}

function holdsAddress({ href }: URL, address: string): boolean {
  const lower = href.toLowerCase();
  if (lower.includes(address) || lower.includes(encodeURIComponent(address))) return true;
  const coded = Buffer.from(address).toString('base64').replace(/=+$/, '');
  return href.includes(coded) || href.includes(encodeURIComponent(coded));
}

function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
