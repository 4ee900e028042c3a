// The pages that an owner sees by his personal link: what is held for him, one message with its reasons, his preferences. Pure: facts in, page
// out. A page changes nothing by being looked at; each act is a button of a form.

import type { Language } from '#platform/http/problem.ts';
import { html, type Markup, publicPage } from '#platform/http/public-page.ts';
import type { ArrivalLine, StoredArrival } from '../quarantine/quarantine-store.ts';
import type { PageOwner } from './owner-page-store.ts';
import { heldBecause, type OwnerTexts, ownerTexts } from './owner-page-texts.ts';

export interface OwnerView {
  owner: PageOwner;
  language: Language;
  token: string;
}

/** More would be read by nobody. */
const MOST_REASONS = 7;

export interface ListFacts {
  state: 'held' | 'deleted';
  /** What was just done, and to which message where it can be taken back. */
  done?: keyof OwnerTexts['done'];
  arrival?: string;
  reasons: ReadonlyMap<string, Record<Language, string>>;
  next?: string;
}

export function listPage(
  { owner, language, token }: OwnerView,
  lines: readonly ArrivalLine[],
  { state, done, arrival, reasons, next }: ListFacts,
): Response {
  const t = ownerTexts[language];
  const isHeld = state === 'held';
  const page = `/held/${token}`;
  const title = isHeld ? t.title : t.deletedTitle;
  const text = isHeld ? (lines.length === 0 ? t.none : t.intro(owner.address)) : t.deletedText;
  const body = html`${otherLanguage(language, `${page}?state=${state}&`)}<article><h1>${title}</h1>
${done && html`<p role="status"><b>${t.done[done]}</b>${arrival !== undefined && html` <a href="${page}/${arrival}?lang=${language}">${t.undo}</a>`}</p>`}
<p>${text}</p>
${lines.length > 0 && html`<ul class="list">${lines.map((line) => row(line, owner, { language, token, reason: reasons.get(line.id)?.[language] }))}</ul>`}
${next !== undefined && html`<p><a href="${page}?state=${state}&after=${next}&lang=${language}">${t.more}</a></p>`}
<p>${isHeld ? html`<a href="${page}?state=deleted&lang=${language}">${t.seeDeleted}</a>` : html`<a href="${page}?lang=${language}">${t.back}</a>`}<br><a href="${page}/cleaned?lang=${language}">${t.seeCleaned}</a></p>
${preferences({ owner, language, token }, t)}</article>`;
  return publicPage({ language, title: t.title, body });
}

/** The page in the other language of the house; `path` ends where a query goes on. */
export function otherLanguage(language: Language, path: string): Markup {
  const other = language === 'fr' ? 'en' : 'fr';
  const name = { fr: ownerTexts.fr.french, en: ownerTexts.en.english }[other];
  return html`<p class="language"><a href="${path}lang=${other}" lang="${other}" hreflang="${other}">${name}</a></p>`;
}

function row(
  line: ArrivalLine,
  owner: PageOwner,
  { language, token, reason }: { language: Language; token: string; reason?: string },
): Markup {
  const t = ownerTexts[language];
  return html`<li><a href="/held/${token}/${line.id}?lang=${language}">${line.subject || t.noSubject}</a><br>
<span>${senderOf(line, t)}</span><br>
<span class="soft">${becauseOf(line, language)}, ${t.received(dateOf(line.receivedAt, owner, language))}${
    line.heldUntil !== null && html`, ${t.keptUntil(dateOf(line.heldUntil, owner, language))}`
  }</span>${reason && html`<br><span class="soft">${reason}</span>`}</li>`;
}

export function messagePage({ owner, language, token }: OwnerView, stored: StoredArrival, hasBody: boolean): Response {
  const t = ownerTexts[language];
  const reasons = stored.verdict.evidence.filter(({ weight }) => weight > 0).slice(0, MOST_REASONS);
  const action = `/held/${token}`;
  const button = (name: string, label: string, isQuiet = true) =>
    html`<form method="post" action="${action}"><input type="hidden" name="arrival" value="${stored.id}"><input type="hidden" name="lang" value="${language}">
<input type="hidden" name="action" value="${name}"><button${isQuiet && html` class="quiet"`}>${label}</button></form>`;
  const title = stored.subject || t.noSubject;
  const body = html`${otherLanguage(language, `/held/${token}/${stored.id}?`)}<p><a href="/held/${token}?lang=${language}">${t.back}</a></p>
<article><h1>${title}</h1>
<p>${senderOf(stored, t)}<br><span class="soft">${t.received(dateOf(stored.receivedAt, owner, language))}</span></p>
<section><h2>${t.why}</h2><p>${becauseOf(stored, language)}</p>
${reasons.length > 0 && html`<ul>${reasons.map(({ sentence }) => html`<li>${sentence[language]}</li>`)}</ul>`}</section>
<section><h2>${t.message}</h2><p class="soft">${hasBody ? t.messageHelp : t.noBody}</p>
${hasBody && html`<iframe class="message" src="/held/${token}/${stored.id}/frame" title="${t.message}" sandbox="" referrerpolicy="no-referrer"></iframe>`}</section>
${
  stored.state === 'held'
    ? html`<section>${button('release', t.release, false)}${button('trust', t.trust)}${button('delete', t.delete)}${button('block', t.block)}${button('report', t.report)}</section>`
    : html`<section>${button('release', t.restore, false)}</section>`
}</article>`;
  return publicPage({ language, title, body, hasFrames: true });
}

