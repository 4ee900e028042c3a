// Receives mail (RFC 5321) and hands each envelope and its bytes to who asked for it. A message is answered 250 only once its
// taker has it for good; when the taker fails, the client is told to try again and the fault is reported. No client can make
// the server hold more memory, sockets or time than its limits say, and a CR or LF alone ends nothing (SMTP smuggling).

import { createServer, type Socket } from 'node:net';
import type { Account, Authenticator } from './auth-exchange.ts';
import type { EnvelopeNotice, RecipientNotice } from './notice-request.ts';
import type { Reply } from './reply.ts';
import { ServerSession } from './server-session.ts';

export interface ReceivedEnvelope {
  /** MAIL FROM without brackets; empty for the null sender. */
  from: string;
  to: string[];
  /** The client's address, and the name it gave. */
  ip: string;
  helo: string;
  /** HELO or EHLO. */
  extended: boolean;
  encrypted: boolean;
  smtpUtf8: boolean;
  /** Who was let in, where the server asks for it. */
  account?: Account;
  /** What was asked by RFC 3461, where the server offers it. */
  notice?: EnvelopeNotice;
  notices?: Map<string, RecipientNotice>;
}

/** Each may answer at once or later; undefined means yes. A 421 also ends the session. */
export interface ServerHandlers {
  onConnect?(ip: string): Answer;
  onMail?(from: string, envelope: ReceivedEnvelope): Answer;
  onRcpt?(to: string, envelope: ReceivedEnvelope): Answer;
  /** Bytes as sent, dots unstuffed, lines ended by CRLF. What the promise gives is what the client is told. */
  onMessage(envelope: ReceivedEnvelope, bytes: Buffer): Promise<Taking>;
  /** What a handler threw; the client was answered 451. */
  onFault?(fault: unknown): void;
}
type Answer = Reply | undefined | Promise<Reply | undefined>;
/** Undefined: taken for all. A map: refused for these recipients and taken for the others; LMTP tells each his own, SMTP the first refusal. */
export type Taking = Reply | undefined | ReadonlyMap<string, Reply>;

export interface ServerLimits {
  connections: number;
  connectionsPerAddress: number;
  /** Octets of one message. */
  size: number;
  /** RFC 5321 section 4.5.3.1.8: at least 100. */
  recipients: number;
  messagesPerSession: number;
  /** Wrong commands after which the client is sent away. What handlers refuse does not count: they may answer 421. */
  errors: number;
  /** Octets of messages on their way in, over all sessions; beyond it new ones, and the one that crosses it, are told to come back. */
  memory: number;
  /** Milliseconds to send a whole command; RFC 5321 section 4.5.3.2.7 says five minutes. */
  commandTimeout: number;
  /** Milliseconds to send a whole message. */
  messageTimeout: number;
}

const MEGABYTE = 1024 * 1024;
const MINUTE = 60_000;
export const STANDARD_LIMITS: ServerLimits = {
  connections: 500,
  connectionsPerAddress: 100,
  size: 32 * MEGABYTE,
  recipients: 1_000,
  messagesPerSession: 10_000,
  errors: 20,
  memory: 256 * MEGABYTE,
  commandTimeout: 5 * MINUTE,
  messageTimeout: 20 * MINUTE,
};

export interface ServerOptions {
  /** Our name, in the greeting. */
  name: string;
  host: string;
  /** 0 for any free port. */
  port: number;
  limits?: Partial<ServerLimits>;
  /** What is spoken: mail from the world, or from a mail server of the house (RFC 2033). SMTP when left out. */
  protocol?: 'smtp' | 'lmtp';
  /** PEM, asked for at each handshake, so that a renewed certificate serves at once; offers STARTTLS. */
  tls?(): { key: string; cert: string };
  /** TLS from the first octet (RFC 8314), instead of STARTTLS. */
  implicitTls?: boolean;
  /** For a submission server (RFC 6409): nobody sends before he is let in, and nobody is let in without TLS. */
  authenticator?: Authenticator;
  /** Takes the parameters of RFC 3461. */
  notices?: boolean;
  /** Milliseconds before the greeting: who talks earlier is no mail server (RFC 5321 section 3.1). None when left out. */
  greetingDelay?(ip: string): number;
  /** Whether that peer is a proxy of ours, whose PROXY header names the true client. Nobody when left out. */
  isProxy?(ip: string): boolean;
  /** Whether that peer may say by XCLIENT who the client is. Nobody when left out. */
  mayNameClient?(ip: string): boolean;
}

export interface SmtpServer {
  port: number;
  /** Takes no new sessions or messages; resolves once the messages being taken are answered, or the time is over. */
  close(graceful?: { milliseconds: number }): Promise<void>;
}

/** Rejects when the port can not be had. */
export async function startSmtpServer(options: ServerOptions, handlers: ServerHandlers): Promise<SmtpServer> {
  const limits = { ...STANDARD_LIMITS, ...options.limits };
  const sessions = new Set<ServerSession>();
  const memory = { held: 0 };
  const clients = countClients(limits.connectionsPerAddress);

  const server = createServer({ noDelay: true }, (socket) => {
    const ip = plainAddress(socket.remoteAddress ?? '');
    // Behind a proxy of ours come many clients: each is counted once it is named.
    const isProxy = options.isProxy?.(ip) === true;
    if (sessions.size >= limits.connections || (!isProxy && !clients.enter(ip))) return sendAway(socket, options.name);
    const onEnd = () => void sessions.delete(session);
    const session = new ServerSession({ socket, ip, isProxy, options, limits, handlers, memory, clients, onEnd });
    sessions.add(session);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  return {
    port: (server.address() as { port: number }).port,
    async close({ milliseconds } = { milliseconds: 5_000 }) {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const session of sessions) session.finish();
      const timer = setTimeout(() => {
        for (const session of sessions) session.destroy();
      }, milliseconds);
      await closed;
      clearTimeout(timer);
    },
  };
}

export interface ClientCount {
  /** False: that address has as many connections as one may have. */
  enter(ip: string): boolean;
  leave(ip: string): void;
}

function countClients(most: number): ClientCount {
  const connections = new Map<string, number>();
  return {
    enter(ip) {
      const already = connections.get(ip) ?? 0;
      if (already < most) connections.set(ip, already + 1);
      return already < most;
    },
    leave(ip) {
      const left = (connections.get(ip) ?? 1) - 1;
      if (left > 0) connections.set(ip, left);
      else connections.delete(ip);
    },
  };
}

/** An IPv4 address comes as `::ffff:192.0.2.1` on a socket that listens to both families. */
const plainAddress = (address: string) => address.replace(/^::ffff:(?=\d+\.)/, '');

function sendAway(socket: Socket, name: string): void {
  socket.on('error', () => {});
  socket.end(`421 4.3.2 ${name} has too many connections, come back later\r\n`);
  socket.setTimeout(5_000, () => socket.destroy());
}
