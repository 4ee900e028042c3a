// The files that a message carries, those of messages within it too: name, declared type, what the content really is, and the content
// itself up to a limit. The whole is decoded only when it is asked for. It never throws; what lies beyond the limits is not read.

import { type FileKind, kindOf } from './file-kind.ts';
import type { Part } from './mime.ts';
import type { Message } from './parse.ts';
import { decodeTransfer } from './transfer-decoding.ts';

export interface Attachment {
  /** As it is shown; '' when it has none. */
  name: string;
  /** As declared, lower case: `application/pdf`. */
  type: string;
  /** Without brackets; '' when nothing in the message refers to it. */
  contentId: string;
  /** By its first bytes. */
  kind: FileKind | undefined;
  /** Decoded octets up to the limit, decoded anew at each call. */
  read(): Buffer;
}

const MAX_ATTACHMENTS = 100;
const MAX_MESSAGES_WITHIN = 5;
/** Of one file. */
const MAX_CONTENT_OCTETS = 12_000_000;
/** What most forms are known by, and what disk images need: their mark stands at 32 KiB. */
const SHORT_HEAD = 1_200;
const LONG_HEAD = 33_000;
/** What an encoding adds at most, line ends included (quoted-printable: three characters an octet). */
const GROWTH: Readonly<Record<string, number>> = { base64: 1.4, 'quoted-printable': 3.2 };

export function readAttachments({ attachments }: Pick<Message, 'attachments'>): Attachment[] {
  const parts: Part[] = [];
  let messages = 0;
  const gather = (part: Part): void => {
    if (parts.length >= MAX_ATTACHMENTS) return;
    if (!part.type.startsWith('message/') && !part.type.startsWith('multipart/')) parts.push(part);
    else if (!part.type.startsWith('message/') || ++messages <= MAX_MESSAGES_WITHIN)
      for (const child of part.children) if (isFile(child)) gather(child);
  };
  for (const part of attachments) gather(part);
  return parts.map(toAttachment);
}

/** Within a message that is carried along, its own text is no file. */
const isFile = ({ type, filename, disposition }: Part): boolean =>
  filename !== '' || disposition === 'attachment' || !/^text\/(?:plain|html)$/.test(type);

function toAttachment(part: Part): Attachment {
  const { filename: name, type, contentId } = part;
  const kind =
    kindOf(decode(part, SHORT_HEAD)) ?? (part.body.length > LONG_HEAD ? kindOf(decode(part, LONG_HEAD)) : undefined);
  return { name, type, contentId, kind, read: () => decode(part, MAX_CONTENT_OCTETS) };
}

function decode({ body, encoding }: Part, most: number): Buffer {
  const encoded = body.subarray(0, Math.ceil(most * (GROWTH[encoding] ?? 1)));
  return decodeTransfer(encoded, encoding, () => {}).subarray(0, most);
}
