// Where the images of a message lie. A house keeps its own pictures on its own site or with the service that sends for it; who writes in
// another's name takes them from that other's site, from a copy of his mail, or from where anyone may leave a picture.

import { unicodeDomain } from '#message/domain.ts';
import { brandOwning } from '../brand-names.ts';
import { imageHosts } from '../data/public-hosts.ts';
import type { Finding } from '../finding.ts';
import { isAddressLiteral, isThisMachine, isWithin, listedIn, organizationOf } from '../hosts.ts';
import type { Reading, ReadingImage } from '../reading.ts';

/** Gmail's proxy: such an address stands only in a message copied out of a Gmail window. */
const COPIED = /^ci\d\.googleusercontent\.com$/;
const MOST_HOSTS = 40;

export function imageHostEvidence(reading: Reading): Finding[] {
  if (reading.isDiscussion || reading.quotesAnotherMessage) return [];
  const remote = reading.images.filter(({ host }) => host !== '' && !isThisMachine(host));
  const perHost = [...Map.groupBy(remote, ({ host }) => host).values()]
    .slice(0, MOST_HOSTS)
    .map(([first]) => first as ReadingImage);
  return [...perHost.flatMap((image) => placeEvidence(image, reading)), ...borrowed(perHost, reading)];
}

function placeEvidence({ host, place }: ReadingImage, { from }: Reading): Finding[] {
  const details = { host: unicodeDomain(host) };
  if (isAddressLiteral(host)) return [{ symbol: 'IMAGE_IP', details, place }];
  if (COPIED.test(host)) return [{ symbol: 'IMAGE_COPIED', details, place }];
  const isOwn = from && organizationOf(host) === from.organization;
  return listedIn(imageHosts, host) && !isOwn ? [{ symbol: 'IMAGE_PUBLIC_HOST', details, place }] : [];
}

/** Pictures of a brand's own site, in a message that neither comes from that brand nor leads to it. */
function borrowed(images: readonly ReadingImage[], { from, links }: Reading): Finding[] {
  const web = links.filter(({ host }) => host !== '');
  if (!from || web.length === 0) return [];
  for (const { host, place } of images) {
    const brand = brandOwning(host);
    if (!brand) continue;
    const isOf = (one: string) => brand.domains.some((domain) => isWithin(one, domain));
    if (isOf(from.domain) || web.some((link) => isOf(link.host))) continue;
    return [{ symbol: 'IMAGE_BORROWED', details: { host, brand: brand.name, domain: from.domain }, place }];
  }
  return [];
}
