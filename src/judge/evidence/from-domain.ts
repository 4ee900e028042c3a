// The domain of the sender's address: whether it can exist, whose it imitates, how it was chosen, and whether anybody can have it.
// Only what a name shows is judged here; who vouches for it is the business of authentication.ts.

import { acquaintancesOf } from '../acquaintances.ts';
import { belongsTo, brandImitatedBy, brandInHost } from '../brand-names.ts';
import { accountHosts } from '../data/account-hosts.ts';
import { freemailDomains } from '../data/freemail.ts';
import { type Finding, quote } from '../finding.ts';
import { hasPublicSuffix, listedIn, ownLabelOf } from '../hosts.ts';
import { imitationOf } from '../imitation.ts';
import { cheapEndingOf, hasRandomName } from '../odd-hosts.ts';
import type { Reading, Sender } from '../reading.ts';
import { isDisguisedHost, skeleton } from '../writing.ts';
import { unicodeDomain } from '#message/domain.ts';

const place = { part: 'header', header: 'From' } as const;
/** Names that system administrators and attackers' scripts leave: a machine's own name instead of a mail domain. */
const MACHINE_DOMAIN =
  /(?:^|\.)(?:localhost|localdomain|local|internal|lan|home|invalid|test)$|(?:^|\.)(?:ip|vps|vmi|ec2|srv|server|host|static|dyn|cpe|ns)-?\d[\d.-]*\.|\.(?:cloudapp|cloudapp\.azure|compute|compute\.amazonaws|bc\.googleusercontent|contaboserver|vultrusercontent|linodeusercontent|stratoserver|kundenserver|secureserver|hostwindsdns|colocrossing)\.(?:com|net|de|org)$/i;
const MACHINE_LOCAL_PART =
  /^(?:root|www-?data|apache2?|nginx|nobody|ubuntu|debian|centos|ec2-user|vmuser|httpd|daemon)$/i;

/** A pupil's or a customer's number: mailboxes of schools are broken into by the hundred. */
const NUMBERED = /^[a-z]{0,8}\d{6,}$/i;

export function fromDomainEvidence(from: Sender, reading: Reading): Finding[] {
  return [...imitation(from, reading), ...kind(from, reading), ...choice(from)];
}

function imitation({ domain }: Sender, { context }: Reading): Finding[] {
  const shown = unicodeDomain(domain);
  const findings: Finding[] = [];
  if (domain.includes('xn--')) {
    const symbol = isDisguisedHost(shown) ? 'FROM_DOMAIN_HOMOGRAPH' : 'FROM_DOMAIN_PUNYCODE';
    findings.push({ symbol, details: { domain: shown }, place });
  }
  const carried = brandInHost(shown);
  const brand = brandImitatedBy(domain);
  const known = imitationOf(domain, acquaintancesOf(context).hosts);
  if (known) {
    findings.push({
      symbol: 'FROM_DOMAIN_LOOKALIKE_KNOWN',
      details: { domain: shown, known: known.known.shown },
      place,
    });
  } else if (brand && brand.manner !== 'word') {
    findings.push({ symbol: 'FROM_DOMAIN_LOOKALIKE', details: { domain: shown, brand: brand.known.shown }, place });
  } else if (brand || (carried && !belongsTo(domain, carried))) {
    const name = brand?.known.shown ?? carried?.name ?? '';
    findings.push({ symbol: 'FROM_DOMAIN_BRAND', details: { domain: shown, brand: name }, place });
  }
  const twin = known ? undefined : otherEnding(domain, context);
  if (twin !== undefined) {
    findings.push({ symbol: 'FROM_DOMAIN_OTHER_ENDING', details: { domain: shown, known: twin }, place });
  }
  return findings;
}

/** A house that the owner knows, under another ending: often its own, sometimes bought to deceive. */
function otherEnding(domain: string, context: Reading['context']): string | undefined {
  const { byLabel, byDomain } = acquaintancesOf(context).hosts;
  const label = ownLabelOf(domain);
  const known = label.length >= SHORTEST_TWIN ? byLabel.get(skeleton(label)) : undefined;
  const isKnown = known?.domains.some((one) => domain === one || domain.endsWith(`.${one}`)) || byDomain.has(domain);
  return known && !isKnown ? known.shown : undefined;
}

/** RFC 2606 section 2: reserved for documents, and for rehearsals of mailings. No fraud can come from it. */
const FOR_EXAMPLES = '.example';
/** Shorter labels are had by different houses under every ending. */
const SHORTEST_TWIN = 6;

function kind({ domain, local }: Sender, { isBulk }: Reading): Finding[] {
  const findings: Finding[] = [];
  if (!domain.includes('.') || MACHINE_DOMAIN.test(domain) || MACHINE_LOCAL_PART.test(local)) {
    findings.push({ symbol: 'FROM_DOMAIN_MACHINE', details: { domain: `${local}@${domain}` }, place });
  } else if (!hasPublicSuffix(domain) && !domain.endsWith(FOR_EXAMPLES)) {
    findings.push({ symbol: 'FROM_DOMAIN_IMPOSSIBLE', details: { domain: quote(domain) }, place });
  }
  if (freemailDomains.has(domain)) {
    findings.push({ symbol: isBulk ? 'FROM_FREEMAIL_BULK' : 'FROM_FREEMAIL', details: { domain }, place });
  }
  if (listedIn(accountHosts, domain)) findings.push({ symbol: 'FROM_DOMAIN_ACCOUNT', details: { domain }, place });
  return findings;
}

function choice({ domain, local }: Sender): Finding[] {
  const findings: Finding[] = [];
  const ending = cheapEndingOf(domain);
  if (ending) findings.push({ symbol: 'FROM_DOMAIN_CHEAP', details: { domain, ending: `.${ending}` }, place });
  if (hasRandomName(domain)) {
    findings.push({ symbol: 'FROM_DOMAIN_RANDOM', details: { domain }, place });
  }
  if (NUMBERED.test(local) && !freemailDomains.has(domain)) {
    findings.push({ symbol: 'FROM_LOCAL_NUMBER', details: { address: quote(`${local}@${domain}`) }, place });
  }
  return findings;
}
