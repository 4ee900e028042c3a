// The page to which a refusal leads its sender: he gives the reference and says why the message was wanted. The answer is the same whatever the
// reference is, so that nobody learns from it what was received. A GET shows and changes nothing.

import { z } from 'zod';
import { readText } from '#platform/http/edge.ts';
import type { Language } from '#platform/http/problem.ts';
import { html, publicPage } from '#platform/http/public-page.ts';
import { route } from '#platform/http/route.ts';
import type { Platform } from '#platform/platform.ts';
import { networkOf } from '../reputation/known-senders.ts';
import { addContest } from './contest-store.ts';

const BODY_LIMIT = 10_000;
const reference = z.string().regex(/^[1-9]\d{0,17}-[1-9]\d{0,17}$/);
/** A form can carry what the database cannot. */
const storable = (text: string) => text.toWellFormed().replaceAll('\0', '');
const form = z.object({
  reference: z.string().trim().max(60),
  email: z.string().trim().max(320).transform(storable),
  explanation: z.string().trim().max(2_000).transform(storable),
});

const texts = {
  fr: {
    title: 'Votre message a été refusé',
    intro: 'S’il était attendu, dites-le ici : une personne le regardera.',
    reference: 'Référence, telle que la donne le refus',
    email: 'Votre adresse',
    explanation: 'Qui êtes-vous, et pourquoi ce message était-il attendu ?',
    send: 'Envoyer',
    doneTitle: 'Merci',
    done: 'Si cette référence est celle d’un message refusé, le postmaster le verra en premier. Nous ne répondons pas à chacun.',
    wrong: 'La référence s’écrit comme 12-345 : recopiez-la depuis le refus.',
  },
  en: {
    title: 'Your message was refused',
    intro: 'If it was expected, say so here: a person will look at it.',
    reference: 'Reference, as the refusal gives it',
    email: 'Your address',
    explanation: 'Who are you, and why was this message expected?',
    send: 'Send',
    doneTitle: 'Thank you',
    done: 'If this reference is that of a message that was refused, the postmaster will see it first. We do not answer everybody.',
    wrong: 'The reference is written like 12-345: copy it from the refusal.',
  },
} as const;

export function contestRoutes({ sql, clock, live }: Platform) {
  return {
    'GET /contest': route({
      may: 'public',
      summary: 'The page where a sender contests a refusal',
      query: z.object({ ref: reference.optional().catch(undefined) }),
      run: ({ query, language }) => askPage(language, query.ref ?? ''),
    }),

    'POST /contest': route({
      may: 'public',
      summary: 'Contest a refusal',
      run: async ({ request, language, ip }) => {
        const given = form.safeParse(Object.fromEntries(new URLSearchParams(await readText(request, BODY_LIMIT))));
        if (!given.success || !reference.safeParse(given.data.reference).success)
          return askPage(language, given.data?.reference ?? '', true);
        const [workspaceId, messageRow] = given.data.reference.split('-') as [string, string];
        const { email, explanation } = given.data;
        await addContest(sql, {
          workspaceId,
          messageRow,
          email,
          explanation,
          network: networkOf(ip),
          now: clock.now(),
        });
        await live.publish(workspaceId, 'quarantine');
        const t = texts[language];
        const body = html`<article><h1>${t.doneTitle}</h1><p role="status">${t.done}</p></article>`;
        return publicPage({ language, title: t.doneTitle, body });
      },
    }),
  };
}

function askPage(language: Language, ref: string, isWrong = false): Response {
  const t = texts[language];
  const body = html`<article><h1>${t.title}</h1><p>${t.intro}</p>${isWrong && html`<p role="alert"><b>${t.wrong}</b></p>`}
<form method="post" action="/contest">
<label class="field"><span>${t.reference}</span><input name="reference" required value="${ref}" maxlength="60"></label>
<label class="field"><span>${t.email}</span><input name="email" type="email" required maxlength="320"></label>
<label class="field"><span>${t.explanation}</span><textarea name="explanation" required rows="5" maxlength="2000"></textarea></label>
<button>${t.send}</button></form></article>`;
  return publicPage({ language, title: t.title, body, status: isWrong ? 422 : 200 });
}
