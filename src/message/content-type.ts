// Content-Type and Content-Disposition (RFC 2045 section 5, RFC 2183): a value and its parameters, continuations and other
// scripts included (RFC 2231). What can not be read is left out; it never throws.

import { decodeCharset } from './charset.ts';
import { decodeEncodedWords } from './encoded-words.ts';

export interface Parameterised {
  /** Lower case: `text/html`, `attachment`. */
  value: string;
  /** By lower-case name, decoded. */
  parameters: ReadonlyMap<string, string>;
}

const PARAMETER = /;\s*([^\s=;"]+?)\s*=\s*(?:"((?:[^"\\]|\\.)*)(?:"|$)|([^;]*))/g;
const MAX_PARAMETERS = 100;
const MAX_SEGMENTS = 100;

interface Segment {
  text: string;
  isEncoded: boolean;
}

/** `multipart/mixed boundary=x`: the semicolon that some software forgets, and that readers of mail put there in their minds. */
const MISSING_SEMICOLON = /^(\s*[^\s;=()"]{1,200})[ \t]+(?=[\w*-]{1,100}\s*=)/;

export function readParameterised(text: string): Parameterised {
  const raw = text.replace(MISSING_SEMICOLON, '$1;');
  const value = (raw.split(';', 1)[0] ?? '')
    .replace(/\([^()]*\)/g, '')
    .trim()
    .toLowerCase();
  const plain = new Map<string, string>();
  const segments = new Map<string, Segment[]>();
  let count = 0;
  for (const [, written = '', quoted, bare = ''] of raw.matchAll(PARAMETER)) {
    if (++count > MAX_PARAMETERS) break;
    const text = quoted === undefined ? bare.replace(/\([^()]*\)\s*$/, '').trim() : quoted.replace(/\\(.)/g, '$1');
    const [, name = '', index, star] = /^(.*?)(?:\*(\d{1,3}))?(\*)?$/.exec(written.toLowerCase()) ?? [];
    if (index === undefined && star === undefined) {
      // The first wins: readers differ on repeated parameters, and the first is the commonest choice.
      if (!plain.has(name)) plain.set(name, decodeEncodedWords(text));
    } else if (Number(index ?? 0) < MAX_SEGMENTS) {
      const list = segments.get(name) ?? [];
      list[Number(index ?? 0)] = { text, isEncoded: star !== undefined };
      segments.set(name, list);
    }
  }
  for (const [name, list] of segments) plain.set(name, joinSegments(list));
  return { value, parameters: plain };
}

/** RFC 2231 section 4.1: the first encoded segment names the charset, `charset'language'text`. */
function joinSegments(list: (Segment | undefined)[]): string {
  let charset: string | undefined;
  const bytes: Buffer[] = [];
  for (const [index, segment] of list.entries()) {
    if (!segment) break;
    let { text } = segment;
    if (segment.isEncoded && index === 0) {
      const [, named, rest] = /^([^']*)'[^']*'(.*)$/s.exec(text) ?? [];
      if (rest !== undefined) {
        charset = named;
        text = rest;
      }
    }
    bytes.push(segment.isEncoded ? percentDecode(text) : Buffer.from(text));
  }
  return decodeCharset(Buffer.concat(bytes), charset).text;
}

function percentDecode(text: string): Buffer {
  const bytes = Buffer.from(text);
  const decoded: number[] = [];
  for (let at = 0; at < bytes.length; at++) {
    const hex = bytes[at] === 37 ? text.slice(at + 1, at + 3) : '';
    if (/^[0-9A-Fa-f]{2}$/.test(hex) && bytes.length === text.length) {
      decoded.push(Number.parseInt(hex, 16));
      at += 2;
    } else decoded.push(bytes[at] as number);
  }
  return Buffer.from(decoded);
}
