// What a plot asks about a message beside its words: how long it is, whom it is for, where it leads, and whether it warns of frauds
// instead of committing one. Nothing here is evidence of its own.

import type { Circumstance } from '../../data/persuasion/plots.ts';
import type { Reading } from '../../reading.ts';
import type { Found } from './search.ts';
import { findWallet } from './wallets.ts';

const SHORT_WORDS = 90;
const BRIEF_WORDS = 280;
/** A blackmailer may say where to buy bitcoins; a magazine links to all its articles. */
const FEW_LINKS = 4;
/** Words about fraud in a text that warns of it, one of which calls it by its name; one alone may stand in any letter. */
const WARNINGS = 2;

export function circumstancesOf(reading: Reading, found: Found, text: string): ReadonlySet<Circumstance> {
  const { isBulk, isDiscussion, isVouchedFor, unsubscribeLink, links } = reading;
  const isAnswer = reading.headers('In-Reply-To').length > 0 || reading.headers('References').length > 0;
  const holding: [Circumstance, boolean][] = [
    ['personal', !isBulk && !isDiscussion && !unsubscribeLink],
    ['not_honest_bulk', !(isBulk && isVouchedFor)],
    ['short', found.wordCount <= SHORT_WORDS],
    ['brief', found.wordCount <= BRIEF_WORDS],
    ['no_link', !leadsElsewhere(reading)],
    ['few_links', links.length <= FEW_LINKS],
    ['warns_nobody', !warns(reading, found, text)],
    ['opens_talk', !isAnswer],
  ];
  return new Set(holding.filter(([, holds]) => holds).map(([name]) => name));
}

const leadsElsewhere = ({ links, from }: Reading): boolean =>
  links.some(({ url, organization }) => url && /^https?:$/.test(url.protocol) && organization !== from?.organization);

/** A fraud may speak of frauds too: whoever passes for his reader, or asks for crypto-money unknown, does not warn. */
function warns(reading: Reading, found: Found, text: string): boolean {
  const { isVouchedFor, isChecked, isDiscussion, quotesAnotherMessage, from, recipients } = reading;
  const count = (concept: string) => found.languages.reduce((sum, one) => sum + found.hits(one, concept).length, 0);
  const names = count('names_fraud');
  if (names === 0 || names + count('warns_of_fraud') < (quotesAnotherMessage ? 1 : WARNINGS)) return false;
  if (from && !isVouchedFor && recipients.includes(from.address)) return false;
  const isUnvouched = isChecked && !isVouchedFor && !isDiscussion;
  return !(isUnvouched && findWallet(text));
}
