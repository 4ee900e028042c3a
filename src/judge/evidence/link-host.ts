// What kind of place a link leads to: whose name the host carries or imitates, whether it has a name at all, and whether anybody can put
// up a page there. A host within the sender's own house is his business.

import { unicodeDomain } from '#message/domain.ts';
import { isPrivateAddress } from '#message/received.ts';
import { acquaintancesOf } from '../acquaintances.ts';
import { belongsTo, brandImitatedBy, brandInHost } from '../brand-names.ts';
import { fileHosts, formHosts, freeHosts, gatewayHosts } from '../data/public-hosts.ts';
import { networkShorteners, shorteners } from '../data/shorteners.ts';
import type { Finding } from '../finding.ts';
import { isAddressLiteral, isThisMachine, listedIn, ownLabelOf } from '../hosts.ts';
import { imitationOf } from '../imitation.ts';
import { cheapEndingOf } from '../odd-hosts.ts';
import { looksRandom } from '../random-names.ts';
import type { Reading, ReadingLink } from '../reading.ts';
import { isDisguisedHost } from '../writing.ts';
import { isSenders } from './link-kinship.ts';

/** Amazon's buckets, by region: everybody's, under one name. */
const BUCKET = /(?:^|\.)s3[.-][a-z\d-]{1,40}\.amazonaws\.com$/;
/** So many names below that of the house: machines of a cluster are called so, pages for people are not. */
const DEEP = 4;

export function hostEvidence(link: ReadingLink, reading: Reading): Finding[] {
  const { host, place } = link;
  const details = { host: unicodeDomain(host) };
  if (isThisMachine(host)) return [{ symbol: 'LINK_THIS_MACHINE', details, place }];
  if (isAddressLiteral(host)) {
    // People who help each other with a network write its addresses.
    const isTalk = reading.isDiscussion && isPrivateAddress(host);
    return isTalk ? [] : [{ symbol: 'LINK_IP', details, place }];
  }
  // A provider's signature on the mail of its customers makes its pages theirs, not his.
  const isOwn = link.organization === reading.from?.organization;
  const service = isOwn ? [] : serviceEvidence(link, reading);
  return [...service, ...imitation(link, reading), ...(service.length > 0 ? [] : choice(link, reading))];
}

function serviceEvidence({ host, url, place }: ReadingLink, { from }: Reading): Finding[] {
  const details = { host };
  if (listedIn(shorteners, host)) return [{ symbol: 'LINK_SHORTENER', details, place }];
  const owners = networkShorteners.get(host);
  if (owners) return owners.includes(from?.organization ?? '') ? [] : [{ symbol: 'LINK_SHORTENER', details, place }];
  if (listedIn(gatewayHosts, host) || /\.ipfs\.|\/ip[fn]s\//.test(`${host}${url?.pathname}`)) {
    return [{ symbol: 'LINK_GATEWAY', details, place }];
  }
  if (listedIn(formHosts, host) || isGoogleForm(host, url)) return [{ symbol: 'LINK_FORM', details, place }];
  if (listedIn(fileHosts, host)) return [{ symbol: 'LINK_SHARED_FILE', details, place }];
  if (host === 'docs.google.com') {
    // A drawing or a slide show put up as a page, rather than a text to work on.
    const symbol = /^\/(?:drawings|presentation)\//.test(url?.pathname ?? '')
      ? 'LINK_FREE_HOSTING'
      : 'LINK_SHARED_FILE';
    return [{ symbol, details, place }];
  }
  return listedIn(freeHosts, host) || BUCKET.test(host) ? [{ symbol: 'LINK_FREE_HOSTING', details, place }] : [];
}

const isGoogleForm = (host: string, url: URL | undefined): boolean =>
  host === 'docs.google.com' && url?.pathname.startsWith('/forms/') === true;

function imitation(link: ReadingLink, reading: Reading): Finding[] {
  const { host, place } = link;
  const shown = unicodeDomain(host);
  const findings: Finding[] = [];
  if (host.includes('xn--')) {
    findings.push({
      symbol: isDisguisedHost(shown) ? 'LINK_HOMOGRAPH' : 'LINK_PUNYCODE',
      details: { host: shown },
      place,
    });
  }
  if (isSenders(link, reading)) return findings;
  const known = imitationOf(host, acquaintancesOf(reading.context).hosts)?.known.shown;
  const brand = brandImitatedBy(host);
  const carried = brandInHost(shown);
  if (known !== undefined) {
    findings.push({ symbol: 'LINK_LOOKALIKE_KNOWN', details: { host: shown, known }, place });
  } else if (brand || (carried && !belongsTo(host, carried))) {
    const name = brand?.known.shown ?? carried?.name ?? '';
    findings.push({ symbol: 'LINK_BRAND_HOST', details: { host: shown, brand: name }, place });
  }
  return findings;
}

const below = ({ host, organization }: ReadingLink): number =>
  host.slice(0, -organization.length).split('.').length - 1;

/** How the name was chosen: what a house does not do to itself. */
function choice(link: ReadingLink, reading: Reading): Finding[] {
  const { host, place } = link;
  if (isSenders(link, reading)) return [];
  const findings: Finding[] = [];
  const ending = cheapEndingOf(host);
  if (ending) {
    findings.push({ symbol: 'LINK_CHEAP_ENDING', details: { host, ending: `.${ending}` }, place });
  }
  if (looksRandom(ownLabelOf(host)) || below(link) >= DEEP) {
    findings.push({ symbol: 'LINK_ODD_HOST', details: { host }, place });
  }
  return findings;
}
