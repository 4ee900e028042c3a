// What a person reads on the way out of a mailing: one question with one button, then a plain confirmation, a way back, and
// the choice among what else we write about. Pure: facts in, page out. Nobody is asked why, nobody is kept.

import type { Language } from '#platform/http/problem.ts';
import { html, type Markup, publicPage } from '#platform/http/public-page.ts';

export interface PurposeChoice {
  id: string;
  name: string;
  description: string;
}

export interface LeavingPerson {
  language: Language;
  /** Who writes, as people know it. */
  sender: string;
  /** The address, mostly hidden: whoever holds a forwarded message must not learn it. */
  address: string;
  /** What the message was about; undefined when the purpose has since been deleted. */
  purpose: string | undefined;
}

const texts = {
  fr: {
    askTitle: 'Se désabonner',
    ask: (purpose: string) => `Ne plus recevoir « ${purpose} » ?`,
    askAll: 'Ne plus recevoir ces messages ?',
    from: (sender: string, address: string) => `Expéditeur : ${sender}. Adresse : ${address}.`,
    leave: 'Me désabonner',
    nothingYet: 'Rien ne change tant que vous n’avez pas appuyé sur le bouton.',
    doneTitle: 'Vous êtes désabonné',
    done: (purpose: string) => `C’est fait : vous ne recevrez plus « ${purpose} ».`,
    doneAll: 'C’est fait : vous ne recevrez plus ces messages.',
    at: (address: string) => `Adresse concernée : ${address}. Un message déjà parti peut encore arriver.`,
    undoTitle: 'C’était une erreur ?',
    undo: 'Annuler mon désabonnement',
    undoUntil: (days: number) => `Possible pendant ${days} jours.`,
    othersTitle: 'Vous avez aussi accepté',
    othersHelp: 'Cochez ce à quoi vous voulez mettre fin.',
    stopOthers: 'Mettre fin à ce qui est coché',
    undoneTitle: 'Désabonnement annulé',
    undone: (purpose: string) => `Vous recevrez de nouveau « ${purpose} ».`,
    undoneAll: 'Vous recevrez de nouveau ces messages.',
    tooLateTitle: 'Le délai est passé',
    tooLate:
      'Un désabonnement ne peut plus être annulé ici. Pour vous réabonner, écrivez à l’expéditeur ou passez par son formulaire.',
    goneTitle: 'Plus rien à faire',
    gone: 'Votre adresse n’est plus dans les contacts de cet expéditeur : vous ne recevrez plus ces messages.',
    goneFrom: (sender: string) => `Expéditeur : ${sender}.`,
    forgedTitle: 'Ce lien ne fonctionne pas',
    forged:
      'Le lien de désabonnement est incomplet ou a été modifié. Ouvrez-le à nouveau depuis le message reçu, sans le recopier à la main.',
    forgedHelp:
      'Si cela ne suffit pas, répondez au message en demandant à être désabonné : l’expéditeur est tenu de le faire.',
  },
  en: {
    askTitle: 'Unsubscribe',
    ask: (purpose: string) => `Stop receiving “${purpose}”?`,
    askAll: 'Stop receiving these messages?',
    from: (sender: string, address: string) => `Sender: ${sender}. Address: ${address}.`,
    leave: 'Unsubscribe me',
    nothingYet: 'Nothing changes until you press the button.',
    doneTitle: 'You are unsubscribed',
    done: (purpose: string) => `Done: you will no longer receive “${purpose}”.`,
    doneAll: 'Done: you will no longer receive these messages.',
    at: (address: string) => `Address concerned: ${address}. A message already on its way may still arrive.`,
    undoTitle: 'Was it a mistake?',
    undo: 'Undo my unsubscription',
    undoUntil: (days: number) => `Possible for ${days} days.`,
    othersTitle: 'You also agreed to',
    othersHelp: 'Tick what you want to end.',
    stopOthers: 'End what is ticked',
    undoneTitle: 'Unsubscription undone',
    undone: (purpose: string) => `You will receive “${purpose}” again.`,
    undoneAll: 'You will receive these messages again.',
    tooLateTitle: 'The time is over',
    tooLate:
      'An unsubscription can no longer be undone here. To subscribe again, write to the sender or use their form.',
    goneTitle: 'Nothing left to do',
    gone: 'Your address is no longer among the contacts of this sender: you will not receive these messages any more.',
    goneFrom: (sender: string) => `Sender: ${sender}.`,
    forgedTitle: 'This link does not work',
    forged:
      'The unsubscribe link is incomplete or was altered. Open it again from the message you received, without copying it by hand.',
    forgedHelp: 'If that is not enough, reply to the message and ask to be unsubscribed: the sender has to do it.',
  },
} as const;

