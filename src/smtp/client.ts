// Delivers messages to one SMTP or LMTP (RFC 2033) server over one connection, as fast as the protocol allows: sender, recipient and DATA go
// out together, and the next envelope travels with the end of the message before it (RFC 2920). Each message ends as one
// value of Delivery; a peer that answers 4xx, 5xx, garbage, nothing, or closes anywhere is such an end, never an exception
// and never a wait without limit. It must never dial a name: callers hand it an address that they chose.

import { connect as connectSocket, isIP, type Socket } from 'node:net';
import { isAbsolute } from 'node:path';
import { connect as connectTls } from 'node:tls';
import { type Capabilities, NO_CAPABILITIES, readCapabilities } from './capabilities.ts';
import { type Break, type Failure, negative, type Stage } from './delivery.ts';
import { SmtpSession } from './session.ts';
import { type Answer, type Broken, isBroken, Wire } from './wire.ts';

/** Milliseconds each. */
export interface Timeouts {
  connect: number;
  greeting: number;
  hello: number;
  tls: number;
  mail: number;
  rcpt: number;
  data: number;
  /** How long the peer may take none of a long message. */
  block: number;
  /** From the end of the message to its answer. */
  end: number;
}

const MINUTE = 60_000;
/** RFC 5321 section 4.5.3.2; connecting and TLS are not in it. */
export const STANDARD_TIMEOUTS: Timeouts = {
  connect: MINUTE,
  greeting: 5 * MINUTE,
  hello: 5 * MINUTE,
  tls: MINUTE,
  mail: 5 * MINUTE,
  rcpt: 5 * MINUTE,
  data: 2 * MINUTE,
  block: 3 * MINUTE,
  end: 10 * MINUTE,
};

/** LMTP is what mailbox servers speak: the same commands, and one answer to the message for each recipient. */
export type Protocol = 'smtp' | 'lmtp';

export interface Destination {
  /** IPv4, IPv6, or the absolute path of a unix socket. */
  address: string;
  /** Means nothing to a unix socket. */
  port: number;
  /** `smtp` when left out. */
  protocol?: Protocol;
  /** The name of the server, for TLS. */
  name: string;
  localAddress?: string;
  /** The name given in EHLO or LHLO: the one that the DNS gives for our address. */
  hello: string;
  /** `opportunistic`: encrypted when offered, whatever the certificate, in the clear when encryption fails. */
  tls: 'never' | 'opportunistic' | 'required';
  /** With `required`: the certificate must be valid for `name` (MTA-STS). */
  verifyCertificate?: boolean;
  /** PEM: whom to believe about it, instead of the usual authorities. */
  ca?: string;
  timeouts?: Partial<Timeouts>;
}

export type Connected = { ok: true; session: SmtpSession } | { ok: false; failure: Failure };

/** Opens a session. A failure says at which stage and how: refused and deferred are the peer's answers about us. */
export async function connect(destination: Destination): Promise<Connected> {
  if (isIP(destination.address) === 0 && !isAbsolute(destination.address))
    throw new TypeError('a destination is an IP address or the absolute path of a unix socket');
  const first = await attempt(destination, destination.tls);
  const failed = !first.ok && first.failure.kind === 'broken' && first.failure.fault === 'tls_failed';
  // Encryption that does not work is worth no less than none was: RFC 3207 leaves the choice, and mail must arrive.
  return failed && destination.tls === 'opportunistic' ? attempt(destination, 'never') : first;
}

async function attempt(destination: Destination, tls: Destination['tls']): Promise<Connected> {
  const timeouts = { ...STANDARD_TIMEOUTS, ...destination.timeouts };
  const opened = await openSocket(destination, timeouts.connect);
  if (!opened.ok) return broken('connect', opened.broken);
  let wire = new Wire(opened.socket, timeouts.block);
  const greeting = await new Promise<Answer>((resolve) => wire.expect(timeouts.greeting, resolve));
  if (isBroken(greeting) || greeting.code !== 220) return failure('greeting', greeting, wire);
  let hello = await sayHello(wire, destination, timeouts);
  if (!hello.ok) return failure('hello', hello.answer, wire);
  let encrypted = false;
  if (tls !== 'never') {
    const start = await startTls(wire, destination, hello.capabilities, timeouts);
    if (start.kind === 'failed') return failure('tls', start.answer, wire);
    if (start.kind === 'encrypted') {
      encrypted = true;
      wire = new Wire(start.socket, timeouts.block);
      // RFC 3207 section 4.2: nothing learnt before encryption counts.
      hello = await sayHello(wire, destination, timeouts);
      if (!hello.ok) return failure('hello', hello.answer, wire);
    } else if (tls === 'required') {
      wire.end('aborted', 'no encryption');
      return broken('tls', { fault: 'tls_unavailable', detail: 'the server offers no encryption' });
    }
  }
  const { protocol = 'smtp' } = destination;
  return { ok: true, session: new SmtpSession(wire, protocol, hello.capabilities, timeouts, encrypted) };
}

