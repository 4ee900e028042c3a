// A new personal link, sent to the owner's own mailbox and shown to nobody else, so that asking for one opens nothing to whoever asks. The
// owner asks with a link that has expired; the postmaster asks for him, which makes all links before it void.

import { html } from '#platform/http/public-page.ts';
import type { Platform } from '#platform/platform.ts';
import { claimForLink, forgetLinkSent, type ReachedOwner } from '../digest/digest-store.ts';
import { sendOwnMail } from '../digest/own-mail.ts';
import { ownerToken } from './owner-link.ts';
import { ownerTexts } from './owner-page-texts.ts';

export interface LinkWish {
  workspaceId: string;
  ownerId: string;
  isVoiding: boolean;
}

/** False when the mailbox server does not take it. Asked again within a quarter of an hour, an owner is sent no second one. */
export async function sendLink(platform: Platform, wish: LinkWish): Promise<boolean> {
  const { sql, clock, vault, config } = platform;
  const now = clock.now();
  const owner = await claimForLink(sql, { ...wish, now });
  if (!owner) return true;
  const isTaken = await sendOwnMail(
    platform,
    owner,
    linkMail(owner, `${config.publicUrl}/held/${ownerToken(vault, owner, now)}`),
  );
  if (!isTaken) await forgetLinkSent(sql, owner);
  return isTaken;
}

function linkMail({ language }: ReachedOwner, url: string) {
  const t = ownerTexts[language];
  return {
    kind: 'link',
    subject: t.linkSubject,
    text: [t.hello, '', t.linkIntro, '', url, '', t.linkEnd, ''].join('\n'),
    html: html`<p>${t.hello}</p><p>${t.linkIntro}</p><p><a href="${url}">${t.openPage}</a></p><p style="color:#566372">${t.linkEnd}</p>`,
  } as const;
}
