// Who a client of a submission server is, over the life of its session (RFC 4954): let in once, by an exchange that goes on over several
// lines. Where no authenticator is given AUTH is not offered, and nobody has to be anybody.

import { type Account, AuthExchange, type Authenticator, type AuthStep } from './auth-exchange.ts';
import { mechanisms } from './auth-mechanisms.ts';
import type { Reply } from './reply.ts';
import { say } from './server-rules.ts';

export class SessionAuth {
  #authenticator: Authenticator | undefined;
  #exchange: AuthExchange | undefined;
  account: Account | undefined;
  failures = 0;

  constructor(authenticator: Authenticator | undefined) {
    this.#authenticator = authenticator;
  }

  /** The next line of the client answers a challenge and is no command. */
  get isAsking(): boolean {
    return this.#exchange !== undefined;
  }

  /** Why nothing can be sent yet. */
  get problem(): Reply | undefined {
    return this.#authenticator && !this.account ? say(530, '5.7.0', 'Authenticate first') : undefined;
  }

  isOffered(encrypted: boolean): boolean {
    return this.#authenticator !== undefined && encrypted && !this.account;
  }

  begin(argument: string, encrypted: boolean, ip: string): Promise<Reply> {
    if (!encrypted) return now(say(538, '5.7.11', 'Say STARTTLS first'));
    if (this.account) return now(say(503, '5.5.1', 'You are let in already'));
    const [name = '', initial, more] = argument.split(/[ \t]+/);
    const mechanism = mechanisms.find((one) => one === name.toUpperCase());
    if (!mechanism || more !== undefined) return now(say(504, '5.5.4', `Mechanisms are ${mechanisms.join(', ')}`));
    this.#exchange = new AuthExchange(mechanism, this.#authenticator as Authenticator, ip);
    return this.answer(initial);
  }

  async answer(line: string | undefined): Promise<Reply> {
    const step: AuthStep = await (this.#exchange as AuthExchange).step(line);
    if ('challenge' in step) return { code: 334, enhanced: undefined, text: step.challenge };
    this.stop();
    if ('refusal' in step) {
      this.failures++;
      return step.refusal;
    }
    this.account = step.account;
    return say(235, '2.7.0', 'Welcome');
  }

  stop(): void {
    this.#exchange = undefined;
  }

  /** RFC 3207: nothing learned in the clear counts after STARTTLS. */
  forget(): void {
    this.stop();
    this.account = undefined;
  }
}

const now = async (reply: Reply): Promise<Reply> => reply;
