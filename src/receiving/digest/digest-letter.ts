// The digest as a message: what was held, why in a few words, until when it is kept, and one link to the owner's page. No pixel, no link that
// counts, nothing that a filter of ours would hold against a sender. Pure.

import { prepareComposer } from '#message/compose.ts';
import { html } from '#platform/http/public-page.ts';
import { becauseOf, dateOf, senderOf } from '../owner-page/owner-page.ts';
import { ownerTexts } from '../owner-page/owner-page-texts.ts';
import type { DigestContent, DigestLine, DueOwner } from './digest-store.ts';

export interface DigestFacts {
  owner: DueOwner;
  content: DigestContent;
  /** The owner's page. */
  url: string;
  now: Date;
}

export function digestLetter({ owner, content, url, now }: DigestFacts): Buffer {
  const { language, address, domainName } = owner;
  const t = ownerTexts[language];
  const { lines, held } = content;
  const soon = lines.filter(({ isSoonGone }) => isSoonGone).length;
  const subject = soon > 0 && soon === lines.length ? t.soon(soon) : t.subject(held);
  const others = held - lines.length;
  const compose = prepareComposer({
    from: { name: 'Dauphin', address: `postmaster@${domainName}` },
    autoSubmitted: 'auto-generated',
  });
  return compose({
    to: { name: '', address },
    subject,
    messageId: `digest.${owner.workspaceId}.${owner.ownerId}.${now.getTime()}@${domainName}`,
    date: now,
    text: [
      t.hello,
      '',
      t.digestIntro,
      '',
      ...lines.flatMap((line) => [...said(line, owner), '']),
      ...(others > 0 ? [t.andMore(others), ''] : []),
      `${t.open} :`.replace(' :', language === 'fr' ? '\u00a0:' : ':'),
      url,
      '',
      t.digestEnd,
      '',
    ].join('\n'),
    html: html`<p>${t.hello}</p><p>${t.digestIntro}</p>
<ul>${lines.map((line) => {
      const [what, who, why] = said(line, owner);
      return html`<li style="margin:0 0 12px"><b>${what}</b><br>${who}<br><span style="color:#566372">${why}</span></li>`;
    })}</ul>
${others > 0 && html`<p>${t.andMore(others)}</p>`}
<p><a href="${url}">${t.open}</a></p><p style="color:#566372">${t.digestEnd}</p>`.text,
  });
}

const LONGEST = 160;

/** What, from whom, and why. */
function said(line: DigestLine, owner: DueOwner): [string, string, string] {
  const t = ownerTexts[owner.language];
  const until = line.heldUntil ? `, ${t.keptUntil(dateOf(line.heldUntil, owner, owner.language))}` : '';
  const why = `${becauseOf(line, owner.language)}, ${t.received(dateOf(line.receivedAt, owner, owner.language))}${until}`;
  return [plain(line.subject) || t.noSubject, plain(senderOf(line, t)), why];
}

/** Whoever wrote it wanted to be clicked: addresses of the web stay text that no reader turns into a link. */
const plain = (text: string): string =>
  text
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/:\/\//g, ':\u200b//')
    .replace(/www\./gi, 'www\u200b.')
    .slice(0, LONGEST)
    .toWellFormed()
    .trim();
