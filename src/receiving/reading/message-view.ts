// One message of the sandbox as the console shows it: facts, texts, links with their true targets, and the verdict with the words it
// points at. Pure. HTML leaves here only through reader-view.ts.

import { readHtml } from '#message/html.ts';
import { type Message, partContent } from '#message/parse.ts';
import type { Part } from '#message/mime.ts';
import type { Evidence, Verdict } from '#judge/verdict.ts';
import { type Excerpt, excerptAt } from './excerpt.ts';
import type { Mark } from './reader-view.ts';
import type { JudgedMessage } from './stored-message.ts';

export interface ShownEvidence extends Evidence {
  excerpt?: Excerpt;
  /** The number of the mark at its place, when the message itself can show it (#mark-3). */
  mark?: number;
}

const MAX_LINKS = 500;
const MAX_TEXT = 200_000;
const MAX_HEADERS = 300;

export function messageView({ message, verdict }: JudgedMessage) {
  const html = message.html === undefined ? undefined : readHtml(message.html);
  return {
    headers: message.fields.slice(0, MAX_HEADERS).map(({ name, value }) => ({ name, value: value.slice(0, 2_000) })),
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
    verdict: { ...verdict, evidence: showEvidence(verdict, message) },
  };
}

/** What speaks against first, then for, then neither: as lists show it, and as marks are numbered. */
function inReadingOrder({ evidence }: Verdict): Evidence[] {
  const rank = ({ weight }: Evidence) => (weight > 0 ? 0 : weight < 0 ? 1 : 2);
  return evidence.toSorted((a, b) => rank(a) - rank(b));
}

function showEvidence(verdict: Verdict, message: Message): ShownEvidence[] {
  const marks = marksOf(verdict);
  return inReadingOrder(verdict).map((one, index) => {
    const excerpt = one.place && excerptAt(message, one.place);
    const mark = marks.find(({ numbers }) => numbers.includes(index + 1))?.numbers[0];
    return { ...one, ...(excerpt && { excerpt }), ...(mark !== undefined && { mark }) };
  });
}

/** Where evidence stands in the HTML, numbered as the list of evidence is; several pieces may share a place. */
export function marksOf(verdict: Verdict): Mark[] {
  const marks = new Map<number, number[]>();
  for (const [index, { place }] of inReadingOrder(verdict).entries()) {
    if (place?.part === 'html') marks.set(place.start, [...(marks.get(place.start) ?? []), index + 1]);
  }
  return [...marks].map(([start, numbers]) => ({ start, numbers }));
}

const INLINE_PICTURE = /^image\/(?:png|gif|jpe?g|webp|avif|bmp)$/;
const LARGEST_PICTURE = 2_000_000;
const isInline = ({ contentId, type }: Part) => contentId !== '' && INLINE_PICTURE.test(type);

/** Pictures that travel in the message, by Content-ID, as data: URLs. */
export function inlinePictures(message: Message): Map<string, string> {
  const pictures = message.attachments.filter((part) => isInline(part) && part.body.length <= LARGEST_PICTURE);
  return new Map(
    pictures.map((part) => [part.contentId, `data:${part.type};base64,${partContent(part).toString('base64')}`]),
  );
}

/** The host as it stands in the address, for the reader to see; '' when there is none. */
function hostOf(href: string): string {
  return /^\s*https?:\/\//i.test(href) && URL.canParse(href.trim()) ? new URL(href.trim()).host : '';
}
