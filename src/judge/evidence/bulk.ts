// The marks of sending in number: whether it is owned up to, and whether one can leave (RFC 2369, 2919, 8058).
// Discussion lists are told apart: there, people write to people.

import { type Finding, quote } from '../finding.ts';
import type { Reading } from '../reading.ts';

const LIST_ID = /^(?:.*\s)?<[^\s<>@]+\.[^\s<>@]+>\s*$/s;
const LONGEST_LIST_ID = 255;
const inHeader = (header: string) => ({ part: 'header', header }) as const;

export function bulkEvidence(reading: Reading): Finding[] {
  if (reading.isDiscussion) {
    return [{ symbol: 'BULK_DISCUSSION_LIST', details: { list: reading.listName }, place: inHeader('List-Id') }];
  }
  if (!reading.isBulk) return reading.unsubscribeLink ? [linkFound(reading.unsubscribeLink)] : [];
  return [...unsubscribeEvidence(reading), ...listIdEvidence(reading), ...otherMarks(reading)];
}

function unsubscribeEvidence(reading: Reading): Finding[] {
  const { unsubscribeLink } = reading;
  const inBody: Finding = unsubscribeLink ? linkFound(unsubscribeLink) : { symbol: 'BULK_UNSUBSCRIBE_LINK_ABSENT' };
  const [value] = reading.headers('List-Unsubscribe');
  if (value === undefined) return unsubscribeLink ? [inBody] : [{ symbol: 'BULK_UNSUBSCRIBE_ABSENT' }];
  const place = inHeader('List-Unsubscribe');
  const targets = [...value.matchAll(/<\s*([^<>]+?)\s*>/g)].map(([, target = '']) => target);
  const usable = targets.filter((target) => /^(?:https?:\/\/|mailto:)/i.test(target));
  if (usable.length === 0) {
    return [{ symbol: 'BULK_UNSUBSCRIBE_INVALID', details: { value: quote(value) }, place }, inBody];
  }
  const isOneClick = reading
    .headers('List-Unsubscribe-Post')
    .some((post) => /^\s*List-Unsubscribe=One-Click\s*$/i.test(post));
  if (!isOneClick) return [{ symbol: 'BULK_UNSUBSCRIBE_HEADER', place }, inBody];
  return usable.some((target) => /^https:/i.test(target))
    ? [{ symbol: 'BULK_ONE_CLICK', place }, inBody]
    : [{ symbol: 'BULK_ONE_CLICK_INSECURE', place }, { symbol: 'BULK_UNSUBSCRIBE_HEADER', place }, inBody];
}

const linkFound = (link: NonNullable<Reading['unsubscribeLink']>): Finding => ({
  symbol: 'BULK_UNSUBSCRIBE_LINK',
  place: link.place,
});

function listIdEvidence(reading: Reading): Finding[] {
  const [value] = reading.headers('List-Id');
  if (value === undefined) return [];
  const place = inHeader('List-Id');
  return LIST_ID.test(value) && value.length <= LONGEST_LIST_ID
    ? [{ symbol: 'BULK_LIST_ID', details: { list: reading.listName }, place }]
    : [{ symbol: 'BULK_LIST_ID_INVALID', details: { value: quote(value) }, place }];
}

function otherMarks(reading: Reading): Finding[] {
  const findings: Finding[] = [];
  if (reading.headers('Feedback-ID').length > 0) {
    findings.push({ symbol: 'BULK_FEEDBACK_ID', place: inHeader('Feedback-ID') });
  }
  if (reading.headers('Precedence').some((value) => /^\s*(?:bulk|junk|list)\b/i.test(value))) {
    findings.push({ symbol: 'BULK_PRECEDENCE', place: inHeader('Precedence') });
  }
  return findings;
}