export const UNDO_DAYS = 30;

/** GET: a question, and nothing done. */
export function askPage(person: LeavingPerson): Response {
  const t = texts[person.language];
  return page(
    person,
    t.askTitle,
    html`<h1>${person.purpose === undefined ? t.askAll : t.ask(person.purpose)}</h1>
<p>${t.from(person.sender, person.address)}</p>
<form method="post"><input type="hidden" name="action" value="unsubscribe"><button>${t.leave}</button></form>
<p class="soft">${t.nothingYet}</p>`,
  );
}

export function donePage(person: LeavingPerson, others: readonly PurposeChoice[], undo: boolean): Response {
  const t = texts[person.language];
  return page(
    person,
    t.doneTitle,
    html`<h1>${person.purpose === undefined ? t.doneAll : t.done(person.purpose)}</h1>
<p>${t.at(person.address)}</p>
${
  undo &&
  html`<section><h2>${t.undoTitle}</h2>
<p class="soft">${t.undoUntil(UNDO_DAYS)}</p>
<form method="post"><input type="hidden" name="action" value="undo"><button class="quiet">${t.undo}</button></form></section>`
}
${others.length > 0 && othersForm(t, others)}`,
  );
}

function othersForm(t: (typeof texts)[Language], others: readonly PurposeChoice[]): Markup {
  const choices = others.map(
    ({ id, name, description }) =>
      html`<label><input type="checkbox" name="purpose" value="${id}"><span>${name}${
        description !== '' && html`<br><span class="soft">${description}</span>`
      }</span></label>`,
  );
  return html`<section><form method="post"><input type="hidden" name="action" value="choose">
<fieldset><legend><h2>${t.othersTitle}</h2><span class="soft">${t.othersHelp}</span></legend>${choices}</fieldset>
<button class="quiet">${t.stopOthers}</button></form></section>`;
}

export function undonePage(person: LeavingPerson): Response {
  const t = texts[person.language];
  return page(
    person,
    t.undoneTitle,
    html`<h1>${t.undoneTitle}</h1><p>${person.purpose === undefined ? t.undoneAll : t.undone(person.purpose)}</p>`,
  );
}

export function tooLatePage(person: LeavingPerson): Response {
  const t = texts[person.language];
  return page(person, t.tooLateTitle, html`<h1>${t.tooLateTitle}</h1><p>${t.tooLate}</p>`, 409);
}

/** The contact was erased, and the send with it or not: there is nobody left to write to. */
export function gonePage(language: Language, sender: string | undefined): Response {
  const t = texts[language];
  const body = html`<article><h1>${t.goneTitle}</h1><p>${t.gone}</p>${
    sender !== undefined && html`<p class="soft">${t.goneFrom(sender)}</p>`
  }</article>`;
  return publicPage({ language, title: t.goneTitle, body });
}

export function forgedPage(language: Language): Response {
  const t = texts[language];
  const body = html`<article><h1>${t.forgedTitle}</h1><p>${t.forged}</p><p class="soft">${t.forgedHelp}</p></article>`;
  return publicPage({ language, title: t.forgedTitle, body, status: 404 });
}

function page(person: LeavingPerson, title: string, body: Markup, status?: number): Response {
  return publicPage({
    language: person.language,
    title,
    body: html`<article>${body}</article><footer>${person.sender}</footer>`,
    status,
  });
}

/** marie.durand@example.fr -> m•••@example.fr */
export function hideAddress(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 1 ? '•••' : `${Array.from(address)[0]}•••${address.slice(at)}`;
}
