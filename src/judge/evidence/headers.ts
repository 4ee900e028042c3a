// The headers that every message must carry once (RFC 5322 section 3.6): date, identifier, and none of them twice.

import { type Finding, quote } from '../finding.ts';
import type { Reading } from '../reading.ts';

const SINGLE_HEADERS = ['From', 'Sender', 'Reply-To', 'To', 'Subject', 'Date', 'Message-ID', 'Content-Type'];
const MESSAGE_ID = /^\s*<[^\s<>@]+@[^\s<>@]+>\s*$/;
/** A message may wait days in a queue, and clocks stand wrong by hours; beyond that the date is invented. */
const FAR_PAST_HOURS = 7 * 24;
const FAR_FUTURE_HOURS = 24;
const HOUR_MS = 3_600_000;

export function headerEvidence(reading: Reading): Finding[] {
  const written = reading.isExtract ? [] : [...dateEvidence(reading), ...messageIdEvidence(reading)];
  return [...written, ...repeated(reading), ...rawBytes(reading)];
}

function dateEvidence(reading: Reading): Finding[] {
  const [value] = reading.headers('Date');
  if (value === undefined) return [{ symbol: 'HEADER_DATE_MISSING' }];
  const place = { part: 'header', header: 'Date' } as const;
  const { date } = reading;
  if (!date) return [{ symbol: 'HEADER_DATE_INVALID', details: { value: quote(value) }, place }];
  const receivedAt = reading.context.receivedAt ?? reading.route.handover?.date;
  if (!receivedAt) return [];
  const hours = Math.round((receivedAt.getTime() - date.getTime()) / HOUR_MS);
  if (hours <= FAR_PAST_HOURS && hours >= -FAR_FUTURE_HOURS) return [];
  return [{ symbol: 'HEADER_DATE_FAR', details: { hours: Math.abs(hours) }, place }];
}

function messageIdEvidence(reading: Reading): Finding[] {
  const [value] = reading.headers('Message-ID');
  if (value === undefined || value.trim() === '') return [{ symbol: 'HEADER_MESSAGE_ID_MISSING' }];
  if (MESSAGE_ID.test(value)) return [];
  const place = { part: 'header', header: 'Message-ID' } as const;
  return [{ symbol: 'HEADER_MESSAGE_ID_INVALID', details: { value: quote(value) }, place }];
}

function repeated(reading: Reading): Finding[] {
  for (const header of SINGLE_HEADERS) {
    const count = reading.headers(header).length;
    // Several From headers are evidence of their own.
    if (count > 1 && header !== 'From') {
      return [{ symbol: 'HEADER_REPEATED', details: { header, count }, place: { part: 'header', header } }];
    }
  }
  return [];
}

const rawBytes = (reading: Reading): Finding[] => (reading.hasRawHeaderBytes ? [{ symbol: 'HEADER_RAW_BYTES' }] : []);
