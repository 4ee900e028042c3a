// Where links lead. Each thing that a link may do is looked at in a file of its own; here stand the links as a whole.
// A newsletter whose links are wrapped to count clicks is no fraud. Protection services of the reader are looked through.

import { unicodeDomain } from '#message/domain.ts';
import type { Finding } from '../finding.ts';
import { isThisMachine } from '../hosts.ts';
import type { Reading, ReadingLink } from '../reading.ts';
import { addressEvidence } from './link-address.ts';
import { detourEvidence } from './link-detour.ts';
import { formEvidence, oddScheme } from './link-form.ts';
import { hostEvidence } from './link-host.ts';
import { isNamesake, isSenders, isWrapper, kinOf } from './link-kinship.ts';
import { shownAgainstTarget } from './link-text.ts';

const MANY_LINKS = 80;
const FEW_LINKS = 3;
/** Messages with thousands of links say no more than those with hundreds. */
const MOST_LINKS = 400;
/** What takes longest is looked for in the first links and hosts: what is done to the reader is done there too. */
const MOST_READ = 100;

export function linkEvidence(reading: Reading): Finding[] {
  const links = reading.links.slice(0, MOST_LINKS);
  const web = links.filter(({ url }) => url?.protocol === 'http:' || url?.protocol === 'https:');
  // What a host is does not change from one link to the next.
  const perHost = [...Map.groupBy(web, ({ host }) => host).values()]
    .slice(0, MOST_READ)
    .map(([first]) => first as ReadingLink);
  return [
    ...perHost.flatMap((link) => hostEvidence(link, reading)),
    ...web.flatMap((link, at) => [
      ...formEvidence(link),
      ...(at < MOST_READ ? addressEvidence(link, reading) : []),
      ...detourEvidence(link, reading),
      ...shownAgainstTarget(link, reading),
    ]),
    ...links.flatMap(oddScheme),
    ...allElsewhere(web, reading),
    ...oneTarget(web, reading),
    ...wordless(web),
    ...tracked(web, reading),
    ...(reading.links.length > MANY_LINKS
      ? [{ symbol: 'LINK_MANY', details: { count: reading.links.length } } as const]
      : []),
  ];
}

function allElsewhere(web: readonly ReadingLink[], reading: Reading): Finding[] {
  const { from } = reading;
  const away = web.filter(({ host }) => !isThisMachine(host));
  const [first] = away;
  if (
    !from ||
    !first ||
    reading.isDiscussion ||
    away.some((link) => isSenders(link, reading) || isNamesake(link, reading))
  )
    return [];
  const details = { domain: from.domain, host: unicodeDomain(first.host) };
  const kin = kinOf(reading);
  const isKin = away.some((link) => kin.has(link.organization) || isWrapper(link, reading));
  return [{ symbol: isKin ? 'LINK_ALL_OFF_DOMAIN' : 'LINK_NO_KIN', details, place: first.place }];
}

/** Whatever the reader clicks, he lands on one and the same page of somebody else. */
function oneTarget(web: readonly ReadingLink[], reading: Reading): Finding[] {
  const [first] = web;
  if (!first || web.length < FEW_LINKS || reading.isDiscussion || reading.quotesAnotherMessage) return [];
  const isOne = web.every(({ host, url }) => host === first.host && url?.pathname === first.url?.pathname);
  // A page told apart by its query is not one page, where the sender counts clicks on his own host.
  if (!isOne || isSenders(first, reading) || isWrapper(first, reading)) return [];
  const details = { count: web.length, host: unicodeDomain(first.host) };
  return [{ symbol: 'LINK_ONE_TARGET', details, place: first.place }];
}

/** Not one link says in words where it leads: all are pictures. */
function wordless(web: readonly ReadingLink[]): Finding[] {
  const [first] = web;
  if (!first || web.some(({ text, place }) => text.trim() !== '' || place === undefined)) return [];
  return [{ symbol: 'LINK_WORDLESS', details: { count: web.length }, place: first.place }];
}

function tracked(web: readonly ReadingLink[], reading: Reading): Finding[] {
  const link = web.find((one) => isWrapper(one, reading) && !isSenders(one, reading));
  return link ? [{ symbol: 'LINK_TRACKED', details: { host: unicodeDomain(link.host) }, place: link.place }] : [];
}