const CONNECT_FAULTS: Record<string, Break> = {
  ECONNREFUSED: 'connection_refused',
  ETIMEDOUT: 'timeout',
  ECONNRESET: 'closed',
};

type Opened = { ok: true; socket: Socket } | { ok: false; broken: Broken };

function openSocket(destination: Destination, timeout: number): Promise<Opened> {
  const { address: host, port, localAddress } = destination;
  return new Promise((resolve) => {
    const place = isAbsolute(host) ? { path: host } : { host, port, localAddress };
    const socket = connectSocket({ ...place, noDelay: true });
    const timer = setTimeout(() => fail('timeout', 'no connection in time'), timeout);
    const fail = (fault: Break, detail: string) => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ ok: false, broken: { fault, detail } });
    };
    const onError = (error: NodeJS.ErrnoException) =>
      fail(CONNECT_FAULTS[error.code ?? ''] ?? 'unreachable', error.code ?? error.message);
    // The listener stays until the wire has its own: an error without one would end the process.
    socket.once('error', onError).once('connect', () => {
      clearTimeout(timer);
      resolve({ ok: true, socket });
    });
  });
}

type Hello = { ok: true; capabilities: Capabilities } | { ok: false; answer: Answer };

async function sayHello(wire: Wire, { hello, protocol }: Destination, timeouts: Timeouts): Promise<Hello> {
  const extended = await wire.ask(`${protocol === 'lmtp' ? 'LHLO' : 'EHLO'} ${hello}\r\n`, timeouts.hello);
  if (isBroken(extended)) return { ok: false, answer: extended };
  if (extended.code === 250) return { ok: true, capabilities: readCapabilities(extended) };
  // RFC 5321 section 3.2: a server from before 1995 knows HELO only. LMTP knows no such thing.
  if (extended.code < 500 || protocol === 'lmtp') return { ok: false, answer: extended };
  const plain = await wire.ask(`HELO ${hello}\r\n`, timeouts.hello);
  return !isBroken(plain) && plain.code === 250
    ? { ok: true, capabilities: NO_CAPABILITIES }
    : { ok: false, answer: plain };
}

type TlsStart = { kind: 'encrypted'; socket: Socket } | { kind: 'clear' } | { kind: 'failed'; answer: Answer };

async function startTls(
  wire: Wire,
  destination: Destination,
  { startTls }: Capabilities,
  timeouts: Timeouts,
): Promise<TlsStart> {
  if (!startTls) return { kind: 'clear' };
  const reply = await wire.ask('STARTTLS\r\n', timeouts.tls);
  if (isBroken(reply)) return { kind: 'failed', answer: reply };
  if (reply.code !== 220) return { kind: 'clear' };
  if (wire.hasUnread) {
    // Bytes sent before the handshake would be read as if they had been encrypted (RFC 3207, "command injection").
    wire.end('tls_failed', 'bytes in the clear after STARTTLS');
    return { kind: 'failed', answer: { fault: 'tls_failed', detail: 'bytes in the clear after STARTTLS' } };
  }
  return encrypt(wire.release(), destination, timeouts.tls);
}

function encrypt(
  socket: Socket,
  { name, verifyCertificate = false, ca }: Destination,
  timeout: number,
): Promise<TlsStart> {
  return new Promise((resolve) => {
    const servername = isIP(name) === 0 ? name : undefined;
    const trust = { rejectUnauthorized: verifyCertificate, ...(ca !== undefined && { ca }) };
    const secure = connectTls({ socket, servername, minVersion: 'TLSv1.2', ...trust });
    const fail = (detail: string) => {
      clearTimeout(timer);
      secure.destroy();
      socket.destroy();
      resolve({ kind: 'failed', answer: { fault: 'tls_failed', detail } });
    };
    const timer = setTimeout(() => fail('no handshake in time'), timeout);
    secure.on('error', (error: NodeJS.ErrnoException) => fail(error.code ?? error.message));
    secure.once('close', () => fail('closed during the handshake'));
    socket.on('error', () => fail('closed during the handshake'));
    secure.once('secureConnect', () => {
      clearTimeout(timer);
      secure.removeAllListeners('close');
      resolve({ kind: 'encrypted', socket: secure });
    });
  });
}

function failure(stage: Stage, answer: Answer, wire: Wire): Connected {
  wire.end('aborted', 'no session');
  return isBroken(answer) ? broken(stage, answer) : { ok: false, failure: negative(stage, answer) };
}

function broken(stage: Stage, { fault, detail }: Broken): Connected {
  return { ok: false, failure: { kind: 'broken', stage, fault, detail, mayBeAccepted: false } };
}
