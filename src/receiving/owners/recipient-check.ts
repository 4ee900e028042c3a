// Says at RCPT whether a recipient exists, so that nothing is taken that must be sent back: asked of the mailbox server and remembered for a
// while, or read from the list. While the server is away, whoever is known is taken for; nobody else can be told apart, and comes later.

import type { AskDns } from '#authentication/dns-text.ts';
import type { Platform } from '#platform/platform.ts';
import type { Delivery } from '#smtp/delivery.ts';
import type { Reply } from '#smtp/reply.ts';
import { MailboxLine } from '../delivery/mailbox-line.ts';
import type { MailboxServer, ProtectedDomain } from '../domains/protected-domain.ts';
import { ownAddress } from './addressed-owner.ts';
import { findOwners } from './owner-store.ts';

export interface RecipientCheck {
  /** Undefined: it exists. */
  check(domain: ProtectedDomain, recipient: string): Promise<Reply | undefined>;
  close(): Promise<void>;
}

const HOUR = 3_600_000;
const KNOWN_MS = HOUR;
const UNKNOWN_MS = HOUR / 12;
const MOST_KEPT = 100_000;

const NOBODY: Reply = { code: 550, enhanced: '5.1.1', text: 'No such mailbox here' };
const LATER: Reply = {
  code: 451,
  enhanced: '4.4.3',
  text: 'The mailbox server cannot be asked just now, try again later',
};

export function createRecipientCheck(platform: Platform): RecipientCheck {
  const { sql, clock, config, resolver } = platform;
  const kept = new Map<string, { exists: boolean; until: number }>();
  const askers = new Map<string, Asker>();

  async function check({ workspaceId, mailbox, recipients }: ProtectedDomain, recipient: string) {
    const isListed = async () =>
      (await findOwners(sql, workspaceId, [...new Set([recipient.toLowerCase(), ownAddress(recipient)])])).length > 0;
    if (recipients === 'list') return (await isListed()) ? undefined : NOBODY;
    const exists = await existsAt(mailbox, recipient);
    if (exists === undefined) return (await isListed()) ? undefined : LATER;
    return exists ? undefined : NOBODY;
  }

  /** Undefined when the server does not say. */
  async function existsAt(server: MailboxServer, recipient: string): Promise<boolean | undefined> {
    const place = JSON.stringify(server);
    const key = `${place} ${recipient.toLowerCase()}`;
    const now = clock.now().getTime();
    const known = kept.get(key);
    if (known && known.until > now) return known.exists;
    const asker = askers.get(place) ?? createAsker(server, resolver, config.mailHost);
    askers.set(place, asker);
    const end = await asker.ask(recipient);
    const exists = end.kind === 'accepted' ? true : end.kind === 'refused' && end.stage === 'rcpt' ? false : undefined;
    kept.delete(key);
    if (exists !== undefined) kept.set(key, { exists, until: now + (exists ? KNOWN_MS : UNKNOWN_MS) });
    if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value as string);
    return exists;
  }

  return {
    check,
    async close() {
      await Promise.all([...askers.values()].map((asker) => asker.close()));
    },
  };
}

interface Asker {
  ask(recipient: string): Promise<Delivery>;
  close(): Promise<void>;
}

/** One question after the other, on a connection that is only for questions. */
function createAsker(server: MailboxServer, resolver: AskDns, hello: string): Asker {
  const line = new MailboxLine({ server, resolver, hello });
  let last: Promise<unknown> = Promise.resolve();
  return {
    ask(recipient) {
      const answer = last.then(() => line.ask(recipient));
      last = answer.catch(() => {});
      return answer;
    },
    async close() {
      await last;
      await line.close();
    },
  };
}
