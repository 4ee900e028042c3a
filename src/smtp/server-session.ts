// One client's session with our server: its commands answered in order, one after the other, whatever the pace at which they
// come. It never fails: a client that breaks off, drips or shouts ends the session and nothing else.

import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { type Body, type BodyReader, createBodyReader } from './body-reader.ts';
import { readCommand } from './command.ts';
import type { Reply } from './reply.ts';
import type { ReceivedEnvelope, ServerHandlers, ServerLimits, ServerOptions } from './server.ts';
import { keywords, mailProblem, rcptProblem, say, tooBig } from './server-rules.ts';

interface Setting {
  socket: Socket;
  ip: string;
  options: ServerOptions;
  limits: ServerLimits;
  handlers: ServerHandlers;
  /** Shared by all sessions. */
  memory: { held: number };
  onEnd(): void;
}

/** RFC 5321 says 512; extensions and signed return paths need more. */
const MAX_COMMAND_OCTETS = 4_096;
/** What a client may send ahead while it is being answered. */
const MAX_AHEAD = 256 * 1024;
/** Milliseconds to close, once told goodbye. */
const FAREWELL_TIMEOUT = 2_000;
const NOTHING = Buffer.alloc(0);

export class ServerSession {
  #s: Setting;
  #socket: Socket;
  #input: Buffer = NOTHING;
  #output = '';
  #working = false;
  /** Nothing more is read from the client. */
  #left = false;
  #ended = false;
  #finishing = false;
  #body: BodyReader | undefined;
  #bodyHeld = 0;
  #helo: { name: string; extended: boolean } | undefined;
  #envelope: ReceivedEnvelope | undefined;
  #errors = 0;
  #messages = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(setting: Setting) {
    this.#s = setting;
    this.#socket = setting.socket;
    this.#listen();
    this.#expectWithin(setting.limits.commandTimeout);
    void this.#work(() => this.#greet());
  }

  /** Ends after what is being done. */
  finish(): void {
    this.#finishing = true;
    if (!this.#working && !this.#body && !this.#left)
      this.#farewell(say(421, '4.3.2', `${this.#s.options.name} is closing`));
  }

  destroy(): void {
    this.#socket.destroy();
  }

  #listen(): void {
    this.#socket.on('error', () => this.#socket.destroy());
    this.#socket.on('end', () => this.#socket.destroySoon());
    this.#socket.once('close', () => this.#end());
    this.#socket.on('data', (bytes: Buffer) => {
      this.#input = this.#input.length === 0 ? bytes : Buffer.concat([this.#input, bytes]);
      if (!this.#working) void this.#work(() => this.#advance());
      else if (this.#input.length > MAX_AHEAD) this.#socket.pause();
    });
  }

  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#left = true;
    clearTimeout(this.#timer);
    this.#hold(0);
    this.#s.onEnd();
  }

  /** Runs one step at a time; what the client sends meanwhile waits. */
  async #work(step: () => Promise<void>): Promise<void> {
    this.#working = true;
    try {
      await step();
    } catch (fault) {
      this.#s.handlers.onFault?.(fault);
      this.#socket.destroy();
    } finally {
      this.#working = false;
      this.#flush();
      this.#socket.resume();
    }
    if (this.#finishing && !this.#left) this.finish();
  }

  #flush(): void {
    if (this.#output !== '' && this.#socket.writable) this.#socket.write(this.#output);
    this.#output = '';
  }

  async #greet(): Promise<void> {
    const refusal = await this.#ask(() => this.#s.handlers.onConnect?.(this.#s.ip));
    if (refusal) return this.#farewell(refusal);
    this.#output += `220 ${this.#s.options.name} ESMTP Dauphin\r\n`;
    await this.#advance();
  }

  /** Does all that the input allows. */
  async #advance(): Promise<void> {
    while (!this.#left && this.#input.length > 0) {
      if (this.#body) {
        if (!(await this.#takeBody(this.#body))) return;
      } else {
        const end = this.#input.indexOf(10);
        if (end < 0 && this.#input.length <= MAX_COMMAND_OCTETS) return;
        if (end < 0 || end > MAX_COMMAND_OCTETS) return this.#farewell(say(421, '5.5.2', 'A command is too long'));
        const line = this.#input.toString('utf8', 0, end + 1);
        this.#input = this.#input.subarray(end + 1);
        await this.#command(line);
      }
    }
  }

  async #command(line: string): Promise<void> {
    this.#expectWithin(this.#s.limits.commandTimeout);
    if (!/^[^\r\n\0]*\r\n$/.test(line))
      return this.#refuse(say(500, '5.5.2', 'A command ends in CRLF and holds no other CR, LF or NUL'));
    const command = readCommand(line.slice(0, -2));
    if (this.#finishing) return this.#farewell(say(421, '4.3.2', `${this.#s.options.name} is closing`));
    switch (command.verb) {
      case 'EHLO':
      case 'HELO':
        return this.#hello(command);
      case 'MAIL':
        return this.#mail(command);
      case 'RCPT':
        return this.#rcpt(command);
      case 'DATA':
        return this.#data();
      case 'STARTTLS':
        return this.#startTls();
      case 'RSET':
        this.#envelope = undefined;
        return this.#reply(say(250, '2.0.0', 'Forgotten'));
      case 'NOOP':
        return this.#reply(say(250, '2.0.0', 'Here'));
      case 'VRFY':
        return this.#reply(say(252, '2.5.0', 'Send some mail, I will try my best'));
      case 'HELP':
        return this.#reply(say(214, '2.0.0', 'RFC 5321'));
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

  #hello({ verb, name }: { verb: 'EHLO' | 'HELO'; name: string }): void {
    this.#helo = { name, extended: verb === 'EHLO' };
    this.#envelope = undefined;
    const { options, limits } = this.#s;
    if (verb === 'HELO') return void (this.#output += `250 ${options.name}\r\n`);
    const offersTls = options.tls !== undefined && !(this.#socket instanceof TLSSocket);
    this.#lines(250, keywords(options.name, limits, offersTls));
  }

  async #mail({ path, parameters }: { path: string; parameters: Map<string, string> }): Promise<void> {
    if (!this.#helo) return this.#refuse(say(503, '5.5.1', 'Say EHLO first'));
    if (this.#envelope) return this.#refuse(say(503, '5.5.1', 'There is a sender already'));
    const problem = mailProblem(path, parameters, this.#s.limits) ?? this.#overload();
    if (problem) return this.#refuse(problem);
    const envelope: ReceivedEnvelope = {
      from: path,
      to: [],
      ip: this.#s.ip,
      helo: this.#helo.name,
      extended: this.#helo.extended,
      encrypted: this.#socket instanceof TLSSocket,
      smtpUtf8: parameters.has('SMTPUTF8'),
    };
    const refusal = await this.#ask(() => this.#s.handlers.onMail?.(path, envelope));
    if (refusal) return this.#refuse(refusal);
    this.#envelope = envelope;
    this.#reply(say(250, '2.1.0', 'Sender noted'));
  }

  #overload(): Reply | undefined {
    const { limits, memory } = this.#s;
    if (this.#messages >= limits.messagesPerSession) return say(421, '4.5.3', 'Too many messages for one session');
    return memory.held > limits.memory ? say(452, '4.3.1', 'Too much mail at once, come back later') : undefined;
  }

  async #rcpt({ path, parameters }: { path: string; parameters: Map<string, string> }): Promise<void> {
    const envelope = this.#envelope;
    if (!envelope) return this.#refuse(say(503, '5.5.1', 'Say MAIL first'));
    const problem = rcptProblem(path, parameters, envelope);
    if (problem) return this.#refuse(problem);
    // RFC 5321 section 4.5.3.1.10: temporary, so that the client sends to the others in another transaction.
    if (envelope.to.length >= this.#s.limits.recipients) return this.#reply(say(452, '4.5.3', 'Too many recipients'));
    const refusal = await this.#ask(() => this.#s.handlers.onRcpt?.(path, envelope));
    if (refusal) return this.#refuse(refusal);
    envelope.to.push(path);
    this.#reply(say(250, '2.1.5', 'Recipient noted'));
  }

  #data(): void {
    if (!this.#envelope) return this.#refuse(say(503, '5.5.1', 'Say MAIL first'));
    if (this.#envelope.to.length === 0) return this.#refuse(say(554, '5.5.1', 'There is no valid recipient'));
    this.#body = createBodyReader(this.#s.limits.size);
    this.#expectWithin(this.#s.limits.messageTimeout);
    this.#output += '354 Go ahead, end with a dot\r\n';
  }

  /** True once the message has ended and been answered. */
  async #takeBody(reader: BodyReader): Promise<boolean> {
    const read = reader.read(this.#input);
    this.#hold(reader.held);
    this.#input = read?.rest ?? NOTHING;
    if (!read) return false;
    const envelope = this.#envelope as ReceivedEnvelope;
    this.#envelope = undefined;
    this.#body = undefined;
    this.#messages++;
    this.#expectWithin(undefined);
    await this.#take(envelope, read.body);
    this.#hold(0);
    this.#expectWithin(this.#s.limits.commandTimeout);
    return true;
  }

  async #take(envelope: ReceivedEnvelope, { bytes, fault }: Body): Promise<void> {
    if (fault === 'too_big') return this.#refuse(tooBig(this.#s.limits.size));
    if (fault === 'bare_newline')
      return this.#refuse(say(550, '5.5.2', 'Lines end in CRLF; the message holds a CR or LF alone'));
    // What was answered so far goes out before a taker that may need time.
    this.#flush();
    const answer = await this.#ask(() => this.#s.handlers.onMessage(envelope, bytes));
    if (!answer || answer.code < 300) this.#reply(answer ?? say(250, '2.0.0', 'Taken'));
    else this.#refuse(answer);
  }

  #startTls(): void {
    const { tls } = this.#s.options;
    if (!tls || this.#socket instanceof TLSSocket) return this.#refuse(say(503, '5.5.1', 'STARTTLS is not offered'));
    // RFC 3207 section 4.2: what was sent ahead was sent in the clear, by anybody.
    if (this.#input.length > 0)
      return this.#farewell(say(421, '5.5.1', 'Nothing may follow STARTTLS before its answer'));
    this.#reply(say(220, '2.0.0', 'Ready'));
    this.#flush();
    this.#helo = undefined;
    this.#envelope = undefined;
    const plain = this.#socket;
    plain.removeAllListeners('data').removeAllListeners('end');
    this.#socket = new TLSSocket(plain, { isServer: true, minVersion: 'TLSv1.2', ...tls });
    this.#listen();
  }

  /** Asks a handler; what it throws is reported and becomes a temporary refusal. */
  async #ask(question: () => Reply | undefined | Promise<Reply | undefined>): Promise<Reply | undefined> {
    try {
      return await question();
    } catch (fault) {
      this.#s.handlers.onFault?.(fault);
      return say(451, '4.3.0', 'Something went wrong here, try again later');
    }
  }

  #reply({ code, enhanced, text }: Reply): void {
    const whole = enhanced && !text.startsWith(enhanced) ? `${enhanced} ${text}` : text;
    this.#lines(code, whole.split(/\r\n|\r|\n/));
  }

  #lines(code: number, lines: string[]): void {
    lines.forEach((line, index) => {
      this.#output += `${code}${index < lines.length - 1 ? '-' : ' '}${line}\r\n`;
    });
  }

  #refuse(reply: Reply): void {
    if (reply.code === 421) return this.#farewell(reply);
    this.#reply(reply);
    if (++this.#errors >= this.#s.limits.errors) this.#farewell(say(421, '4.7.0', 'Too many errors'));
  }

  #farewell(reply: Reply): void {
    this.#reply(reply);
    this.#input = NOTHING;
    this.#left = true;
    clearTimeout(this.#timer);
    this.#socket.removeAllListeners('data');
    this.#socket.end(this.#output);
    this.#output = '';
    // A client that does not close its side is not waited for.
    this.#socket.setTimeout(FAREWELL_TIMEOUT, () => this.#socket.destroy());
    this.#socket.resume();
  }

  #expectWithin(milliseconds: number | undefined): void {
    clearTimeout(this.#timer);
    if (milliseconds === undefined || this.#left) return;
    this.#timer = setTimeout(() => this.#farewell(say(421, '4.4.2', 'Too slow')), milliseconds);
  }

  #hold(octets: number): void {
    this.#s.memory.held += octets - this.#bodyHeld;
    this.#bodyHeld = octets;
  }
}
