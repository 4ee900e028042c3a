// What of a message the verifying library has to walk through, octet by octet: of one that nobody signed only the head, of any other
// the whole with the line ends that its signer saw (RFC 6376 section 3.4: CRLF). The outcome is the same, several times sooner.

const SIGNATURE = /^(?:dkim-signature|arc-message-signature)[ \t]*:/im;
const BARE_LF = /(?:^|[^\r])\n/;

export function signedSource(source: Buffer): Buffer {
  const end = headEnd(source);
  if (!SIGNATURE.test(source.toString('latin1', 0, end))) return source.subarray(0, end);
  const text = source.toString('latin1');
  return BARE_LF.test(text) ? Buffer.from(text.replace(/\r?\n/g, '\r\n'), 'latin1') : source;
}

/** Behind the empty line that ends the head; the whole length when there is none, and when the very first line is empty. */
function headEnd(source: Buffer): number {
  const [lf, crlf] = [source.indexOf('\n\n'), source.indexOf('\n\r\n')];
  const first = source.indexOf('\n');
  if (first === 0 || (first === 1 && source[0] === 0x0d)) return source.length;
  if (lf < 0 && crlf < 0) return source.length;
  return crlf < 0 || (lf >= 0 && lf < crlf) ? lf + 2 : crlf + 3;
}
