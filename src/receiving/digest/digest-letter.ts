// The digest as a message: what was held, why in a few words, until when it is kept, and one link to the owner's page. No pixel, no link that
// counts, nothing that a filter of ours would hold against a sender. Pure.

import { html } from '#platform/http/public-page.ts';
import { becauseOf, dateOf, senderOf } from '../owner-page/owner-page.ts';
import { ownerTexts } from '../owner-page/owner-page-texts.ts';
import type { DigestContent, DigestLine, ReachedOwner } from './digest-store.ts';
import type { OwnMail } from './own-mail.ts';

export interface DigestFacts {
  owner: ReachedOwner;
  content: DigestContent;
  /** The owner's page. */
  url: string;
}

export function digestMail({ owner, content, url }: DigestFacts): OwnMail {
  const t = ownerTexts[owner.language];
  const { lines, held } = content;
  const soon = lines.filter(({ isSoonGone }) => isSoonGone).length;
  const subject = soon > 0 && soon === lines.length ? t.soon(soon) : t.subject(held);
  const others = held - lines.length;
  return {
    kind: 'digest',
    subject,
    text: [
      t.hello,
      '',
      t.digestIntro,
      '',
      ...lines.flatMap((line) => [...said(line, owner), '']),
      ...(others > 0 ? [t.andMore(others), ''] : []),
      t.openAt,
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
<p><a href="${url}">${t.open}</a></p><p style="color:#566372">${t.digestEnd}</p>`,
  };
}

const LONGEST = 160;

/** What, from whom, and why. */
function said(line: DigestLine, owner: ReachedOwner): [string, string, string] {
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
