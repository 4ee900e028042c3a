// The page on which an owner sees from which of his messages trackers were taken out, and has an original sent to his mailbox. Pure; it shows who
// wrote and when, never what.

import { html, type Markup, publicPage } from '#platform/http/public-page.ts';
import type { CleanedLine } from '../quarantine/original-store.ts';
import { dateOf, otherLanguage, type OwnerView, senderOf } from './owner-page.ts';
import { ownerTexts } from './owner-page-texts.ts';

export function cleanedPage(view: OwnerView, lines: readonly CleanedLine[], next: string | undefined): Response {
  const { language, token } = view;
  const t = ownerTexts[language];
  const page = `/held/${token}/cleaned`;
  const body = html`${otherLanguage(language, `${page}?`)}<p><a href="/held/${token}?lang=${language}">${t.back}</a></p>
<article><h1>${t.cleanedTitle}</h1>
<p>${lines.length === 0 ? t.noneCleaned : t.cleanedText}</p>
${lines.length > 0 && html`<ul class="list">${lines.map((line) => row(line, view))}</ul>`}
${next !== undefined && html`<p><a href="${page}?after=${next}&lang=${language}">${t.more}</a></p>`}</article>`;
  return publicPage({ language, title: t.cleanedTitle, body });
}

function row(line: CleanedLine, { owner, language, token }: OwnerView): Markup {
  const t = ownerTexts[language];
  const button = html`<form method="post" action="/held/${token}"><input type="hidden" name="arrival" value="${line.id}">
<input type="hidden" name="lang" value="${language}"><input type="hidden" name="action" value="original"><button class="quiet">${t.original}</button></form>`;
  return html`<li><b>${senderOf(line, t)}</b><br>
<span class="soft">${t.received(dateOf(line.receivedAt, owner, language))}, ${t.removed(line.removed, line.vendors.join(', '))}</span>
${line.isAsked ? html`<br><span class="soft">${t.originalAsked}</span>` : button}</li>`;
}
