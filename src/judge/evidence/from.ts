// Who the message says it comes from: the address, the name shown beside it, and what the two say of each other.
// It knows who may bear a borrowed name only from data/brands.ts: a name that is not listed there is not judged.

import { brandInHost, brandInName, belongsTo } from '../brand-names.ts';
import { freemailDomains } from '../data/freemail.ts';
import { noReplyLocalPart } from '../data/words.ts';
import { type Finding, quote } from '../finding.ts';
import { isRegistrable, organizationOf } from '../hosts.ts';
import type { Reading, Sender } from '../reading.ts';
import { holdsInvisible, mixedScriptWord, styledLetters } from '../writing.ts';
import { unicodeDomain } from '#message/domain.ts';

const place = { part: 'header', header: 'From' } as const;
const ADDRESS_IN_NAME = /[^\s<>()"',;:]+@([\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)/u;
const DOMAIN_IN_NAME = /(?<![@.\p{L}\p{N}-])[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/u;
/** Names that system administrators and attackers' scripts leave: a machine's own name instead of a mail domain. */
const MACHINE_DOMAIN =
  /(?:^|\.)(?:localhost|localdomain|local|internal|lan|home|invalid|test)$|(?:^|\.)(?:ip|vps|vmi|ec2|srv|server|host|static|dyn|cpe|ns)-?\d[\d.-]*\.|\.(?:cloudapp|cloudapp\.azure|compute|compute\.amazonaws|bc\.googleusercontent|contaboserver|vultrusercontent|linodeusercontent|stratoserver|kundenserver|secureserver|hostwindsdns|colocrossing)\.(?:com|net|de|org)$/i;
const MACHINE_LOCAL_PART =
  /^(?:root|www-?data|apache2?|nginx|nobody|ubuntu|debian|centos|ec2-user|vmuser|httpd|daemon)$/i;

export function fromEvidence(reading: Reading): Finding[] {
  const { from, fromCount, fromValue } = reading;
  if (fromValue === undefined || fromValue.trim() === '') return [{ symbol: 'FROM_MISSING' }];
  if (!from) return [{ symbol: 'FROM_INVALID', details: { value: quote(fromValue) }, place }];
  return [
    ...(fromCount > 1 ? [{ symbol: 'FROM_SEVERAL', details: { count: fromCount }, place } as const] : []),
    ...nameEvidence(from, reading),
    ...domainEvidence(from, reading),
    ...relationEvidence(from, reading),
    ...toEvidence(reading),
  ];
}

function nameEvidence(from: Sender, reading: Reading): Finding[] {
  const { name, address } = from;
  if (name === '') return [{ symbol: 'FROM_NAME_MISSING', details: { address }, place }];
  const findings: Finding[] = [];
  const mixed = mixedScriptWord(name);
  if (holdsInvisible(name)) findings.push({ symbol: 'FROM_NAME_INVISIBLE', place });
  if (mixed || styledLetters(name) > 0) {
    findings.push({ symbol: 'FROM_NAME_MIXED_SCRIPT', details: { quote: quote(mixed?.word ?? name) }, place });
  }
  const claim = claimedAddress(from, reading) ?? claimedBrand(from, reading) ?? claimedDomain(from);
  return claim ? [...findings, claim] : findings;
}

/** A discussion list writes its members' addresses into names when it has to send in its own (RFC 7960). */
function claimedAddress({ name, organization, address }: Sender, { isDiscussion }: Reading): Finding | undefined {
  const match = ADDRESS_IN_NAME.exec(name);
  if (!match || isDiscussion || organizationOf(match[1]?.toLowerCase() ?? '') === organization) return undefined;
  return { symbol: 'FROM_NAME_OTHER_ADDRESS', details: { shown: quote(match[0]), address }, place };
}

function claimedBrand({ name, domain }: Sender, { isVouchedFor }: Reading): Finding | undefined {
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

function domainEvidence({ domain, local }: Sender, reading: Reading): Finding[] {
  const findings: Finding[] = [];
  const shown = unicodeDomain(domain);
  const brand = brandInHost(shown);
  if (brand && !belongsTo(domain, brand)) {
    findings.push({ symbol: 'FROM_DOMAIN_BRAND', details: { domain: shown, brand: brand.name }, place });
  }
  if (domain.includes('xn--')) findings.push({ symbol: 'FROM_DOMAIN_PUNYCODE', details: { domain: shown }, place });
  if (!domain.includes('.') || MACHINE_DOMAIN.test(domain) || MACHINE_LOCAL_PART.test(local)) {
    findings.push({ symbol: 'FROM_DOMAIN_MACHINE', details: { domain: `${local}@${domain}` }, place });
  }
  if (freemailDomains.has(domain)) {
    findings.push({ symbol: reading.isBulk ? 'FROM_FREEMAIL_BULK' : 'FROM_FREEMAIL', details: { domain }, place });
  }
  return findings;
}

function relationEvidence({ address, local }: Sender, reading: Reading): Finding[] {
  const findings: Finding[] = [];
  const { history } = reading.context;
  if (noReplyLocalPart.test(local)) findings.push({ symbol: 'FROM_NO_REPLY', details: { address }, place });
  // A list that writes to itself has its own address in From and in To.
  const isList = reading.isBulk || reading.isDiscussion;
  if (!reading.isVouchedFor && !isList && reading.recipients.includes(address)) {
    findings.push({ symbol: 'FROM_IS_RECIPIENT', place });
  }
  if (!history) return findings;
  if (history.writtenTo > 0) findings.push({ symbol: 'FROM_CORRESPONDENT', details: { address }, place });
  if (history.ignoredInARow >= IGNORED_AT_LEAST) {
    findings.push({ symbol: 'FROM_OWNER_IGNORES', details: { count: history.ignoredInARow }, place });
  } else if (history.reactions > 0) {
    findings.push({ symbol: 'FROM_OWNER_READS', details: { count: history.reactions }, place });
  }
  return findings;
}

/** Fewer messages without reaction mean nothing: people go on holiday. */
const IGNORED_AT_LEAST = 10;

const toEvidence = ({ isAddressedToNobody }: Reading): Finding[] =>
  isAddressedToNobody ? [{ symbol: 'TO_MISSING' }] : [];
