// The text of an uploaded file, whatever it is made of, piece by piece from the blob store.
// Bytes in a wrong encoding become U+FFFD; a workbook that cannot be read throws a SheetFault.

import type { BlobStore } from '#platform/blobs.ts';
import { decoding, type Encoding } from './encoding.ts';
import type { FileFormat } from './file-format.ts';
import { sheetText } from './sheet-text.ts';

export interface Source {
  blobKey: string;
  format: FileFormat;
  encoding: Encoding;
  lineBreak: '\n' | '\r';
  /** Of a workbook, from 0. */
  sheet: number;
}

export interface Piece {
  text: string;
  /** Bytes of the file read up to here; for a workbook, whose pieces do not follow its bytes, 0. */
  bytes: number;
}

export async function* sourceText(blobs: Pick<BlobStore, 'get'>, source: Source): AsyncGenerator<Piece> {
  const file = blobs.get(source.blobKey);
  if (source.format !== 'csv') {
    for await (const text of sheetText(file, source.format, source.sheet)) yield { text, bytes: 0 };
    return;
  }
  const decoder = decoding(source.encoding);
  const broken = source.lineBreak === '\r' ? (text: string) => text.replaceAll('\r', '\n') : (text: string) => text;
  let bytes = 0;
  for await (const chunk of file as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    yield { text: broken(decoder.write(chunk)), bytes };
  }
  const last = decoder.end();
  if (last !== '') yield { text: broken(last), bytes };
}

/** The beginning of the text: at least `length` characters where the file has them. A last line is closed when it is the file's. */
export async function sampleText(blobs: Pick<BlobStore, 'get'>, source: Source, length: number): Promise<string> {
  let sample = '';
  for await (const { text } of sourceText(blobs, source)) {
    sample += text;
    if (sample.length >= length) return sample;
  }
  return `${sample}\n`;
}
