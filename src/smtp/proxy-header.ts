// Reads the header by which a proxy of the house names the true client: the PROXY protocol of HAProxy, version 1 (text) and 2 (binary). Pure
// and bounded; it is asked again while the header is incomplete. `ip` is absent where the proxy speaks for itself (a health check).

import { isIP } from 'node:net';

export type ProxyHeader = { length: number; ip?: string } | 'incomplete' | 'malformed';

const SIGNATURE = Buffer.from('\r\n\r\n\0\r\nQUIT\n', 'latin1');
const LONGEST_TEXT = 107;
const LONGEST_BINARY = 4_096;

export function readProxyHeader(bytes: Buffer): ProxyHeader {
  const start = bytes.subarray(0, SIGNATURE.length);
  if (start.equals(SIGNATURE.subarray(0, start.length)))
    return start.length < SIGNATURE.length ? 'incomplete' : readBinary(bytes);
  return readText(bytes);
}

function readText(bytes: Buffer): ProxyHeader {
  const text = bytes.toString('latin1', 0, LONGEST_TEXT);
  const end = text.indexOf('\r\n');
  if (!'PROXY '.startsWith(text.slice(0, 6)) || (end < 0 && bytes.length >= LONGEST_TEXT)) return 'malformed';
  if (end < 0) return 'incomplete';
  const [, family, source = ''] = text.slice(0, end).split(' ');
  if (family === 'UNKNOWN') return { length: end + 2 };
  const isRight = (family === 'TCP4' && isIP(source) === 4) || (family === 'TCP6' && isIP(source) === 6);
  return isRight ? { length: end + 2, ip: source } : 'malformed';
}

function readBinary(bytes: Buffer): ProxyHeader {
  if (bytes.length < 16) return 'incomplete';
  const command = bytes[12] as number;
  const length = 16 + bytes.readUInt16BE(14);
  if (command >> 4 !== 2 || length > LONGEST_BINARY) return 'malformed';
  if (bytes.length < length) return 'incomplete';
  // LOCAL: the proxy's own connection.
  if ((command & 0xf) === 0) return { length };
  const family = (bytes[13] as number) >> 4;
  if (family === 1 && length >= 28) return { length, ip: [...bytes.subarray(16, 20)].join('.') };
  if (family === 2 && length >= 52) return { length, ip: address6(bytes.subarray(16, 32)) };
  return family === 0 ? { length } : 'malformed';
}

function address6(octets: Buffer): string {
  const groups = Array.from({ length: 8 }, (_, at) => octets.readUInt16BE(2 * at).toString(16));
  return groups.join(':');
}
