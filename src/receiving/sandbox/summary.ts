// What a list shows of a message: who, about what, its first words. Made for every message that arrives, so it reads the headers and
// the start of the text, and leaves the rest alone. Any bytes give a summary.

import { readMailboxes } from '#message/address-list.ts';
import { decodeCharset } from '#message/charset.ts';
import { type Part, readParts } from '#message/mime.ts';
import { decodeTransfer } from '#message/transfer-decoding.ts';

export interface Summary {
  messageId: string;
  fromName: string;
  fromAddress: string;
  subject: string;
  preview: string;
}

const PREVIEW_LENGTH = 140;
/** Enough bytes of an encoded text for a preview, a round number of base64 groups. */
const PREVIEW_BYTES = 1_600;
const LONGEST = 500;

export function summarise(bytes: Buffer): Summary {
  const root = readParts(bytes, () => {});
  const field = (key: string) => root.fields.find((one) => one.key === key);
  const from = readMailboxes(field('from')?.raw ?? '').find(({ address }) => address !== '');
  return {
    messageId: cut(field('message-id')?.raw.replace(/^<|>$/g, '') ?? ''),
    fromName: cut(from?.name ?? ''),
    fromAddress: cut(from?.address ?? ''),
    subject: cut(field('subject')?.value ?? ''),
    preview: previewOf(firstText(root)),
  };
}

function firstText(part: Part): Part | undefined {
  if (part.children.length === 0) return part.type === 'text/plain' ? part : undefined;
  for (const child of part.children) {
    const found = firstText(child);
    if (found) return found;
  }
  return undefined;
}

function previewOf(part: Part | undefined): string {
  if (!part) return '';
  const decoded = decodeTransfer(part.body.subarray(0, PREVIEW_BYTES), part.encoding, () => {});
  const { text } = decodeCharset(decoded, part.parameters.get('charset'));
  const line = text
    .replace(/https?:\/\/\S+/g, '')
    .replace(/\ufffd$/, '')
    .replace(/\s+/g, ' ')
    .trim();
  return clean(line.slice(0, PREVIEW_LENGTH));
}

const cut = (text: string) => clean(text.slice(0, LONGEST));

/** Half a character and NUL can not be stored. */
const clean = (text: string) => text.toWellFormed().replaceAll('\0', '\ufffd');
