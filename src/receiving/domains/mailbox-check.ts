// Looks whether a mailbox server can be reached as it was described, and whether mail for the domain comes to us. It asks and sends nothing;
// a server that does not answer is an answer.

import type { Platform } from '#platform/platform.ts';
import { MailboxLine } from '../delivery/mailbox-line.ts';
import type { ProtectedDomain } from './protected-domain.ts';

export interface MailboxCheck {
  /** `ready`: it takes mail for the domain's postmaster. `answers`: it talks, and refuses him. */
  mailbox: 'ready' | 'answers' | 'unreachable';
  /** What it said, or what went wrong. */
  detail: string;
  /** The servers that the DNS names for the domain, best first. */
  mx: string[];
  /** One of them bears our name. */
  isPointedHere: boolean;
}

export async function checkMailbox(platform: Platform, { mailbox, name }: ProtectedDomain): Promise<MailboxCheck> {
  const { resolver, config } = platform;
  const line = new MailboxLine({ server: mailbox, resolver, hello: config.mailHost });
  const [end, mx] = await Promise.all([
    line.ask(`postmaster@${name}`),
    resolver(name, 'MX').then(
      (all: { exchange: string; priority: number }[]) =>
        all
          .toSorted((a, b) => a.priority - b.priority)
          .map(({ exchange }) => exchange.toLowerCase().replace(/\.$/, '')),
      (): string[] => [],
    ),
  ]);
  await line.close();
  return {
    mailbox: end.kind === 'accepted' ? 'ready' : end.kind === 'broken' ? 'unreachable' : 'answers',
    detail: end.kind === 'broken' ? end.detail : `${end.reply.code} ${end.reply.text}`,
    mx: mx.slice(0, 10),
    isPointedHere: mx.includes(config.mailHost.toLowerCase()),
  };
}
