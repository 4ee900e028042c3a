// Makes an uploaded image fit for mail: at most 1200 points wide (600 shown, sharp on fine screens), upright, without
// metadata (place, camera), in a format every mail program shows. GIF animations stay.
// It fails with a problem that says what to do. It must never decode more pixels than the limit: the header is read first.

import sharp, { type Metadata, type Sharp } from 'sharp';
import { templateProblem } from './template-problems.ts';

export interface PreparedImage {
  content: Buffer;
  extension: 'png' | 'jpg' | 'gif';
  width: number;
  height: number;
}

export const mostImageBytes = 10_000_000;
const mostPixels = 50_000_000;
const widest = 1200;
const readable = new Set(['jpeg', 'png', 'gif', 'webp', 'heif', 'tiff']);

export async function prepareImage(bytes: Buffer): Promise<PreparedImage> {
  const head = await readHead(bytes);
  const animated = head.format === 'gif' && (head.pages ?? 1) > 1;
  const image = sharp(bytes, { limitInputPixels: mostPixels, animated, failOn: 'error' })
    .timeout({ seconds: 30 })
    .autoOrient()
    .resize({ width: widest, withoutEnlargement: true })
    .toColourspace('srgb');
  try {
    const { data, info } = await written(image, head, animated).toBuffer({ resolveWithObject: true });
    const extension = info.format === 'jpeg' ? 'jpg' : (info.format as 'png' | 'gif');
    return { content: data, extension, width: info.width, height: info.pageHeight ?? info.height };
  } catch (cause) {
    throw refusal(cause);
  }
}

async function readHead(bytes: Buffer): Promise<Metadata> {
  // SVG is a document that can load others: not even its header is read.
  if (looksLikeText(bytes)) throw templateProblem.image_not_supported();
  let head: Metadata;
  try {
    head = await sharp(bytes, { limitInputPixels: false }).metadata();
  } catch (cause) {
    throw refusal(cause);
  }
  if (!head.format || !readable.has(head.format)) throw templateProblem.image_not_supported();
  if ((head.width ?? 0) * (head.height ?? 0) * (head.pages ?? 1) > mostPixels)
    throw templateProblem.image_too_many_pixels({ most: mostPixels / 1_000_000 });
  return head;
}

function looksLikeText(bytes: Buffer): boolean {
  return /^(?:\ufeff)?\s*</.test(bytes.subarray(0, 256).toString('utf8'));
}

/** Photographs as JPEG, drawings and transparency as PNG, animations as GIF. */
function written(image: Sharp, head: Metadata, animated: boolean): Sharp {
  if (animated) return image.gif();
  if (head.format === 'jpeg' || !(head.hasAlpha || head.format === 'png' || head.format === 'gif'))
    return image.jpeg({ quality: 84, mozjpeg: true });
  return image.png({ compressionLevel: 9, effort: 7 });
}

function refusal(cause: unknown): Error {
  const message = cause instanceof Error ? cause.message : '';
  if (/unsupported image format|not a known file format|buffer is empty/i.test(message))
    return templateProblem.image_not_supported();
  if (/pixel limit/i.test(message)) return templateProblem.image_too_many_pixels({ most: mostPixels / 1_000_000 });
  return templateProblem.image_unreadable();
}
