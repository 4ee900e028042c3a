// Bytes to text in any charset that mail names. An unknown name or undecodable bytes never fail: they give the best
// text there is, and say so. WHATWG decoders first (what browsers do), iconv-lite for the few that only mail still uses.

import { TextDecoder } from 'node:util';
import iconv from 'iconv-lite';

export interface Decoded {
  text: string;
  /** Why the text may not be what was meant. */
  defect?: 'charset_unknown' | 'charset_mismatch';
}

const decoders = new Map<string, TextDecoder>();
const FALLBACK = 'windows-1252';
const ALIASES: Record<string, string> = {
  'utf-8mb4': 'utf-8',
  cp932: 'shift_jis',
  ansi_x3: 'us-ascii',
  '8bit': 'utf-8',
  binary: FALLBACK,
};

/** Decodes with the charset a message names; `undefined` or '' means that it names none. */
export function decodeCharset(bytes: Buffer, label: string | undefined): Decoded {
  const name = (label ?? '').trim().toLowerCase();
  if (name === '' || name === 'us-ascii' || name === 'ascii' || name === 'utf-8' || name === 'utf8') {
    const text = bytes.toString('utf8');
    if (!text.includes('\ufffd') || bytes.includes('\ufffd')) return { text };
    return { text: name.startsWith('utf') ? text : decodeWith(FALLBACK, bytes), defect: 'charset_mismatch' };
  }
  const decoder = decoderOf(ALIASES[name] ?? name);
  if (decoder) return { text: decoder.decode(bytes) };
  if (iconv.encodingExists(name)) return { text: iconv.decode(bytes, name) };
  const utf8 = bytes.toString('utf8');
  return { text: utf8.includes('\ufffd') ? decodeWith(FALLBACK, bytes) : utf8, defect: 'charset_unknown' };
}

const decodeWith = (name: string, bytes: Buffer): string => decoderOf(name)?.decode(bytes) ?? bytes.toString('latin1');

function decoderOf(label: string): TextDecoder | undefined {
  const known = decoders.get(label);
  if (known) return known;
  try {
    // A byte order mark is part of the message's bytes, not of its text.
    const decoder = new TextDecoder(label);
    // Labels come from messages: only those that exist are kept, and there are about two hundred of them.
    decoders.set(label, decoder);
    return decoder;
  } catch {
    return undefined;
  }
}
