// Mail of ours to an owner: composed in our name at his domain, and handed straight to his mailbox server. No return path: whoever asked is
// told at once whether it was taken, and nobody is told later.

import { prepareComposer } from '#message/compose.ts';
import type { Markup } from '#platform/http/public-page.ts';
import type { Platform } from '#platform/platform.ts';
import { MailboxLine } from '../delivery/mailbox-line.ts';
import type { ReachedOwner } from './digest-store.ts';

export interface OwnMail {
  /** Stands in the Message-ID. */
  kind: 'digest' | 'link';
  subject: string;
  text: string;
  html: Markup;
}

/** Whether the mailbox server took it. */
export async function sendOwnMail(platform: Platform, owner: ReachedOwner, mail: OwnMail): Promise<boolean> {
  const { clock, config, resolver, log } = platform;
  const line = new MailboxLine({ server: owner.mailbox, resolver, hello: config.mailHost });
  const [end] = await line.deliver('', [owner.address], composed(owner, mail, clock.now()));
  await line.close();
  if (end?.kind === 'accepted') return true;
  log.warn({ owner: owner.ownerId, kind: mail.kind, end }, 'mail to an owner was not taken by the mailbox server');
  return false;
}

function composed(owner: ReachedOwner, { kind, subject, text, html }: OwnMail, date: Date): Buffer {
  const { workspaceId, ownerId, address, domainName } = owner;
  const compose = prepareComposer({
    from: { name: 'Dauphin', address: `postmaster@${domainName}` },
    autoSubmitted: 'auto-generated',
  });
  const messageId = `${kind}.${workspaceId}.${ownerId}.${date.getTime()}@${domainName}`;
  return compose({ to: { name: '', address }, subject, messageId, date, text, html: html.text });
}
