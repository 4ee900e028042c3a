// The name shown beside the sender's address: what it is made of, and whose name it borrows. Brands are known from data/brands.ts; people
// and the owner's own house from the context: a name that stands in neither is not judged.

import { acquaintancesOf, houseDomains, type KnownPerson, personKey, writesAs } from '../acquaintances.ts';
import { belongsTo, brandDisguisedIn, brandInName } from '../brand-names.ts';
import { freemailDomains } from '../data/freemail.ts';
import { officeWords } from '../data/office-words.ts';
import { type Finding, quote } from '../finding.ts';
import { isRegistrable, isWithin, organizationOf } from '../hosts.ts';
import type { Reading, Sender } from '../reading.ts';
import { holdsInvisible, mixedScriptWord, skeleton, styledLetters, wholeScriptWord } from '../writing.ts';
import { unicodeDomain } from '#message/domain.ts';

const place = { part: 'header', header: 'From' } as const;
const ADDRESS_IN_NAME = /[^\s<>()"',;:]+@([\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)/u;
const DOMAIN_IN_NAME = /(?<![@.\p{L}\p{N}-])[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/u;
/** Marks at an end of a name that no mail program puts there: what is left of a template, or a fence against filters. */
const DEBRIS = /^[#_*=~|]|[,;#_*=~|]$/;
/** An offer instead of a name. */
const PITCH = /[!¡¿]|\?$|(?=[^©®™\d#*])\p{RGI_Emoji}/v;
/** A number that a person would not bear: of a case, a campaign, a recipient. */
const CODE = /\d{5,}|#\d{3,}|[A-Z]{2,}\d{2,}[A-Z\d]{2,}/;

export function fromNameEvidence(from: Sender, reading: Reading): Finding[] {
  const { name, address } = from;
  if (name === '') return [{ symbol: 'FROM_NAME_MISSING', details: { address }, place }];
  return [...writing(from, reading), ...borrowed(from, reading), ...mask(from)];
}

function writing({ name }: Sender, { fromValue = '', links }: Reading): Finding[] {
  const findings: Finding[] = [];
  const disguised = mixedScriptWord(name) ?? wholeScriptWord(name);
  if (holdsInvisible(name)) findings.push({ symbol: 'FROM_NAME_INVISIBLE', place });
  if (disguised || styledLetters(name) > 0) {
    findings.push({ symbol: 'FROM_NAME_MIXED_SCRIPT', details: { quote: quote(disguised?.word ?? name) }, place });
  }
  if (DEBRIS.test(name.trim()) || /,\s*"?\s*<[^<>]*>\s*$/.test(fromValue.slice(0, 1_000))) {
    findings.push({ symbol: 'FROM_NAME_DEBRIS', details: { quote: quote(name) }, place });
  }
  // Friends put an emoji into their name; offers have something to click.
  if (PITCH.test(name) && links.some(({ host }) => host !== '') && brandInName(name) === undefined) {
    findings.push({ symbol: 'FROM_NAME_PITCH', details: { quote: quote(name) }, place });
  }
  if (CODE.test(name)) findings.push({ symbol: 'FROM_NAME_CODE', details: { quote: quote(name) }, place });
  return findings;
}

/** The heaviest claim alone: a name that borrows two things says no more for it. */
function borrowed(from: Sender, reading: Reading): Finding[] {
  const claim =
    claimedHouse(from, reading) ??
    claimedPerson(from, reading) ??
    claimedAddress(from, reading) ??
    claimedProtectedBrand(from, reading) ??
    claimedBrand(from, reading) ??
    claimedDomain(from);
  return claim ? [claim] : [];
}

/** The owner's own house, by its domain: `exemple.fr Webmail` from elsewhere. */
function claimedHouse({ name, domain }: Sender, reading: Reading): Finding | undefined {
  const lower = name.toLowerCase();
  const house = houseDomains(reading.context).find((one) => lower.includes(one));
  if (house === undefined || reading.isDiscussion || isWithin(domain, house)) return undefined;
  return { symbol: 'FROM_NAME_OWN_HOUSE', details: { house, domain: unicodeDomain(domain) }, place };
}

function claimedPerson(from: Sender, reading: Reading): Finding | undefined {
  const { people } = acquaintancesOf(reading.context);
  const key = people.size > 0 ? personKey(from.name) : undefined;
  const person = key === undefined ? undefined : people.get(key);
  // Lists and services write `Anne Le Goff via Exemple`, which is another key, or in her name by her leave.
  if (!person || reading.isDiscussion || writesAs(person, from.address, from.domain)) return undefined;
  return { symbol: symbolFor(person, from), details: { name: person.name, address: from.address }, place };
}

function symbolFor({ isProtected }: KnownPerson, { domain }: Sender) {
  if (!isProtected) return 'FROM_NAME_HOMONYM';
  return freemailDomains.has(domain) ? 'FROM_NAME_KNOWN_FREEMAIL' : 'FROM_NAME_KNOWN_ELSEWHERE';
}

/** A discussion list writes its members' addresses into names when it has to send in its own (RFC 7960). */
function claimedAddress({ name, organization, address }: Sender, { isDiscussion }: Reading): Finding | undefined {
  const match = ADDRESS_IN_NAME.exec(name);
  if (!match || isDiscussion || organizationOf(match[1]?.toLowerCase() ?? '') === organization) return undefined;
  return { symbol: 'FROM_NAME_OTHER_ADDRESS', details: { shown: quote(match[0]), address }, place };
}

function claimedProtectedBrand({ name, domain }: Sender, { context, isDiscussion }: Reading): Finding | undefined {
  if (isDiscussion) return undefined;
  const words = ` ${name
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .map(skeleton)
    .join(' ')} `;
  const brand = acquaintancesOf(context).brands.find((one) =>
    words.includes(
      ` ${one.name
        .split(/[^\p{L}\p{M}\p{N}]+/u)
        .map(skeleton)
        .join(' ')} `,
    ),
  );
  if (!brand || [...(brand.domains ?? []), ...(context.ownerDomains ?? [])].some((own) => isWithin(domain, own))) {
    return undefined;
  }
  return { symbol: 'FROM_NAME_PROTECTED', details: { brand: brand.name, domain: unicodeDomain(domain) }, place };
}

function claimedBrand({ name, domain }: Sender, { isVouchedFor }: Reading): Finding | undefined {
  const disguised = brandDisguisedIn(name);
  if (disguised && !belongsTo(domain, disguised)) {
    return { symbol: 'FROM_NAME_BRAND_DISGUISED', details: { brand: disguised.name, name: quote(name) }, place };
  }
  const brand = brandInName(name);
  if (!brand || belongsTo(domain, brand)) return undefined;
  const symbol = isVouchedFor && !freemailDomains.has(domain) ? 'FROM_NAME_BRAND_VOUCHED' : 'FROM_NAME_BRAND';
  return { symbol, details: { brand: brand.name, domain: unicodeDomain(domain) }, place };
}

function claimedDomain({ name, organization, domain }: Sender): Finding | undefined {
  const shown = DOMAIN_IN_NAME.exec(name)?.[0].toLowerCase();
  if (!shown || !isRegistrable(shown) || organizationOf(shown) === organization) return undefined;
  const own = brandInName(name);
  if (own && belongsTo(domain, own)) return undefined;
  // example.com and example.fr are most often one house.
  if (organizationOf(shown).split('.')[0] === organization.split('.')[0]) return undefined;
  return { symbol: 'FROM_NAME_OTHER_DOMAIN', details: { shown, domain: unicodeDomain(domain) }, place };
}

const PROVIDER = /^(?:postmaster|mailer-daemon|abuse)$/i;

/** An office that writes from a mailbox anybody can open. */
function mask({ name, domain, local }: Sender): Finding[] {
  // A provider's own notices that something could not be delivered.
  if (PROVIDER.test(local)) return [];
  const word = freemailDomains.has(domain) ? officeWords.exec(name)?.[0] : undefined;
  return word === undefined
    ? []
    : [{ symbol: 'FROM_NAME_OFFICE_FREEMAIL', details: { name: quote(name), domain }, place }];
}
