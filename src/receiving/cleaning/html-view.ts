// The HTML of a part as text in which every offset leads back to its octets, whatever the charset: markup is ASCII in all charsets of mail, so
// an octet is a character here. Two need more care: in ISO-2022 octets of ASCII stand for letters, and UTF-16 has two octets a character.

export interface HtmlView {
  text: string;
  /** Octets of one character of `text`. */
  unit: 1 | 2;
  encode(ascii: string): Buffer;
}

/** What stands between a switch to double octets and the one back to ASCII: letters that could look like markup. */
const DOUBLE_OCTETS = /\x1b\$[^\x1b]*/g;

export function viewHtml(decoded: Buffer, charset: string | undefined): HtmlView {
  const name = (charset ?? '').toLowerCase();
  const order = byteOrder(decoded, name);
  if (order) return viewUtf16(decoded, order === 'big');
  const text = decoded.toString('latin1');
  const isSwitching = name.startsWith('iso-2022');
  return {
    text: isSwitching ? text.replace(DOUBLE_OCTETS, (letters) => 'x'.repeat(letters.length)) : text,
    unit: 1,
    encode: (ascii) => Buffer.from(ascii, 'latin1'),
  };
}

function byteOrder(decoded: Buffer, charset: string): 'little' | 'big' | undefined {
  if (decoded[0] === 0xff && decoded[1] === 0xfe) return 'little';
  if (decoded[0] === 0xfe && decoded[1] === 0xff) return 'big';
  if (!/^utf-?16/.test(charset)) return undefined;
  return charset.endsWith('be') ? 'big' : 'little';
}

function viewUtf16(decoded: Buffer, isBig: boolean): HtmlView {
  const swap = (bytes: Buffer) => (isBig ? bytes.swap16() : bytes);
  const whole = Buffer.from(decoded.subarray(0, decoded.length & ~1));
  return { text: swap(whole).toString('utf16le'), unit: 2, encode: (ascii) => swap(Buffer.from(ascii, 'utf16le')) };
}
