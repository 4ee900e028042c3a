// A message that speaks in a brand's name while nothing of it belongs to that brand: neither the sender nor a single link. Who writes about
// a brand links to it, or to his own house.

import { belongsTo, brandsInText } from '../brand-names.ts';
import type { Brand } from '../data/brands.ts';
import type { Finding } from '../finding.ts';
import type { Reading } from '../reading.ts';
import { unicodeDomain } from '#message/domain.ts';
import { isSenders } from './link-kinship.ts';

/** What a reader sees before he decides what the message is. */
const OPENING = 700;
const CLOSING = 3_000;
const OWNERSHIP =
  /(?:©|\(c\)|copyright|all rights reserved|tous droits réservés)[\s\d,–-]*(?:by |de )?([^\n|]{3,60})/giu;

export function spokenBrandEvidence(reading: Reading): Finding[] {
  const { from, isDiscussion, quotesAnotherMessage, links, subject = '', visibleText } = reading;
  const web = links.filter(({ host }) => host !== '');
  if (!from || isDiscussion || quotesAnotherMessage || web.length === 0) return [];
  const isStrange = (brand: Brand) => !belongsTo(from.domain, brand) && !web.some(({ host }) => belongsTo(host, brand));
  const domain = unicodeDomain(from.domain);
  const owner = ownersNamed(visibleText.slice(-CLOSING)).find(isStrange);
  if (owner) return [{ symbol: 'BRAND_CLAIMED_OWNER', details: { brand: owner.name, domain } }];
  if (web.some((link) => isSenders(link, reading))) return [];
  const spoken = brandsInText(`${subject}\n${visibleText.slice(0, OPENING)}`).find(isStrange);
  return spoken ? [{ symbol: 'BRAND_SPOKEN_OF', details: { brand: spoken.name, domain } }] : [];
}

/** Who, by its own foot, owns the message: `© 2026 Netflix`. */
const ownersNamed = (text: string): Brand[] =>
  [...text.matchAll(OWNERSHIP)].slice(0, 5).flatMap(([, name = '']) => brandsInText(name).slice(0, 1));
