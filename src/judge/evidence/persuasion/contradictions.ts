// What contradicts a claim: nobody vouches for its sender, it is written from a free mailbox, the answer goes elsewhere, the name it
// speaks in belongs to somebody else. What is unknown contradicts nothing, and a person whom the owner knows needs no proof.

import { belongsTo, brandInName } from '../../brand-names.ts';
import { freemailDomains } from '../../data/freemail.ts';
import { type Details, type Finding, quote } from '../../finding.ts';
import { organizationOf } from '../../hosts.ts';
import type { Reading } from '../../reading.ts';
import { unicodeDomain } from '#message/domain.ts';
import { placeOf } from './place-of.ts';
import type { FoundPlot } from './find-plots.ts';

/** Frauds on the people of a house: what a stranger must not ask. */
const ASKED_OF_COLLEAGUES = /^(?:BOSS_|GIFT_CARDS_|BANK_DETAILS_|PAYROLL_)/;
const SPEAKS_OF_MAILBOX = 'MAILBOX_CLAIM';
/** Names in the first words are those that the letter speaks in; further down, anybody may be mentioned. */
const HEAD = 160;

/** `isSecondStep`: the conversation began with a hook, so that whatever is asked now was what the hook was for. */
export function contradictionsOf(
  plots: readonly FoundPlot[],
  isSecondStep: boolean,
  reading: Reading,
  text: string,
): Finding[] {
  if (reading.isDiscussion) return [];
  const asked = plots.filter(({ plot }) => ASKED_OF_COLLEAGUES.test(plot.symbol));
  const strange = asked.find((plot) => isStranger(plot, reading));
  const claim = plots.find(({ plot }) => plot.kind === 'claim' && !ASKED_OF_COLLEAGUES.test(plot.symbol));
  return [
    ...(strange || (isSecondStep && isStranger(undefined, reading)) ? [strangerAsks(strange, reading, text)] : []),
    ...(claim ? againstClaim(claim, plots, reading, text) : []),
  ];
}

const wordsOf = ({ hit }: FoundPlot, text: string): string => quote(text.slice(hit.start, hit.end));

const isKnown = ({ context: { history } }: Reading): boolean =>
  history !== undefined && (history.writtenTo > 0 || history.reactions > 0);

/** Small houses often publish an SPF record and nothing else. */
function isUnvouched({ isChecked, isVouchedFor, context: { authentication } }: Reading): boolean {
  const { spf } = authentication ?? {};
  return isChecked && !isVouchedFor && !(spf?.result === 'pass' && spf.isAligned);
}

const isFreemail = ({ from }: Reading): boolean => from !== undefined && freemailDomains.has(from.domain);

function answersGoElsewhere({ from, replyTo, isBulk }: Reading): boolean {
  if (!from || !replyTo || replyTo.address === from.address) return false;
  const isOtherHouse = replyTo.organization !== from.organization;
  // Senders in number often collect answers at their provider's.
  return freemailDomains.has(replyTo.domain) || (isOtherHouse && !isBulk);
}

function isStranger(plot: FoundPlot | undefined, reading: Reading): boolean {
  if (isUnvouched(reading) || answersGoElsewhere(reading)) return true;
  if (isKnown(reading)) return false;
  // Friends write from free mailboxes, and may be in a meeting.
  const isHarmless = plot?.plot.symbol === 'BOSS_HOOK_FAINT';
  return !isHarmless && (isFreemail(reading) || reading.context.history?.received === 0);
}

const strangerAsks = (plot: FoundPlot | undefined, { from, subject = '' }: Reading, text: string): Finding => ({
  symbol: 'BOSS_STRANGER',
  details: { quote: plot ? wordsOf(plot, text) : quote(subject), address: from?.address ?? '?' },
});

function againstClaim(claim: FoundPlot, plots: readonly FoundPlot[], reading: Reading, text: string): Finding[] {
  const { from, replyTo } = reading;
  const details: Details = { quote: wordsOf(claim, text), domain: from ? unicodeDomain(from.domain) : '?' };
  const findings: Finding[] = [];
  const found = placeOf(claim.hit, reading);
  const place = found && { place: found };
  if (isUnvouched(reading)) findings.push({ symbol: 'PERSUASION_UNVOUCHED', details, ...place });
  if (isFreemail(reading) && !claim.plot.isUsualFromFreemail && !isKnown(reading)) {
    findings.push({ symbol: 'PERSUASION_FREEMAIL', details, ...place });
  }
  if (answersGoElsewhere(reading) && !isKnown(reading)) {
    findings.push({
      symbol: 'PERSUASION_REPLY_ELSEWHERE',
      details: { ...details, reply: replyTo?.address ?? '?' },
      place: { part: 'header', header: 'Reply-To' },
    });
  }
  const own = plots.some(({ plot }) => plot.symbol === SPEAKS_OF_MAILBOX) && ownDomain(reading, text);
  if (own) findings.push({ symbol: 'PERSUASION_OWN_DOMAIN', details: { ...details, own } });
  const brand = speaksFor(reading, text);
  if (brand) findings.push({ symbol: 'PERSUASION_OTHER_NAME', details: { ...details, brand } });
  return findings;
}

/** The reader's own domain, when a stranger speaks of its mailboxes as if they were his to run. */
function ownDomain({ recipients, from, isVouchedFor }: Reading, text: string): string | undefined {
  if (isVouchedFor || !from) return undefined;
  const lower = text.toLowerCase();
  return recipients
    .map((one) => one.slice(one.lastIndexOf('@') + 1))
    .find((domain) => domain !== '' && organizationOf(domain) !== from.organization && speaksOf(domain, lower));
}

/** Named as a house, not as the end of an address: newsletters say to which address they were sent. */
function speaksOf(domain: string, text: string): boolean {
  for (let at = text.indexOf(domain); at >= 0; at = text.indexOf(domain, at + 1)) {
    if (text[at - 1] !== '@' && text[at - 1] !== '.') return true;
  }
  return false;
}

/** The brand that the first words speak for, though neither the sender nor any link belongs to it. */
function speaksFor({ from, links, subject = '' }: Reading, text: string): string | undefined {
  // A brand in the sender's name is judged where names are.
  if (!from || brandInName(from.name)) return undefined;
  const body = text.slice(subject.length);
  const brand = brandInName(subject) ?? brandInName(body.slice(0, HEAD));
  if (!brand || belongsTo(from.domain, brand) || links.some(({ host }) => belongsTo(host, brand))) return undefined;
  return brand.name;
}
