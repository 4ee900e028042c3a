// What a mail server tells over one milter connection, gathered into messages: who connects, the envelope, header lines and body as they come.
// It answers what it is asked on the way; what is thought of a message is asked of the caller once it is whole. A message that is too large
// or whose sender signed in is let through unread.

import { number, type Packet, packet, ProtocolError, strings } from './packets.ts';

export interface Gathered {
  ip: string;
  helo: string;
  mailFrom: string;
  recipients: string[];
  /** As it arrived: header lines, an empty one, the body. */
  source: Buffer;
  /** Of each field in its order, for those that are to be taken out. */
  fields: { name: string; text: string }[];
}

/** Packets to send, or undefined: nothing is awaited. */
export type Answer = Buffer | undefined;

const VERSION = 6;
/** Add, change and insert fields; put on hold. */
const ACTIONS = 0x01 | 0x10 | 0x20;
/** Values with the space that leads them: a signature may cover it. */
const LEADING_SPACE = 0x100000;
/** What needs no answer of ours, so that the server waits for none. */
const SILENT: Readonly<Record<string, number>> = {
  C: 0x1000,
  H: 0x2000,
  M: 0x4000,
  R: 0x8000,
  T: 0x10000,
  U: 0x20000,
  N: 0x40000,
  L: 0x80,
  B: 0x80000,
};
const PROTOCOL = Object.values(SILENT).reduce((all, flag) => all | flag, LEADING_SPACE);
const CONTINUE = packet('c');
export const ACCEPT = packet('a');
/** Header lines and body together. */
const MOST_FIELDS = 10_000;

export interface ConversationOptions {
  /** A message with more octets is let through unread. */
  largest: number;
  /** What is thought of a whole message: the packets that say it. */
  judge(message: Gathered): Promise<Buffer>;
}

export class Conversation {
  readonly #options: ConversationOptions;
  #granted = 0;
  #ip = '';
  #helo = '';
  #message = emptyMessage();

  constructor(options: ConversationOptions) {
    this.#options = options;
  }

  /** `end`: the server says goodbye. */
  async hear({ command, data }: Packet): Promise<Answer | 'end'> {
    switch (command) {
      case 'O':
        return this.#negotiate(data);
      case 'C':
        this.#connect(data);
        break;
      case 'H':
        this.#helo = text(data);
        break;
      case 'D':
        this.#macros(data);
        return undefined;
      case 'M':
        this.#message = { ...emptyMessage(), isOwn: this.#message.isOwn, mailFrom: addressIn(data) };
        break;
      case 'R':
        this.#message.recipients.push(addressIn(data));
        break;
      case 'L':
        this.#field(data);
        break;
      case 'N':
        this.#take(Buffer.from('\r\n'));
        break;
      case 'B':
        this.#take(data);
        break;
      case 'E':
        this.#take(data);
        return this.#end();
      case 'A':
        this.#message = emptyMessage();
        return undefined;
      case 'K':
        this.#message = emptyMessage();
        this.#ip = this.#helo = '';
        return undefined;
      case 'Q':
        return 'end';
      case 'T':
      case 'U':
        break;
      default:
        throw new ProtocolError(`the command ${JSON.stringify(command)}`);
    }
    return this.#granted & (SILENT[command] ?? 0) ? undefined : CONTINUE;
  }

  #negotiate(data: Buffer): Buffer {
    if (data.length < 12) throw new ProtocolError('an offer that is cut short');
    this.#granted = data.readUInt32BE(8) & PROTOCOL;
    const version = Math.min(VERSION, data.readUInt32BE(0));
    return packet('O', number(version), number(data.readUInt32BE(4) & ACTIONS), number(this.#granted));
  }

  /** Host name, family, port, address. What comes from the machine itself has none. */
  #connect(data: Buffer): void {
    const family = String.fromCharCode(data[data.indexOf(0) + 1] ?? 0);
    const address = family === '4' || family === '6' ? text(data.subarray(data.indexOf(0) + 4)) : '';
    this.#ip = address.replace(/^IPv6:/i, '');
  }

  #macros(data: Buffer): void {
    if (data[0] !== 'M'.charCodeAt(0)) return;
    const words = strings(data.subarray(1)).map((one) => one.toString('latin1'));
    this.#message.isOwn = words.some((name, at) => at % 2 === 0 && name === '{auth_authen}' && words[at + 1] !== '');
  }

  #field(data: Buffer): void {
    const [name = Buffer.alloc(0), value = Buffer.alloc(0)] = strings(data);
    const space = this.#granted & LEADING_SPACE ? '' : ' ';
    const line = Buffer.concat([name, Buffer.from(`:${space}`), withLineEnds(value), Buffer.from('\r\n')]);
    this.#take(line);
    if (this.#message.fields.length < MOST_FIELDS)
      this.#message.fields.push({ name: name.toString('latin1'), text: line.toString('latin1') });
  }

  #take(piece: Buffer): void {
    const message = this.#message;
    message.octets += piece.length;
    if (message.octets > this.#options.largest) message.pieces = [];
    else message.pieces.push(piece);
  }

  #end(): Promise<Buffer> | Buffer {
    const { isOwn, octets, pieces, fields, mailFrom, recipients } = this.#message;
    this.#message = emptyMessage();
    if (isOwn || this.#ip === '' || octets > this.#options.largest) return ACCEPT;
    const source = Buffer.concat(pieces);
    return this.#options.judge({ ip: this.#ip, helo: this.#helo, mailFrom, recipients, source, fields });
  }
}

interface Message {
  /** Its sender signed in at the server. */
  isOwn: boolean;
  mailFrom: string;
  recipients: string[];
  fields: Gathered['fields'];
  pieces: Buffer[];
  octets: number;
}

const emptyMessage = (): Message => ({ isOwn: false, mailFrom: '', recipients: [], fields: [], pieces: [], octets: 0 });

const text = (data: Buffer): string => strings(data)[0]?.toString('utf8') ?? '';
const addressIn = (data: Buffer): string => text(data).replace(/^<|>$/g, '');

/** The lines of a folded value come with bare line feeds. */
const withLineEnds = (value: Buffer): Buffer =>
  value.includes(0x0a) ? Buffer.from(value.toString('latin1').replace(/\r?\n/g, '\r\n'), 'latin1') : value;
