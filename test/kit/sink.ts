// An SMTP or LMTP server for tests and benches that takes everything and does with it what it is told: refuses, delays, answers
// garbage or nothing, closes anywhere. It speaks SMTP by itself, so that our client and our server are never judged by
// their own code. Fast enough not to be what a bench measures.

import { type ChildProcess, fork } from 'node:child_process';
import { createServer, type Server, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { TLSSocket } from 'node:tls';

/** Where the sink is about to answer. `end`: after the message. `body`: as soon as bytes of the message have come. */
export type SinkStage = 'connect' | 'hello' | 'starttls' | 'mail' | 'rcpt' | 'data' | 'body' | 'end' | 'rset' | 'quit';

export interface SinkMoment {
  stage: SinkStage;
  /** The command as it came, without its CRLF. */
  line: string;
  from: string;
  to: string[];
  /** Counted from 1, over the life of the sink. */
  session: number;
  /** Counted from 1, within the session. */
  message: number;
  /** By LMTP, `end`: for whom the answer is. */
  recipient?: string;
}

/**
 * `silence` is for good: what follows is read and never answered. A reply (`550 5.1.1 no`, several lines separated by `\n`, CRLF added), or raw bytes, or nothing at all, or the end of the
 * connection (after raw bytes, when given), or to read nothing more; or any of these later.
 */
export type SinkAnswer = string | 'unread' | { raw: string | Buffer; close?: true } | 'silence' | 'close';

export interface SinkMessage {
  from: string;
  /** By LMTP one message is kept for each recipient. */
  to: string[];
  /** Dots unstuffed, without the final dot. */
  bytes: Buffer;
  session: number;
  encrypted: boolean;
}

export interface SinkOptions {
  /** Keywords after EHLO. */
  keywords?: string[];
  /** The answer instead of the usual one; undefined gives the usual one. A promise delays all that follows. */
  answer?: (moment: SinkMoment) => SinkAnswer | undefined | Promise<SinkAnswer | undefined>;
  /** Keep messages; counting alone is faster. True when left out. */
  keep?: boolean;
  /** Offers STARTTLS. */
  tls?: { key: string; cert: string };
  port?: number;
  /** LMTP: LHLO instead of EHLO, and one answer to the message for each recipient (RFC 2033). SMTP when left out. */
  protocol?: 'lmtp';
  /** A unix socket instead of a port. */
  path?: string;
}

export interface Sink {
  port: number;
  messages: SinkMessage[];
  counts: SinkCounts;
  /** Resolves once so many messages were accepted. */
  waitFor(messages: number): Promise<void>;
  close(): Promise<void>;
}

export interface SinkCounts {
  sessions: number;
  messages: number;
  octets: number;
  /** Lines read, for tests that count commands. */
  commands: number;
}

const KEYWORDS = ['PIPELINING', 'SIZE 33554432', '8BITMIME', 'SMTPUTF8', 'ENHANCEDSTATUSCODES'];
const USUAL: Record<SinkStage, string> = {
  connect: '220 sink.example ESMTP',
  hello: '250 sink.example',
  starttls: '220 2.0.0 ready',
  mail: '250 2.1.0 ok',
  rcpt: '250 2.1.5 ok',
  data: '354 go ahead',
  body: '',
  end: '250 2.0.0 queued',
  rset: '250 2.0.0 ok',
  quit: '221 2.0.0 bye',
};

export async function startSink(options: SinkOptions = {}): Promise<Sink> {
  const sockets = new Set<Socket>();
  const waiting: { messages: number; wake: () => void }[] = [];
  const sink: Sink = {
    port: 0,
    messages: [],
    counts: { sessions: 0, messages: 0, octets: 0, commands: 0 },
    waitFor: (messages) =>
      new Promise((wake) => (sink.counts.messages >= messages ? wake() : waiting.push({ messages, wake }))),
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
  const arrived = () => {
    for (const one of waiting) if (sink.counts.messages >= one.messages) one.wake();
  };
  const server: Server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    serve(socket, options, sink, arrived);
  });
  await new Promise<void>((resolve, reject) => {
    const place = options.path ? { path: options.path } : { port: options.port ?? 0, host: '127.0.0.1' };
    server.once('error', reject).listen(place, resolve);
  });
  sink.port = options.path ? 0 : (server.address() as { port: number }).port;
  return sink;
}