function preferences({ owner, language, token }: OwnerView, t: OwnerTexts): Markup {
  const form = (action: string, inside: Markup) =>
    html`<form method="post" action="/held/${token}"><input type="hidden" name="action" value="${action}"><input type="hidden" name="lang" value="${language}">${inside}</form>`;
  const choice = (name: string, value: string, label: string, isChosen: boolean) =>
    html`<label><input type="radio" name="${name}" value="${value}"${isChosen && html` checked`}><span>${label}</span></label>`;
  return html`<section><h2>${t.settings}</h2>${form(
    'settings',
    html`<fieldset><legend>${t.digest}</legend>${(['daily', 'weekly', 'never'] as const).map((one) =>
      choice('digest', one, t[one], owner.digest === one),
    )}</fieldset>
<fieldset><legend>${t.language}</legend>${choice('language', 'fr', t.french, owner.language === 'fr')}${choice('language', 'en', t.english, owner.language === 'en')}</fieldset>
<button class="quiet">${t.save}</button>`,
  )}</section>
<section><h2>${t.learning}</h2><p>${t.learningText}</p>${
    owner.learningAgreedAt
      ? html`<p class="soft">${t.agreed(dateOf(owner.learningAgreedAt, owner, language))}</p>${form('disagree', html`<button class="quiet">${t.disagree}</button>`)}`
      : form('agree', html`<button class="quiet">${t.agree}</button>`)
  }</section>
<section><h2>${t.links}</h2><p class="soft">${t.linksText}</p>${form('links', html`<button class="quiet">${t.voidLinks}</button>`)}</section>`;
}

export function brokenLinkPage(language: Language): Response {
  const t = ownerTexts[language];
  const body = html`<article><h1>${t.forgedTitle}</h1><p>${t.forged}</p></article>`;
  return publicPage({ language, title: t.forgedTitle, body, status: 404 });
}

export function tooOftenPage(language: Language): Response {
  const t = ownerTexts[language];
  const body = html`<article><h1>${t.tooOftenTitle}</h1><p>${t.tooOften}</p></article>`;
  return publicPage({ language, title: t.tooOftenTitle, body, status: 429 });
}

/** Once his, too old by now: a new one is sent to his mailbox, and shown to nobody here. */
export function expiredPage({ language, token }: OwnerView): Response {
  const t = ownerTexts[language];
  const body = html`<article><h1>${t.expiredTitle}</h1><p>${t.expired}</p>
<form method="post" action="/held/${token}"><input type="hidden" name="lang" value="${language}">
<input type="hidden" name="action" value="renew"><button>${t.renew}</button></form></article>`;
  return publicPage({ language, title: t.expiredTitle, body, status: 410 });
}

export function renewedPage({ owner, language }: OwnerView, isSent: boolean): Response {
  const t = ownerTexts[language];
  const text = isSent ? t.renewed(owner.address) : t.notRenewed;
  const body = html`<article><h1>${t.links}</h1><p role="status">${text}</p></article>`;
  return publicPage({ language, title: t.links, body, status: isSent ? 200 : 503 });
}

export function gonePage({ language, token }: OwnerView): Response {
  const t = ownerTexts[language];
  const body = html`<article><h1>${t.gone}</h1><p><a href="/held/${token}?lang=${language}">${t.back}</a></p></article>`;
  return publicPage({ language, title: t.gone, body, status: 404 });
}

/** After the links were made void, the page itself cannot be shown any more. */
export function voidedPage(language: Language): Response {
  const t = ownerTexts[language];
  return publicPage({
    language,
    title: t.links,
    body: html`<article><h1>${t.links}</h1><p role="status">${t.done.links}</p></article>`,
  });
}

export const senderOf = (
  { fromName, fromAddress }: Pick<ArrivalLine, 'fromName' | 'fromAddress'>,
  t: OwnerTexts,
): string => [fromName, fromAddress && `<${fromAddress}>`].filter(Boolean).join(' ') || t.unknown;

export function becauseOf({ class: name, reason }: Pick<ArrivalLine, 'class' | 'reason'>, language: Language): string {
  const words = heldBecause[language];
  return words.reason[reason] ?? words.class[name];
}

export const dateOf = (date: Date, { timeZone }: Pick<PageOwner, 'timeZone'>, language: Language): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone }).format(date);
