// What is said between AUTH and its answer (RFC 4954): PLAIN (RFC 4616), LOGIN, SCRAM-SHA-256. One exchange is one object; each line of the
// client goes in, a challenge or an end comes out. It never tells what was wrong: a wrong user and a wrong password end alike.

import { randomBytes } from 'node:crypto';
import type { Mechanism } from './auth-mechanisms.ts';
import { type ClientFirst, readClientFirst, type ScramSecret, serverFinal, serverFirst } from './auth-scram.ts';
import type { Reply } from './reply.ts';
import { say } from './server-rules.ts';

/** Who may submit. Each method may answer with a refusal instead of an account, such as "too many attempts". */
export interface Authenticator {
  /** The account whose password that is; undefined when it is none. */
  byPassword(user: string, password: string, ip: string): Promise<Account | Reply | undefined>;
  /** What to hold the proof against; also for a user that does not exist, with a secret nobody has. */
  scramSecret(user: string, ip: string): Promise<ScramSecret | Reply>;
  /** The proof of that user held. Undefined when the user does not exist after all. */
  byProof(user: string, ip: string): Promise<Account | undefined>;
  /** A try failed: counted, and slowed down, before the client hears of it. */
  onFailure(user: string, ip: string): Promise<void>;
}

/** Whoever was let in; what it holds is the taker's own business. */
export type Account = object & { code?: undefined };

export type AuthStep = { challenge: string } | { account: Account } | { refusal: Reply };

const FAILED = say(535, '5.7.8', 'User and password do not go together');
const GARBLED = say(501, '5.5.2', 'That is not what was asked');
const CANCELLED = say(501, '5.7.0', 'As you wish');

export class AuthExchange {
  #mechanism: Mechanism;
  #authenticator: Authenticator;
  #ip: string;
  #user = '';
  #scram: { first: ClientFirst; challenge: string; secret: ScramSecret; isProved: boolean } | undefined;
  #isBegun = false;

  constructor(mechanism: Mechanism, authenticator: Authenticator, ip: string) {
    this.#mechanism = mechanism;
    this.#authenticator = authenticator;
    this.#ip = ip;
  }

  /** The initial response of AUTH (undefined when there is none), then each line that answers a challenge. */
  async step(line: string | undefined): Promise<AuthStep> {
    if (line === '*') return { refusal: CANCELLED };
    const text = line === undefined ? undefined : decode(line);
    if (line !== undefined && text === undefined) return { refusal: GARBLED };
    if (this.#mechanism === 'LOGIN') return this.#login(text);
    if (text === undefined) return { challenge: '' };
    return this.#mechanism === 'PLAIN' ? this.#plain(text) : this.#scramStep(text);
  }

  #plain(text: string): Promise<AuthStep> {
    const [identity, user, password, more] = text.split('\0');
    if (user === undefined || password === undefined || more !== undefined) return refuse(GARBLED);
    // Nobody acts for another.
    return identity === '' || identity === user ? this.#password(user, password) : this.#fail(user);
  }

  async #login(text: string | undefined): Promise<AuthStep> {
    if (text === undefined && !this.#isBegun) return { challenge: encode('Username:') };
    if (!this.#isBegun) {
      this.#isBegun = true;
      this.#user = text ?? '';
      return { challenge: encode('Password:') };
    }
    return this.#password(this.#user, text ?? '');
  }

  async #scramStep(text: string): Promise<AuthStep> {
    if (!this.#scram) return this.#scramBegin(text);
    const { first, challenge, secret, isProved } = this.#scram;
    if (isProved) return this.#scramEnd(first.user);
    const final = serverFinal(first, challenge, text, secret);
    if (final === undefined) return this.#fail(first.user);
    this.#scram.isProved = true;
    return { challenge: encode(final) };
  }

  async #scramBegin(text: string): Promise<AuthStep> {
    const first = readClientFirst(text);
    if (!first) return { refusal: GARBLED };
    const secret = await this.#authenticator.scramSecret(first.user, this.#ip);
    if ('code' in secret) return { refusal: secret };
    const challenge = serverFirst(first, randomBytes(18).toString('base64'), secret);
    this.#scram = { first, challenge, secret, isProved: false };
    return { challenge: encode(challenge) };
  }

  async #scramEnd(user: string): Promise<AuthStep> {
    const account = await this.#authenticator.byProof(user, this.#ip);
    return account ? { account } : this.#fail(user);
  }

  async #password(user: string, password: string): Promise<AuthStep> {
    const found = await this.#authenticator.byPassword(user, password, this.#ip);
    if (found === undefined) return this.#fail(user);
    return isReply(found) ? { refusal: found } : { account: found };
  }

  async #fail(user: string): Promise<AuthStep> {
    await this.#authenticator.onFailure(user, this.#ip);
    return { refusal: FAILED };
  }
}

const isReply = (found: Account | Reply): found is Reply => found.code !== undefined;
const refuse = async (refusal: Reply): Promise<AuthStep> => ({ refusal });
const encode = (text: string) => Buffer.from(text).toString('base64');

/** RFC 4954: `=` is an empty initial response. */
function decode(line: string): string | undefined {
  if (line === '' || line === '=') return '';
  if (!/^[A-Za-z0-9+/]{1,2000}={0,2}$/.test(line)) return undefined;
  return Buffer.from(line, 'base64').toString('utf8');
}
