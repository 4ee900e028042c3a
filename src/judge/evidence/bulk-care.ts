// With what care a mailing was made: places that were never filled, wordings never chosen, codes drawn at random into the subject, a way out that
// is hidden or missing, and the shape of those who send through many small senders. And, on the other side, what only honest senders do all
// together. Mail between people and on discussion lists is left alone: there, such things are quoted.

import { clickTrackerHosts } from '../data/click-trackers.ts';
import { leaveByAnswer, numberedThing, postalAddress, unchosenVariant, unfilledField } from '../data/mailing-words.ts';
import { noReplyLocalPart, unsubscribeWords } from '../data/words.ts';
import { type Finding, quote } from '../finding.ts';
import { isThisMachine, listedIn } from '../hosts.ts';
import type { Reading } from '../reading.ts';

const LONGEST_TEXT = 50_000;
const LITTLE_TEXT = 600;
const FEW_LINKS = 10;
/** Letters drawn at random rise from small to capital at every fourth place; `LibreOfficeWriter` at every eighth. */
const RANDOM_RISES = 0.2;
const inSubject = { part: 'header', header: 'Subject' } as const;

export function bulkCareEvidence(reading: Reading): Finding[] {
  if (reading.isDiscussion) return [];
  return [
    ...unfilled(reading),
    ...randomSubject(reading),
    ...wayOut(reading),
    ...snowshoe(reading),
    ...honest(reading),
  ];
}

function unfilled({ subject = '', fromValue = '', visibleText, isBulk, html }: Reading): Finding[] {
  const text = visibleText.slice(0, LONGEST_TEXT);
  const inHead = unfilledField.exec(subject) ?? unfilledField.exec(fromValue);
  // A plain letter may speak of templates; a page that shows a bare field was made by one.
  const found = inHead ?? (isBulk || html ? unfilledField.exec(text) : null);
  if (found)
    return [{ symbol: 'BULK_FIELD_UNFILLED', details: { quote: bare(found[0]) }, ...(inHead && { place: inSubject }) }];
  const variant = unchosenVariant.exec(subject) ?? (isBulk || html ? unchosenVariant.exec(text) : null);
  return variant ? [{ symbol: 'BULK_VARIANT_UNCHOSEN', details: { quote: bare(variant[0]) } }] : [];
}

/** Without its marks: braces in a sentence would look like ours. */
const bare = (text: string) => quote(text.replace(/[^\p{L}\p{N}._ |-]+/gu, ' ').trim());

/** What makes each copy's subject another one, so that they are not seen to be the same. */
function randomSubject({ subject = '' }: Reading): Finding[] {
  const line = subject.trim();
  const apart = /\s{5,}(\S{1,40})$/.exec(line.slice(-80))?.[1];
  const code = apart ?? line.split(/[^A-Za-z0-9]+/).find(isDrawn) ?? numberAtEnd(line);
  return code ? [{ symbol: 'BULK_SUBJECT_RANDOM', details: { code: quote(code) }, place: inSubject }] : [];
}

/** Letters and figures in turn, or small letters and capitals in turn: names made of words change less often. */
function isDrawn(word: string): boolean {
  if (word.length < 8 || word.length > 40) return false;
  if ((word.match(/[a-z](?=\d)|\d(?=[a-z])/gi) ?? []).length >= 4) return true;
  const rises = (word.match(/[a-z](?=[A-Z])/g) ?? []).length;
  return rises >= 4 && rises / word.length >= RANDOM_RISES;
}

/** A bare number that nothing in the line has a use for. Dates, years and amounts are shorter. */
function numberAtEnd(line: string): string | undefined {
  const [, before = '', number] = /^(.*?)[([{#\s_-](\d{6,12})[)\]}\s.!]*$/s.exec(line.slice(-200)) ?? [];
  return number && before.trim() !== '' && !numberedThing.test(line) ? number : undefined;
}

function wayOut(reading: Reading): Finding[] {
  const { links, unsubscribeLink, isBulk, visibleText, headers } = reading;
  const findings: Finding[] = [];
  const hidden = links.find(({ hiddenText, text, isHidden }) =>
    unsubscribeWords.test(isHidden ? `${text} ${hiddenText}` : hiddenText),
  );
  if (hidden && !unsubscribeLink) findings.push({ symbol: 'BULK_UNSUBSCRIBE_HIDDEN', place: hidden.place });
  if (unsubscribeLink && !isBulk && headers('List-Unsubscribe').length === 0) {
    findings.push({ symbol: 'BULK_HEADERS_MISSING', place: unsubscribeLink.place });
  }
  if (!unsubscribeLink && leaveByAnswer.test(visibleText.slice(0, LONGEST_TEXT)))
    findings.push({ symbol: 'BULK_LEAVE_BY_ANSWER' });
  return findings;
}

/** Hardly a word, pictures, and few links that all lead into one house which is not the sender's, or out of a list nobody is on. */
function snowshoe(reading: Reading): Finding[] {
  const { html, images, isBulk, from, unsubscribeLink, signers, isVouchedFor } = reading;
  if (!html || isBulk || images.length === 0 || html.visibleText.length >= LITTLE_TEXT) return [];
  const web = reading.links.filter(({ url, host }) => /^https?:$/.test(url?.protocol ?? '') && !isThisMachine(host));
  const [first] = web;
  if (!first || web.length < 2 || web.length > FEW_LINKS) return [];
  const isOneHouse = web.every(({ organization }) => organization === first.organization);
  const isSenders = first.organization === from?.organization || signers.includes(first.organization);
  // A service message through a sending service looks like this too: its links go through the counter of that service.
  const isService = isSenders || isVouchedFor || listedIn(clickTrackerHosts, first.host) !== undefined;
  if (!isOneHouse || (isService && !unsubscribeLink)) return [];
  return [{ symbol: 'BULK_SNOWSHOE', details: { host: first.organization }, place: first.place }];
}

function honest(reading: Reading): Finding[] {
  const { isBulk, unsubscribeLink, isVouchedFor, from, replyTo, headers, visibleText } = reading;
  if (!isBulk) return [];
  const findings: Finding[] = [];
  const address = postalAddress.exec(visibleText.slice(-5_000));
  if (address) findings.push({ symbol: 'BULK_POSTAL_ADDRESS', details: { address: quote(address[0]) } });
  const isOneClick = headers('List-Unsubscribe-Post').length > 0 && headers('List-Unsubscribe').length > 0;
  const isNamed = headers('List-Id').length > 0 || headers('Feedback-ID').length > 0;
  const isAnswered = !noReplyLocalPart.test((replyTo ?? from)?.local ?? 'noreply');
  if (isOneClick && isNamed && isVouchedFor && unsubscribeLink && isAnswered)
    findings.push({ symbol: 'BULK_WELL_KEPT' });
  return findings;
}
