// A judged message as the console shows it: people, texts, links with their true targets, the way it came, and the verdict with the words
// it points at. Pure. HTML leaves here only through reader-view.ts.

import { readHtml } from '#message/html.ts';
import { type Message, partContent } from '#message/parse.ts';
import type { Part } from '#message/mime.ts';
import type { Evidence, Verdict } from '#judge/verdict.ts';
import { boundedHtml } from './bounded-html.ts';
import { claimsOf } from './claims.ts';
import { counselOf } from './counsel.ts';
import { type Excerpt, excerptAt } from './excerpt.ts';
import { type Mark, placeMarks } from './place-marks.ts';
import { type ReaderViewOptions, readerDocument } from './reader-view.ts';
import { routeOf } from './route-view.ts';

export interface ShownEvidence extends Evidence {
  /** Its place in the list, from 1: what speaks against first, then for, then neither; heaviest first. */
  number: number;
  excerpt?: Excerpt;
  /** The HTML as its reader sees it can show the place (`#mark-3`). */
  isDrawn: boolean;
}

export interface JudgedMessage {
  message: Message;
  verdict: Verdict;
}

const MAX_LINKS = 500;
const MAX_TEXT = 200_000;
const MAX_HEADERS = 300;
const MAX_PEOPLE = 50;

export function messageView({ message, verdict }: JudgedMessage) {
  const html = message.html === undefined ? undefined : readHtml(message.html);
  return {
    subject: message.subject ?? '',
    from: message.from.slice(0, MAX_PEOPLE),
    to: message.to.slice(0, MAX_PEOPLE),
    date: message.date?.toISOString() ?? null,
    headers: message.fields.slice(0, MAX_HEADERS).map(({ name, value }) => ({ name, value: value.slice(0, 2_000) })),
    route: routeOf(message.fields),
    claims: claimsOf(message),
    replyTo: message.replyTo
      .map(({ address }) => address)
      .filter(Boolean)
      .join(', '),
    text: (message.text ?? '').slice(0, MAX_TEXT),
    hasHtml: html !== undefined,
    remoteImages: (html?.images ?? []).filter(({ src }) => /^\s*https?:/i.test(src)).length,
    links: (html?.links ?? []).slice(0, MAX_LINKS).map(({ text, href }) => ({
      text,
      target: href.slice(0, 2_000),
      host: hostOf(href),
    })),
    attachments: message.attachments
      .filter((part) => !isInline(part))
      .map(({ filename, type, body }) => ({ name: filename, type, size: body.length })),
    verdict: { ...verdict, evidence: showEvidence(verdict, message), counsel: counselOf(verdict) },
  };
}

export interface FrameChoice extends Pick<ReaderViewOptions, 'images' | 'page' | 'language'> {
  marks?: 'shown';
}

/** The HTML of the message as a document for a frame. */
export function messageFrame({ message, verdict }: JudgedMessage, { marks, ...options }: FrameChoice): string {
  return readerDocument(message.html ?? '', {
    ...options,
    inline: inlinePictures(message),
    marks: marks ? marksOf(verdict, options.language ?? 'en') : [],
  });
}

/** What speaks against first, then for, then neither: as lists show it, and as marks are numbered. */
function inReadingOrder({ evidence }: Verdict): Evidence[] {
  const rank = ({ weight }: Evidence) => (weight > 0 ? 0 : weight < 0 ? 1 : 2);
  return evidence.toSorted((a, b) => rank(a) - rank(b));
}

function showEvidence(verdict: Verdict, message: Message): ShownEvidence[] {
  const insertions = placeMarks(boundedHtml(message.html ?? ''), marksOf(verdict, 'en'));
  const drawn = new Set(insertions.map(({ kind }) => 'mark' in kind && kind.mark.number));
  return inReadingOrder(verdict).map((one, index) => {
    const excerpt = one.place && excerptAt(message, one.place);
    return { ...one, number: index + 1, isDrawn: drawn.has(index + 1), ...(excerpt && { excerpt }) };
  });
}

/** Where evidence stands in the HTML, numbered as the list of evidence is. */
function marksOf(verdict: Verdict, language: 'fr' | 'en'): Mark[] {
  return inReadingOrder(verdict).flatMap(({ place, weight, sentence }, index) => {
    if (place?.part !== 'html') return [];
    const tone = weight > 0 ? 'against' : weight < 0 ? 'for' : 'neutral';
    return [{ start: place.start, length: place.length, number: index + 1, tone, title: sentence[language] } as const];
  });
}

const INLINE_PICTURE = /^image\/(?:png|gif|jpe?g|webp|avif|bmp)$/;
const LARGEST_PICTURE = 2_000_000;
const isInline = ({ contentId, type }: Part) => contentId !== '' && INLINE_PICTURE.test(type);

/** Pictures that travel in the message, by Content-ID, as data: URLs. */
function inlinePictures(message: Message): Map<string, string> {
  const pictures = message.attachments.filter((part) => isInline(part) && part.body.length <= LARGEST_PICTURE);
  return new Map(
    pictures.map((part) => [part.contentId, `data:${part.type};base64,${partContent(part).toString('base64')}`]),
  );
}

/** The host as it stands in the address, for the reader to see; '' when there is none. */
function hostOf(href: string): string {
  return /^\s*https?:\/\//i.test(href) && URL.canParse(href.trim()) ? new URL(href.trim()).host : '';
}
