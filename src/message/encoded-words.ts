// Encoded words (RFC 2047): other scripts within header texts. Decoding never fails and reads what broken senders write
// (letters cut between two words, spaces within a word, a language suffix of RFC 2231). Encoding never yields a line
// break that is not a fold, nor a word longer than 75 characters, nor half a character.

import { decodeCharset } from './charset.ts';

const ENCODED_WORD = /=\?([^?\s]{1,60})\?([bBqQ])\?([^?\r\n]*)\?=/g;
const ONLY_SPACE = /^[ \t\r\n]*$/;

/** The text a reader should see. Whitespace between two encoded words disappears (RFC 2047 section 6.2). */
export function decodeEncodedWords(text: string): string {
  if (!text.includes('=?')) return text;
  let result = '';
  let end = 0;
  let run: { charset: string; bytes: Buffer[] } | undefined;
  for (const match of text.matchAll(ENCODED_WORD)) {
    const between = text.slice(end, match.index);
    const charset = (match[1] as string).replace(/\*.*$/, '').toLowerCase();
    const bytes = decodeBytes((match[2] as string).toUpperCase(), match[3] as string);
    if (run && ONLY_SPACE.test(between)) {
      // One charset over several words is one run of bytes: many senders cut in the middle of a letter. Not where a charset
      // has states (ISO-2022-JP): each word begins in the first state, and joined they would be malformed.
      if (run.charset === charset && !charset.startsWith('iso-2022')) run.bytes.push(bytes);
      else {
        result += decodeRun(run);
        run = { charset, bytes: [bytes] };
      }
    } else {
      result += (run ? decodeRun(run) : '') + between;
      run = { charset, bytes: [bytes] };
    }
    end = match.index + match[0].length;
  }
  return result + (run ? decodeRun(run) : '') + text.slice(end);
}

const decodeRun = (run: { charset: string; bytes: Buffer[] }) =>
  decodeCharset(Buffer.concat(run.bytes), run.charset).text;

function decodeBytes(encoding: string, content: string): Buffer {
  if (encoding === 'B') return Buffer.from(content, 'base64');
  const text = content
    .replace(/_/g, ' ')
    .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(text, 'latin1');
}

const MAX_WORD = 75;
const OVERHEAD = '=?UTF-8?Q??='.length;
// RFC 2047 section 5 (3): what may stand for itself even within a phrase.
const PLAIN = /[A-Za-z0-9!*+\-/]/;

/**
 * The text as encoded words, folded: safe in an unstructured header and in a phrase. `used` is how many characters the
 * first line already holds (the header's name).
 */
export function encodeWords(text: string, used: number): string {
  const base64 = prefersBase64(text);
  const words: string[] = [];
  let room = MAX_WORD - OVERHEAD - Math.min(used, 40);
  let content = '';
  let size = 0;
  for (const character of text) {
    const bytes = Buffer.byteLength(character);
    const cost = base64 ? bytes : costInQ(character, bytes);
    if (size > 0 && (base64 ? Math.ceil((size + cost) / 3) * 4 : size + cost) > room) {
      words.push(encodedWord(content, base64));
      content = '';
      size = 0;
      room = MAX_WORD - OVERHEAD;
    }
    content += character;
    size += cost;
  }
  if (size > 0) words.push(encodedWord(content, base64));
  return words.join('\r\n ');
}

const costInQ = (character: string, bytes: number) => (character === ' ' || PLAIN.test(character) ? 1 : 3 * bytes);

function prefersBase64(text: string): boolean {
  let cost = 0;
  let bytes = 0;
  for (const character of text) {
    const length = Buffer.byteLength(character);
    bytes += length;
    cost += costInQ(character, length);
  }
  return cost > (bytes * 4) / 3;
}

function encodedWord(content: string, base64: boolean): string {
  if (base64) return `=?UTF-8?B?${Buffer.from(content).toString('base64')}?=`;
  let encoded = '';
  for (const byte of Buffer.from(content)) {
    const character = String.fromCharCode(byte);
    if (byte === 0x20) encoded += '_';
    else if (byte < 0x80 && PLAIN.test(character)) encoded += character;
    else encoded += `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return `=?UTF-8?Q?${encoded}?=`;
}
