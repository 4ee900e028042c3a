// One message of the sandbox as the console shows it: facts, texts, links with their true targets, and the verdict with the words it
// points at. Pure. HTML leaves here only through reader-view.ts.

import { readHtml } from '#message/html.ts';
import { type Message, partContent } from '#message/parse.ts';
import type { Part } from '#message/mime.ts';
import type { Evidence, Verdict } from '#judge/verdict.ts';
import { type Excerpt, excerptAt } from './excerpt.ts';
import type { JudgedMessage } from './stored-message.ts';

export interface ShownEvidence extends Evidence {
  excerpt?: Excerpt;
  /** Its place can be drawn in the message itself. */
  canBeShown: boolean;
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
    verdict: { ...verdict, evidence: verdict.evidence.map((one) => showEvidence(one, message)) },
  };
}

function showEvidence(evidence: Evidence, message: Message): ShownEvidence {
  const { place } = evidence;
  const excerpt = place && excerptAt(message, place);
  return { ...evidence, ...(excerpt && { excerpt }), canBeShown: place?.part === 'html' };
}

/** Where evidence stands in the HTML, numbered as the list of evidence is. */
export const marksOf = ({ evidence }: Verdict): { start: number; number: number }[] =>
  evidence.flatMap(({ place }, index) => (place?.part === 'html' ? [{ start: place.start, number: index + 1 }] : []));

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
