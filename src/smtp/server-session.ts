// One client's session with our server: its commands answered in order, one after the other, whatever the pace at which they
// come. It never fails: a client that breaks off, drips or shouts ends the session and nothing else.

import { isIP, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { type Body, type BodyReader, createBodyReader } from './body-reader.ts';
import { ChunkReader } from './chunk-reader.ts';
import { ClientLine } from './client-line.ts';
import { readCommand } from './command.ts';
import { isRefusal, readEnvelopeNotice, readRecipientNotice } from './notice-request.ts';
import { readProxyHeader } from './proxy-header.ts';
import type { Reply } from './reply.ts';
import type { ClientCount, ReceivedEnvelope, ServerHandlers, ServerLimits, ServerOptions } from './server.ts';
import { keywords, mailProblem, NO_ROOM, rcptProblem, say, tooBig } from './server-rules.ts';
import { SessionAuth } from './session-auth.ts';

/** What a proxy says when it does not know. */
const UNAVAILABLE = /^\[(?:UNAVAILABLE|TEMPUNAVAIL)\]$/i;

interface Setting {
  socket: Socket;
  ip: string;
  /** The peer is a proxy of ours, whose header names the client. */
  isProxy: boolean;
  options: ServerOptions;
  limits: ServerLimits;
  handlers: ServerHandlers;
  /** Shared by all sessions. */
  memory: { held: number };
  clients: ClientCount;
  onEnd(): void;
}

/** Of AUTH, in one session. */
const MOST_FAILURES = 3;

export class ServerSession {
  #s: Setting;
  #line: ClientLine;
  #finishing = false;
  #body: BodyReader | undefined;
  #bodyHeld = 0;
  #helo: { name: string; extended: boolean } | undefined;
  #envelope: ReceivedEnvelope | undefined;
  /** What a client sends by BDAT, chunk by chunk. */
  #chunks: ChunkReader | undefined;
  #ip: string;
  /** The address as which this session counts. */
  #countedAs: string | undefined;
  #auth: SessionAuth;
  #isGreeted = false;
  #errors = 0;
  #messages = 0;

  constructor(setting: Setting) {
    this.#s = setting;
    this.#ip = setting.ip;
    this.#countedAs = setting.isProxy ? undefined : setting.ip;
    this.#line = new ClientLine(setting.socket, {
      onInput: () => this.#advance(),
      onLate: () => this.#farewell(say(421, '4.4.2', 'Too slow')),
      onFault: (fault) => setting.handlers.onFault?.(fault),
      onEnd: () => {
        this.#hold(0);
        if (this.#countedAs !== undefined) setting.clients.leave(this.#countedAs);
        setting.onEnd();
      },
    });
    this.#auth = new SessionAuth(setting.options.authenticator);
    if (setting.options.implicitTls && setting.options.tls) this.#line.encrypt(setting.options.tls());
    this.#line.expectWithin(setting.limits.commandTimeout);
    void this.#line.run(() => this.#greet());
  }

  /** Ends after what is being done. */
  finish(): void {
    this.#finishing = true;
    if (!this.#line.busy) this.#endIfIdle();
  }

  /** A message that has begun is taken to its end. */
  #endIfIdle(): void {
    if (this.#finishing && !this.#body && !this.#chunks && !this.#line.left) this.#farewell(this.#closing());
  }

  destroy(): void {
    this.#line.destroy();
  }

  #closing(): Reply {
    return say(421, '4.3.2', `${this.#s.options.name} is closing`);
  }

  async #greet(): Promise<void> {
    const { options } = this.#s;
    if (this.#s.isProxy && !this.#readProxyHeader()) return;
    const delay = options.greetingDelay?.(this.#ip) ?? 0;
    if (delay > 0) await pause(delay);
    if (delay > 0 && this.#line.hasInput) return this.#farewell(say(554, '5.5.1', 'You talk before you are greeted'));
    if (await this.#welcome()) await this.#advance();
  }

  /** False: the client is not wanted here, and is told so. */
  async #welcome(): Promise<boolean> {
    const { options, handlers } = this.#s;
    const refusal = await this.#ask(() => handlers.onConnect?.(this.#ip));
    if (refusal) this.#farewell(refusal);
    else this.#line.say(220, [`${options.name} ${options.protocol === 'lmtp' ? 'LMTP' : 'ESMTP'} Dauphin`]);
    this.#isGreeted = !refusal;
    return this.#isGreeted;
  }

  /** True once the proxy has said who the client is; without its header the session ends. */
  #readProxyHeader(): boolean {
    const read = readProxyHeader(this.#line.peek());
    if (read === 'incomplete') return false;
    if (read === 'malformed') {
      this.#line.destroy();
      return false;
    }
    this.#line.take(read.length);
    if (read.ip === undefined) return true;
    this.#ip = read.ip;
    if (this.#s.clients.enter(read.ip)) this.#countedAs = read.ip;
    else this.#farewell(say(421, '4.3.2', `${this.#s.options.name} has too many connections, come back later`));
    return this.#countedAs !== undefined;
  }

  /** Does all that the input allows. */
  async #advance(): Promise<void> {
    if (!this.#isGreeted) return this.#s.isProxy ? this.#greet() : undefined;
    while (!this.#line.left && this.#line.hasInput) {
      if (this.#chunks?.isReading) {
        await this.#takeChunk(this.#chunks);
        continue;
      }
      if (this.#body) {
        if (!(await this.#takeBody(this.#body))) return;
        continue;
      }
      const line = this.#line.takeLine();
      if (line === undefined) break;
      if (line === 'too long') return this.#farewell(say(421, '5.5.2', 'A command is too long'));
      await this.#command(line);
    }
    this.#endIfIdle();
  }

  async #command(line: string): Promise<void> {
    this.#line.expectWithin(this.#s.limits.commandTimeout);
    if (!/^[^\r\n\0]*\r\n$/.test(line))
      return this.#refuse(say(500, '5.5.2', 'A command ends in CRLF and holds no other CR, LF or NUL'));
    if (this.#auth.isAsking && !this.#finishing) return this.#authenticate(() => this.#auth.answer(line.slice(0, -2)));
    const command = readCommand(line.slice(0, -2));
    if (this.#finishing && command.verb !== 'BDAT') return this.#farewell(this.#closing());
    switch (command.verb) {
      case 'EHLO':
      case 'HELO':
      case 'LHLO':
        return this.#hello(command);
      case 'MAIL':
        return this.#mail(command);
      case 'RCPT':
        return this.#rcpt(command);
      case 'DATA':
        return this.#data();
      case 'BDAT':
        return this.#chunk(command);
      case 'AUTH':
        return this.#beginAuth(command.argument);
      case 'STARTTLS':
        return this.#startTls();
      case 'XCLIENT':
        return this.#renameClient(command.attributes);
      case 'RSET':
        this.#forget();
        return this.#answer(say(250, '2.0.0', 'Forgotten'));
      case 'NOOP':
        return this.#answer(say(250, '2.0.0', 'Here'));
      case 'VRFY':
        return this.#answer(say(252, '2.5.0', 'Send some mail, I will try my best'));
      case 'HELP':
        return this.#answer(say(214, '2.0.0', 'RFC 5321'));
      case 'QUIT':
        return this.#farewell(say(221, '2.0.0', 'Goodbye'));
      case 'foreign':
        return this.#farewell(say(521, '5.5.1', 'This is a mail server'));
      case 'malformed':
        return this.#refuse(say(501, '5.5.4', `The arguments of ${command.of} are not right`));
      case 'unknown':
        return this.#refuse(say(500, '5.5.1', 'No such command'));
      default:
        return this.#refuse(say(502, '5.5.1', `${command.verb} is not offered here`));
    }
  }

  #forget(): void {
    this.#envelope = undefined;
    this.#chunks = undefined;
    this.#hold(0);
  }

  #hello({ verb, name }: { verb: 'EHLO' | 'HELO' | 'LHLO'; name: string }): void {
    const { options, limits } = this.#s;
    // RFC 2033 section 4.1: one greeting for each of the two protocols.
    if ((verb === 'LHLO') !== (options.protocol === 'lmtp'))
      return this.#refuse(say(500, '5.5.1', `${verb} is not spoken here`));
    this.#helo = { name, extended: verb !== 'HELO' };
    this.#forget();
    const offers = {
      tls: options.tls !== undefined && !this.#line.encrypted,
      xclient: this.#mayNameClient(),
      auth: this.#auth.isOffered(this.#line.encrypted),
      notices: options.notices === true,
    };
    this.#line.say(250, verb === 'HELO' ? [options.name] : keywords(options.name, limits, offers));
  }

  /** By its own address, whoever it speaks for. */
  #mayNameClient(): boolean {
    return this.#s.options.mayNameClient?.(this.#s.ip) === true;
  }

  /** Postfix's XCLIENT: the session begins anew as the client that is named. */
  async #renameClient(attributes: ReadonlyMap<string, string>): Promise<void> {
    if (!this.#mayNameClient()) return this.#refuse(say(550, '5.7.0', 'You may not name the client'));
    if (this.#envelope) return this.#refuse(say(503, '5.5.1', 'There is a sender already'));
    const ip = (attributes.get('ADDR') ?? '').replace(/^IPV6:/i, '');
    if (ip !== '' && !UNAVAILABLE.test(ip) && isIP(ip) === 0)
      return this.#refuse(say(501, '5.5.4', 'ADDR is no address'));
    if (isIP(ip) !== 0) this.#ip = ip;
    this.#helo = undefined;
    this.#forget();
    await this.#welcome();
  }

  async #mail({ path, parameters }: { path: string; parameters: Map<string, string> }): Promise<void> {
    if (!this.#helo) return this.#refuse(say(503, '5.5.1', 'Say EHLO first'));
    if (this.#envelope) return this.#refuse(say(503, '5.5.1', 'There is a sender already'));
    const { notices = false } = this.#s.options;
    const problem =
      this.#auth.problem ??
      mailProblem(path, parameters, this.#s.limits, notices) ??
      this.#overload(Number(parameters.get('SIZE') ?? 0));
    if (problem) return this.#refuse(problem);
    const notice = readEnvelopeNotice(parameters);
    if (isRefusal(notice)) return this.#refuse(notice);
    const envelope: ReceivedEnvelope = {
      from: path,
      to: [],
      ip: this.#ip,
      helo: this.#helo.name,
      extended: this.#helo.extended,
      encrypted: this.#line.encrypted,
      smtpUtf8: parameters.has('SMTPUTF8'),
      ...(this.#auth.account && { account: this.#auth.account }),
      ...(notices && { notice, notices: new Map() }),
    };
    const refusal = await this.#ask(() => this.#s.handlers.onMail?.(path, envelope));
    if (refusal) return this.#answer(refusal);
    this.#envelope = envelope;
    this.#answer(say(250, '2.1.0', 'Sender noted'));
  }

  #overload(announced: number): Reply | undefined {
    const { limits, memory } = this.#s;
    if (this.#messages >= limits.messagesPerSession) return say(421, '4.5.3', 'Too many messages for one session');
    return memory.held + announced > limits.memory ? NO_ROOM : undefined;
  }

  async #rcpt({ path, parameters }: { path: string; parameters: Map<string, string> }): Promise<void> {
    const envelope = this.#envelope;
    if (!envelope) return this.#refuse(say(503, '5.5.1', 'Say MAIL first'));
    const problem = rcptProblem(path, parameters, envelope, this.#s.options.notices === true);
    if (problem) return this.#refuse(problem);
    const notice = readRecipientNotice(parameters);
    if (isRefusal(notice)) return this.#refuse(notice);
    // RFC 5321 section 4.5.3.1.10: temporary, so that the client sends to the others in another transaction.
    if (envelope.to.length >= this.#s.limits.recipients) return this.#answer(say(452, '4.5.3', 'Too many recipients'));
    const refusal = await this.#ask(() => this.#s.handlers.onRcpt?.(path, envelope));
    if (refusal) return this.#answer(refusal);
    envelope.to.push(path);
    envelope.notices?.set(path, notice);
    this.#answer(say(250, '2.1.5', 'Recipient noted'));
  }

  #data(): void {
    if (!this.#envelope) return this.#refuse(say(503, '5.5.1', 'Say MAIL first'));
    if (this.#envelope.to.length === 0) return this.#refuse(say(554, '5.5.1', 'There is no valid recipient'));
    if (this.#chunks) return this.#refuse(say(503, '5.5.1', 'A message begun by BDAT ends by BDAT'));
    this.#body = createBodyReader(this.#s.limits.size);
    this.#line.expectWithin(this.#s.limits.messageTimeout);
    this.#line.say(354, ['Go ahead, end with a dot']);
  }

  /** Whatever is wrong, the octets follow (RFC 3030 section 2): they are read, and then the answer is given. */
  async #chunk({ size, isLast }: { size: number; isLast: boolean }): Promise<void> {
    const envelope = this.#envelope;
    const problem = !envelope
      ? say(503, '5.5.1', 'Say MAIL first')
      : envelope.to.length === 0
        ? say(554, '5.5.1', 'There is no valid recipient')
        : undefined;
    this.#chunks ??= new ChunkReader(this.#s.limits.size);
    this.#chunks.begin(size, isLast, problem);
    this.#line.expectWithin(this.#s.limits.messageTimeout);
    if (size === 0) await this.#takeChunk(this.#chunks);
  }

  async #takeChunk(reader: ChunkReader): Promise<void> {
    reader.read(this.#line.take(reader.wanted));
    if (!this.#hold(reader.held)) {
      reader.giveUp(NO_ROOM);
      this.#hold(reader.held);
    }
    if (reader.isReading) return;
    this.#line.expectWithin(this.#s.limits.commandTimeout);
    const { problem } = reader;
    if (problem) {
      this.#forget();
      return this.#refuse(problem);
    }
    if (!reader.isLast) return this.#answer(say(250, '2.0.0', `${reader.length} octets so far`));
    const envelope = this.#envelope as ReceivedEnvelope;
    const body = reader.finish();
    this.#envelope = undefined;
    this.#chunks = undefined;
    this.#messages++;
    this.#line.expectWithin(undefined);
    await this.#take(envelope, body);
    this.#hold(0);
    this.#line.expectWithin(this.#s.limits.commandTimeout);
  }

  /** True once the message has ended and been answered. */
  async #takeBody(reader: BodyReader): Promise<boolean> {
    const read = reader.read(this.#line.takeAll());
    if (!this.#hold(reader.held) && !read) {
      reader.giveUp();
      this.#hold(reader.held);
    }
    if (!read) return false;
    this.#line.putBack(read.rest);
    const envelope = this.#envelope as ReceivedEnvelope;
    this.#envelope = undefined;
    this.#body = undefined;
    this.#messages++;
    this.#line.expectWithin(undefined);
    await this.#take(envelope, read.body);
    this.#hold(0);
    this.#line.expectWithin(this.#s.limits.commandTimeout);
    return true;
  }

  async #take(envelope: ReceivedEnvelope, { bytes, fault }: Body): Promise<void> {
    if (fault === 'no_room') return this.#answer(NO_ROOM);
    if (fault === 'too_big') return this.#refuse(tooBig(this.#s.limits.size));
    if (fault === 'bare_newline')
      return this.#refuse(say(550, '5.5.2', 'Lines end in CRLF; the message holds a CR or LF alone'));
    // What was answered so far goes out before a taker that may need time.
    this.#line.flush();
    const taking = await this.#ask(() => this.#s.handlers.onMessage(envelope, bytes));
    const refusals = envelope.to.map((recipient) => (taking && 'get' in taking ? taking.get(recipient) : taking));
    // RFC 2033 section 4.2: one answer for each recipient that was welcome.
    const answers = this.#s.options.protocol === 'lmtp' ? refusals : [refusals.find((refusal) => refusal)];
    for (const answer of answers) if (!this.#line.left) this.#answer(answer ?? say(250, '2.0.0', 'Taken'));
  }

  async #beginAuth(argument: string): Promise<void> {
    if (!this.#s.options.authenticator) return this.#refuse(say(502, '5.5.1', 'AUTH is not offered here'));
    if (!this.#helo?.extended) return this.#refuse(say(503, '5.5.1', 'Say EHLO first'));
    if (this.#envelope) return this.#refuse(say(503, '5.5.1', 'Not within a transaction'));
    return this.#authenticate(() => this.#auth.begin(argument, this.#line.encrypted, this.#ip));
  }

  async #authenticate(step: () => Promise<Reply>): Promise<void> {
    this.#line.flush();
    let reply: Reply | undefined;
    const fault = await this.#ask(async () => {
      reply = await step();
      return undefined;
    });
    if (fault) this.#auth.stop();
    const answer = fault ?? (reply as Reply);
    if (answer.code < 400) return this.#answer(answer);
    this.#refuse(answer);
    if (this.#auth.failures >= MOST_FAILURES && !this.#line.left)
      this.#farewell(say(421, '4.7.0', 'Too many failed attempts'));
  }

  #startTls(): void {
    const { tls } = this.#s.options;
    if (!tls || this.#line.encrypted) return this.#refuse(say(503, '5.5.1', 'STARTTLS is not offered'));
    // RFC 3207 section 4.2: what was sent ahead was sent in the clear, by anybody.
    if (this.#line.hasInput) return this.#farewell(say(421, '5.5.1', 'Nothing may follow STARTTLS before its answer'));
    this.#answer(say(220, '2.0.0', 'Ready'));
    this.#helo = undefined;
    this.#auth.forget();
    this.#forget();
    this.#line.encrypt(tls());
  }

  /** Asks a handler; what it throws is reported and becomes a temporary refusal. */
  async #ask<Given>(question: () => Given | Promise<Given>): Promise<Given | Reply> {
    try {
      return await question();
    } catch (fault) {
      this.#s.handlers.onFault?.(fault);
      return say(451, '4.3.0', 'Something went wrong here, try again later');
    }
  }

  /** What a handler answers is no error of the client, and may end the session. */
  #answer(reply: Reply): void {
    if (reply.code === 421) this.#farewell(reply);
    else this.#write(reply);
  }

  #write({ code, enhanced, text }: Reply): void {
    const whole = enhanced && !text.startsWith(enhanced) ? `${enhanced} ${text}` : text;
    this.#line.say(code, whole.split(/\r\n|\r|\n/));
  }

  #refuse(reply: Reply): void {
    this.#answer(reply);
    if (++this.#errors >= this.#s.limits.errors && !this.#line.left)
      this.#farewell(say(421, '4.7.0', 'Too many errors'));
  }

  #farewell(reply: Reply): void {
    this.#write(reply);
    this.#line.leave();
  }

  /** False: all messages together hold more than they may. */
  #hold(octets: number): boolean {
    const { memory, limits } = this.#s;
    memory.held += octets - this.#bodyHeld;
    this.#bodyHeld = octets;
    return memory.held <= limits.memory;
  }
}
