// Sends one finished message of the program itself (a report, not a mailing): signed by its domain, by the outbox's own ways. A domain in sandbox
// mode reaches the sandbox and nothing else: the router sees to it. It never throws for what a server answers; it keeps nothing.

import { prepareSigner } from '#authentication/dkim-sign.ts';
import type { Platform } from '#platform/platform.ts';
import { signingKeys } from '#sending/domains/signing-keys.ts';
import { type DialSettings, prepareDial } from './dial.ts';
import { endingOf } from './ending.ts';
import { openRouter } from './open-router.ts';
import type { Mode } from './route.ts';

export interface PostedMail {
  workspaceId: string;
  /** The sending domain that signs. */
  domain: { id: string; name: string; mode: Mode };
  /** One address. There is no return path: what is refused later comes back to nobody. */
  to: string;
  bytes: Buffer;
}

export interface Posted {
  state: 'accepted' | 'deferred' | 'bounced';
  reply: string;
}

export type Post = (mail: PostedMail) => Promise<Posted>;

export function preparePost(platform: Platform, options: Partial<DialSettings> = {}): Post {
  const { clock, config } = platform;
  const router = openRouter(platform);
  const dial = prepareDial({ router, hello: config.mailHost, dice: Math.random, ...options });

  return async ({ workspaceId, domain, to, bytes }) => {
    const site = await router.route(domain.mode, to.slice(to.lastIndexOf('@') + 1));
    if (site.kind === 'closed') return { state: site.state, reply: site.reply };
    const signed = await prepareSigner(domain.name, await signingKeys(platform, workspaceId, domain.id))(
      bytes,
      clock.now(),
    );
    const dialled = await dial(site);
    if (!dialled.ok) return { state: 'deferred', reply: dialled.ending.reply };
    const delivery = await dialled.session.deliver({ from: '', to }, signed);
    await dialled.session.quit();
    if (delivery.kind === 'accepted')
      return { state: 'accepted', reply: `${delivery.reply.code} ${delivery.reply.text}` };
    const { state, reply } = endingOf(delivery, dialled.host);
    return { state: state === 'deferred' ? 'deferred' : 'bounced', reply };
  };
}