const END = Buffer.from('\r\n.\r\n');

function serve(first: Socket, options: SinkOptions, sink: Sink, arrived: () => void): void {
  let socket = first;
  let encrypted = false;
  let input: Buffer = Buffer.alloc(0);
  let output: (string | Buffer)[] = [];
  let inBody = false;
  let busy = false;
  let told = false;
  let mute = false;
  let hasSender = false;
  const state = { from: '', to: [] as string[], session: ++sink.counts.sessions, message: 1 };

  const listen = () => {
    socket.on('error', () => {});
    socket.on('data', (bytes: Buffer) => {
      input = input.length === 0 ? bytes : Buffer.concat([input, bytes]);
      if (!busy) pump();
    });
  };
  const flush = () => {
    if (output.length > 0 && socket.writable && !mute)
      socket.write(
        output.every((part) => typeof part === 'string')
          ? output.join('')
          : Buffer.concat(output.map((part) => Buffer.from(part))),
      );
    output = [];
  };

  /** Gives the answer of a stage, then goes on; asynchronous only when the answer is. */
  function answer(stage: SinkStage, line: string, then: (reply: string) => void, recipient?: string): void {
    const given = options.answer?.({ stage, line, ...state, recipient });
    if (!(given instanceof Promise)) return settle(stage, given, line, then);
    busy = true;
    flush();
    void given.then((late) => {
      busy = false;
      settle(stage, late, line, then);
      if (!busy) pump();
    });
  }

  function settle(stage: SinkStage, given: SinkAnswer | undefined, line: string, then: (reply: string) => void): void {
    if (given === 'silence') {
      flush();
      mute = true;
      return then('');
    }
    if (given === 'unread') {
      busy = true;
      socket.pause();
      return;
    }
    if (given === 'close' || (typeof given === 'object' && given.close)) {
      if (typeof given === 'object') output.push(given.raw);
      flush();
      busy = true;
      socket.end();
      socket.destroySoon();
      return;
    }
    if (typeof given === 'object') {
      output.push(given.raw);
      return then('');
    }
    const reply = given ?? usual(stage, line);
    if (reply !== '') output.push(wireForm(reply));
    then(reply);
  }
  function usual(stage: SinkStage, line: string): string {
    if (stage === 'rcpt' && !hasSender) return '503 5.5.1 no sender';
    if ((stage === 'data' || stage === 'end') && state.to.length === 0) return '503 5.5.1 no recipient';
    if (stage !== 'hello' || /^HELO/i.test(line)) return USUAL[stage];
    const keywords = [...(options.keywords ?? KEYWORDS), ...(options.tls && !encrypted ? ['STARTTLS'] : [])];
    return [USUAL.hello, ...keywords.map((keyword) => `250 ${keyword}`)].join('\n');
  }

  function pump(): void {
    while (!busy && input.length > 0) if (!(inBody ? readBody() : readCommand())) break;
    flush();
  }

  function readCommand(): boolean {
    const end = input.indexOf(10);
    if (end < 0) return false;
    const line = input.toString('utf8', 0, end).replace(/\r$/, '');
    input = input.subarray(end + 1);
    sink.counts.commands++;
    command(line);
    return true;
  }

  function command(line: string): void {
    const verb = line.slice(0, 4).toUpperCase();
    if (options.protocol === 'lmtp' ? verb === 'LHLO' : verb === 'EHLO' || verb === 'HELO')
      answer('hello', line, () => {});
    else if (verb === 'MAIL') {
      state.from = path(line);
      state.to = [];
      answer('mail', line, (reply) => void (hasSender = reply.startsWith('2')));
    } else if (verb === 'RCPT') {
      const to = path(line);
      answer('rcpt', line, (reply) => void (hasSender && reply.startsWith('2') && state.to.push(to)));
    } else if (verb === 'DATA') {
      answer('data', line, (reply) => {
        inBody = reply.startsWith('354');
        told = false;
      });
    } else if (verb === 'RSET') answer('rset', line, () => void ((state.from = ''), (state.to = [])));
    else if (verb === 'QUIT') answer('quit', line, () => (flush(), void socket.end()));
    else if (verb === 'STAR' && options.tls) answer('starttls', line, encrypt);
    else output.push('500 5.5.1 unknown\r\n');
  }

  function readBody(): boolean {
    if (options.answer && !told) {
      told = true;
      answer('body', '', () => {});
      if (busy) return false;
    }
    // The dot may follow DATA at once, for an empty message.
    const empty = input.length >= 3 && input[0] === 46 && input[1] === 13 && input[2] === 10;
    const end = empty ? 0 : input.indexOf(END);
    if (end < 0) return false;
    const bytes = input.subarray(0, empty ? 0 : end + 2);
    input = input.subarray(empty ? 3 : end + END.length);
    inBody = false;
    if (options.protocol === 'lmtp') answerEach(state.to, bytes);
    else answer('end', '', (reply) => (accept(reply, state.to, bytes), nextMessage()));
    return true;
  }

  function answerEach([recipient, ...others]: string[], bytes: Buffer): void {
    if (recipient === undefined) return nextMessage();
    const then = (reply: string) => (accept(reply, [recipient], bytes), answerEach(others, bytes));
    answer('end', '', then, recipient);
  }

  function accept(reply: string, to: string[], bytes: Buffer): void {
    if (reply.startsWith('2')) {
      sink.counts.messages++;
      sink.counts.octets += bytes.length;
      if (options.keep ?? true)
        sink.messages.push({
          from: state.from,
          to,
          bytes: unstuff(bytes),
          session: state.session,
          encrypted,
        });
      arrived();
    }
  }

  function nextMessage(): void {
    state.message++;
    state.to = [];
  }

  function encrypt(reply: string): void {
    if (!reply.startsWith('220') || !options.tls) return;
    flush();
    socket.removeAllListeners('data');
    socket = new TLSSocket(socket, { isServer: true, ...options.tls });
    encrypted = true;
    input = Buffer.alloc(0);
    listen();
  }

  listen();
  answer('connect', '', () => {});
  flush();
}

