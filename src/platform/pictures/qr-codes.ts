// Reads the QR codes in the pictures that a message carries, for the judge, which reads no picture itself. Pictures are hostile: they are
// decoded in WebAssembly, whose memory is its own, never by a native library, and only up to the limits below. It never throws: a picture
// that cannot be read holds no code. Nothing is fetched: remote pictures are not looked at.

import { readFile } from 'node:fs/promises';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { QrCode } from '#judge/context.ts';
import { type Attachment, readAttachments } from '#message/attachment.ts';
import type { Message } from '#message/parse.ts';
import { pictureSize } from './picture-size.ts';

type Picture = Pick<Attachment, 'name' | 'contentId' | 'read'>;

const MAX_PICTURES = 4;
/** Of all pictures of a message: about 0.1 s a million on one core. */
const MAX_PIXELS = 3_000_000;
const MAX_OCTETS = 2_000_000;
/** The smallest code has 21 modules a side, and none is drawn with one pixel each. */
const SMALLEST_SIDE = 40;
const MAX_CODES = 4;
const LONGEST_CODE = 2_000;
const READABLE = new Set(['png', 'jpeg', 'gif', 'bmp']);
const INLINE_PICTURE = /\ssrc\s*=\s*["']?data:image\/(?:png|jpe?g|gif|bmp);base64,([A-Za-z0-9+/=\s]{100,2700000})/gi;

export async function readQrCodes(message: Message): Promise<QrCode[]> {
  const codes: QrCode[] = [];
  let pixels = 0;
  let pictures = 0;
  for (const picture of picturesOf(message)) {
    const content = picture.read();
    const size = pictureSize(content);
    if (!size || Math.min(size.width, size.height) < SMALLEST_SIDE || content.length > MAX_OCTETS) continue;
    if (pixels + size.width * size.height > MAX_PIXELS) continue;
    pixels += size.width * size.height;
    for (const text of await decode(content)) codes.push({ text, picture: picture.name, contentId: picture.contentId });
    if (++pictures >= MAX_PICTURES || codes.length >= MAX_CODES) break;
  }
  return codes;
}

function* picturesOf(message: Message): Generator<Picture> {
  if (message.attachments.length > 0) {
    yield* readAttachments(message).filter(({ kind }) => kind !== undefined && READABLE.has(kind));
  }
  if (!message.html?.includes('data:image/')) return;
  for (const [, coded = ''] of message.html.matchAll(INLINE_PICTURE)) {
    yield { name: '', contentId: '', read: () => Buffer.from(coded, 'base64') };
  }
}

async function decode(picture: Buffer): Promise<string[]> {
  await (ready ??= prepare());
  const results = await readBarcodes(new Uint8Array(picture), {
    formats: ['QRCode', 'MicroQRCode'],
    tryHarder: false,
    tryRotate: false,
    maxNumberOfSymbols: MAX_CODES,
  }).catch(() => []);
  return results.filter(({ isValid }) => isValid).map(({ text }) => text.slice(0, LONGEST_CODE));
}

let ready: Promise<unknown> | undefined;

/** The program comes from the package on disk: left to itself, the library would fetch it from elsewhere. */
async function prepare(): Promise<unknown> {
  const file = await readFile(new URL(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')));
  const wasmBinary = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer;
  return prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
}
