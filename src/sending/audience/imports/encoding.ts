// Which encoding a text file is in, and how to read it as text piece by piece. It guesses; the operator may correct.
// Decoding never fails: bytes that mean nothing become U+FFFD, which later shows in the preview and refuses an address.

import iconv from 'iconv-lite';

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'macintosh'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** `undefined`: these bytes are no text at all (a picture, a PDF, an archive). */
export function guessEncoding(head: Buffer, wholeFileIsUtf8: boolean): Encoding | undefined {
  if (startsWith(head, 0xff, 0xfe)) return 'utf-16le';
  if (startsWith(head, 0xfe, 0xff)) return 'utf-16be';
  if (startsWith(head, 0xef, 0xbb, 0xbf)) return 'utf-8';
  const zeros = countZeros(head);
  if (zeros.even + zeros.odd > 0) return guessUtf16(head.length, zeros);
  if (wholeFileIsUtf8) return 'utf-8';
  return looksLikeMacintosh(head) ? 'macintosh' : 'windows-1252';
}

const startsWith = (head: Buffer, ...bytes: number[]) => bytes.every((byte, index) => head[index] === byte);

function countZeros(head: Buffer): { even: number; odd: number } {
  const zeros = { even: 0, odd: 0 };
  for (let at = head.indexOf(0); at >= 0; at = head.indexOf(0, at + 1)) zeros[at % 2 === 0 ? 'even' : 'odd']++;
  return zeros;
}

// In Western text nearly every second byte of UTF-16 is zero, and on one side only. A NUL belongs to no other text.
function guessUtf16(length: number, { even, odd }: { even: number; odd: number }): Encoding | undefined {
  if (odd > length / 5 && even < length / 50) return 'utf-16le';
  if (even > length / 5 && odd < length / 50) return 'utf-16be';
  return undefined;
}

// Old Excel for Mac. Its è, ê, ç fall on bytes that Windows-1252 leaves undefined; its é on Ž, which French does not have.
const UNDEFINED_IN_1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

function looksLikeMacintosh(head: Buffer): boolean {
  let macintosh = 0;
  let windows = 0;
  for (const byte of head) {
    if (UNDEFINED_IN_1252.has(byte) || byte === 0x8e) macintosh++;
    else if (byte >= 0xe0) windows++;
  }
  return macintosh > windows;
}

export interface TextDecoding {
  write(bytes: Buffer): string;
  end(): string;
}

/** Bytes may be cut anywhere. A byte order mark is left out. */
export function decoding(encoding: Encoding): TextDecoding {
  const decoder = iconv.getDecoder(encoding, { stripBOM: true });
  return { write: (bytes) => decoder.write(bytes), end: () => decoder.end() ?? '' };
}
