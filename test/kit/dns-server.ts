// A name server on loopback for tests of whole programs, which can not be handed a resolver: it answers from the same kind of
// table as the resolver of the other tests (UDP, RFC 1035), and the table may change while it runs.

import { createSocket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import type { Zone } from './resolver.ts';

export interface DnsServer {
  /** For DAUPHIN_DNS_SERVERS. */
  address: string;
  zone: Zone;
  /** Questions so far, as `name TYPE`. */
  asked: string[];
  close(): Promise<void>;
}

const TYPES: Record<number, string> = { 1: 'A', 2: 'NS', 5: 'CNAME', 12: 'PTR', 15: 'MX', 16: 'TXT', 28: 'AAAA' };
const NO_ERROR = 0;
const SERVER_FAILURE = 2;
const NO_SUCH_NAME = 3;

export async function startDnsServer(zone: Zone = {}): Promise<DnsServer> {
  const socket = createSocket('udp4');
  const server: DnsServer = {
    address: '',
    zone,
    asked: [],
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  };
  socket.on('message', (query, { port, address }) => {
    const { name, type, end } = readQuestion(query);
    server.asked.push(`${name} ${type}`);
    const records = server.zone[name];
    const found = records ? (records[type] ?? 'ENODATA') : 'ENOTFOUND';
    if (found === 'ETIMEOUT') return;
    const failure = found === 'ENOTFOUND' ? NO_SUCH_NAME : found === 'ESERVFAIL' ? SERVER_FAILURE : NO_ERROR;
    const answers = typeof found === 'string' ? [] : found.map((record) => writeAnswer(type, record));
    socket.send(writeReply(query, end, failure, answers), port, address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  server.address = `127.0.0.1:${socket.address().port}`;
  return server;
}

function readQuestion(query: Buffer): { name: string; type: string; end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = query[at] as number; length > 0; length = query[at] as number) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length).toLowerCase());
    at += 1 + length;
  }
  return { name: labels.join('.'), type: TYPES[query.readUInt16BE(at + 1)] ?? 'OTHER', end: at + 5 };
}

function writeReply(query: Buffer, questionEnd: number, failure: number, answers: Buffer[]): Buffer {
  const head = Buffer.alloc(12);
  query.copy(head, 0, 0, 2);
  // An answer, authoritative, recursion available.
  head.writeUInt16BE(0x8580 | failure, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(answers.length, 6);
  return Buffer.concat([head, query.subarray(12, questionEnd), ...answers]);
}

function writeAnswer(type: string, record: unknown): Buffer {
  const data = writeData(type, record);
  const head = Buffer.alloc(12);
  // The name is the one of the question, which begins at octet 12.
  head.writeUInt16BE(0xc00c, 0);
  head.writeUInt16BE(Number(Object.keys(TYPES).find((code) => TYPES[Number(code)] === type)), 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt32BE(1, 6);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}

function writeData(type: string, record: unknown): Buffer {
  if (type === 'A') return Buffer.from(String(record).split('.').map(Number));
  if (type === 'AAAA') return writeIpv6(String(record));
  if (type === 'TXT') return Buffer.concat([record].flat().flatMap((text) => writeStrings(String(text))));
  if (type !== 'MX') return writeName(String(record));
  const { exchange, priority } = record as { exchange: string; priority: number };
  return Buffer.concat([Buffer.from([priority >> 8, priority & 255]), writeName(exchange)]);
}

/** A string of a TXT record holds 255 octets at most. */
const writeStrings = (text: string) =>
  (text.match(/.{1,255}/gs) ?? ['']).map((piece) =>
    Buffer.concat([Buffer.from([piece.length]), Buffer.from(piece, 'latin1')]),
  );

function writeName(name: string): Buffer {
  const labels = name.replace(/\.$/, '').split('.').filter(Boolean);
  return Buffer.concat([
    ...labels.map((label) => Buffer.from(`${String.fromCharCode(label.length)}${label}`, 'latin1')),
    Buffer.from([0]),
  ]);
}

function writeIpv6(address: string): Buffer {
  if (!isIPv6(address)) throw new TypeError(`${address} is no IPv6 address`);
  const [before = '', after = ''] = address.split('::');
  const groups = (text: string) =>
    text
      .split(':')
      .filter(Boolean)
      .map((group) => Number.parseInt(group, 16));
  const missing = Array(8 - groups(before).length - groups(after).length).fill(0);
  const bytes = Buffer.alloc(16);
  [...groups(before), ...missing, ...groups(after)].forEach((group, index) => bytes.writeUInt16BE(group, index * 2));
  return bytes;
}
