// Documents that a message carries: macros and locks in the old Office form, links and programs in a PDF. A shallow look at the bytes, and into
// the first packed objects of a PDF, up to a limit; a document that was not understood brings nothing out.

import { inflateSync } from 'node:zlib';
import type { Attachment } from '#message/attachment.ts';
import type { Details, Finding } from '../finding.ts';

/** Names of streams in the old Office form, as its directory writes them. */
const utf16 = (text: string) => Buffer.from(text, 'utf16le');
const MACRO_STREAMS = [utf16('_VBA_PROJECT'), utf16('Macros')];
const LOCKED_STREAM = utf16('EncryptedPackage');
const PROGRAM_STREAM = utf16('\u0001Ole10Native');
const LONGEST_SCANNED = 4_000_000;
/** PDF writes names with escapes where it likes; these are met in the clear in what attacks. */
const PDF_ACTIVE = /\/(?:JavaScript|JS|Launch|EmbeddedFile|RichMedia|XFA)\b/;
const PDF_LINK = /\/URI\s*\(\s*(https?:\/\/[^\s)]{3,500})/i;

export function documentEvidence(attachment: Attachment, details: Details): Finding[] {
  if (attachment.kind === 'ole') return officeEvidence(attachment.read().subarray(0, LONGEST_SCANNED), details);
  if (attachment.kind === 'pdf') return pdfEvidence(attachment.read().subarray(0, LONGEST_SCANNED), details);
  return [];
}

function officeEvidence(content: Buffer, details: Details): Finding[] {
  if (content.includes(LOCKED_STREAM)) return [{ symbol: 'ATTACHMENT_ENCRYPTED', details }];
  const hasMacros = MACRO_STREAMS.some((stream) => content.includes(stream)) || content.includes(PROGRAM_STREAM);
  return hasMacros ? [{ symbol: 'ATTACHMENT_MACRO', details }] : [];
}

function pdfEvidence(content: Buffer, details: Details): Finding[] {
  const text = content.toString('latin1') + packedObjects(content);
  const link = PDF_LINK.exec(text)?.[1];
  const host = link !== undefined && URL.canParse(link) ? new URL(link).hostname : undefined;
  return [
    ...(PDF_ACTIVE.test(text) ? [{ symbol: 'ATTACHMENT_PDF_ACTIVE', details } as const] : []),
    ...(host ? [{ symbol: 'ATTACHMENT_PDF_LINK', details: { ...details, host } } as const] : []),
  ];
}

const OBJECT_STREAM = Buffer.from('/ObjStm');
const STREAM = Buffer.from('stream');
const MAX_STREAMS = 20;
const MAX_UNPACKED_OCTETS = 300_000;
/** Between the name of the kind and the content stands a short dictionary. */
const LONGEST_DICTIONARY = 1_000;

/** The objects that writers of PDF 1.5 and later pack together, links and actions among them. Streams of pictures and text are left alone. */
function packedObjects(content: Buffer): string {
  let text = '';
  let at = content.indexOf(OBJECT_STREAM);
  for (let streams = 0; at >= 0 && streams < MAX_STREAMS; streams++) {
    const start = content.indexOf(STREAM, at);
    if (start < 0) break;
    if (start - at <= LONGEST_DICTIONARY)
      text += unpack(content.subarray(afterLineEnd(content, start + STREAM.length)));
    at = content.indexOf(OBJECT_STREAM, start);
  }
  return text;
}

const afterLineEnd = (content: Buffer, at: number): number => at + (content[at] === 13 ? 2 : 1);

function unpack(packed: Buffer): string {
  try {
    // What follows the stream is not asked for; a stream that grows beyond the limit is no honest one, and is not read.
    return inflateSync(packed, { maxOutputLength: MAX_UNPACKED_OCTETS }).toString('latin1');
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault) return '';
    throw fault;
  }
}