const path = (line: string) => /:\s*<((?:"(?:[^"\\]|\\.)*"|[^>"])*)>/.exec(line)?.[1] ?? '';

function wireForm(reply: string): string {
  const lines = reply.split('\n');
  const code = (lines[0] as string).slice(0, 3);
  return lines
    .map((line) => (/^\d{3}[ -]/.test(line) ? line.slice(4) : line.length === 3 ? '' : line))
    .map((text, index) => `${code}${index < lines.length - 1 ? '-' : ' '}${text}\r\n`)
    .join('');
}

function unstuff(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1');
  return text.includes('\r\n.') || text.startsWith('.')
    ? Buffer.from(text.replace(/(^|\r\n)\./g, '$1'), 'latin1')
    : Buffer.from(bytes);
}

/** A counting sink in a process of its own, for benches: it takes none of the measured process's time. */
export async function forkSink(
  protocol: 'smtp' | 'lmtp' = 'smtp',
): Promise<{ port: number; counts(): Promise<SinkCounts>; close(): void }> {
  const child: ChildProcess = fork(fileURLToPath(import.meta.url), [protocol], { stdio: 'inherit' });
  const ask = <Answer>(question: string) =>
    new Promise<Answer>((resolve) => {
      child.once('message', (answer) => resolve(answer as Answer));
      child.send(question);
    });
  return { port: await ask<number>('port'), counts: () => ask<SinkCounts>('counts'), close: () => void child.kill() };
}

if (process.send && process.argv[1] === fileURLToPath(import.meta.url)) {
  const protocol = process.argv[2] === 'lmtp' ? 'lmtp' : undefined;
  const sink = await startSink({ keep: false, protocol, keywords: ['PIPELINING', '8BITMIME', 'SMTPUTF8'] });
  process.on('message', (question) => process.send?.(question === 'port' ? sink.port : sink.counts));
  process.on('disconnect', () => process.exit());
}
