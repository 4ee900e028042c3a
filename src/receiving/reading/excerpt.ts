// The words of a message around the place that a piece of evidence points at, short enough to quote in a list.
// A place outside the message gives none.

import { headerValues, type Message } from '#message/parse.ts';
import type { Place } from '#judge/verdict.ts';

export interface Excerpt {
  before: string;
  marked: string;
  after: string;
}

const AROUND = 30;
const LONGEST_MARKED = 160;

export function excerptAt(message: Message, place: Place): Excerpt | undefined {
  const text = textOf(message, place);
  if (text === undefined) return undefined;
  const { start = 0, length = text.length } = place;
  if (start < 0 || start >= text.length) return undefined;
  const end = Math.min(text.length, start + length);
  const marked = oneLine(text.slice(start, Math.min(end, start + LONGEST_MARKED)));
  const isCut = end - start > LONGEST_MARKED;
  return {
    before: (start > AROUND ? '…' : '') + oneLine(text.slice(Math.max(0, start - AROUND), start)),
    marked: isCut ? `${marked}…` : marked,
    after: isCut ? '' : oneLine(text.slice(end, end + AROUND)) + (end + AROUND < text.length ? '…' : ''),
  };
}

function textOf(message: Message, place: Place): string | undefined {
  if (place.part === 'header') return headerValues(message, place.header)[0];
  return place.part === 'html' ? message.html : message.text;
}

const oneLine = (text: string) => text.toWellFormed().replace(/\s+/g, ' ');
