// The way out of a mailing. POST with the body of RFC 8058 unsubscribes at once, for the mailbox provider's button; GET shows a
// page with a button, and changes nothing, so that no scanner can unsubscribe anybody by looking. The page's own POSTs confirm,
// undo (30 days) and choose among purposes. No cookie, no redirect, no sign-in. A token that is not ours gets a clear page.
// What is asked is always done (law), also when it looks like a machine: that is only written beside it.

import { z } from 'zod';
import { readText } from '#platform/http/edge.ts';
import type { Language } from '#platform/http/problem.ts';
import { route } from '#platform/http/route.ts';
import type { Platform } from '#platform/platform.ts';
import { type Traits, traitsOf } from './click-routes.ts';
import type { HitJudgement } from './hit.ts';
import { recordHit } from './hit-store.ts';
import { readUnsubscribeToken } from './links.ts';
import { isTrialToken } from './unsubscribe-trial.ts';
import {
  askPage,
  donePage,
  forgedPage,
  gonePage,
  hideAddress,
  type LeavingPerson,
  tooLatePage,
  undonePage,
} from './unsubscribe-page.ts';
import {
  type Departure,
  findLeaving,
  type Gone,
  type Leaving,
  leave,
  otherPurposes,
  undo,
  undoable,
} from './unsubscribe-store.ts';

const BODY_LIMIT = 16_000;
const actions = new Set(['unsubscribe', 'choose', 'undo']);
const params = z.object({ token: z.string() });

export const unsubscribeRoutes = (platform: Platform) => ({
  'GET /u/:token': route({
    may: 'public',
    summary: 'Show the page that asks whether to unsubscribe',
    params,
    run: async ({ params, language }) => {
      const found = await find(platform, params.token);
      return found === undefined || 'gone' in found ? emptyPage(found, language) : askPage(personOf(found));
    },
  }),
  'POST /u/:token': route({
    may: 'public',
    summary: 'Unsubscribe in one click (RFC 8058), or as the page asks',
    params,
    run: async ({ params, request, ip, language }) => {
      const form = await readForm(request);
      const oneClick = form.get('List-Unsubscribe') === 'One-Click';
      if (isTrialToken(platform.vault, params.token))
        return new Response(oneClick ? 'trial' : 'no', { status: oneClick ? 200 : 400 });
      const found = await find(platform, params.token);
      if (found === undefined || 'gone' in found) return emptyPage(found, language);
      const action = oneClick ? 'unsubscribe' : (form.get('action') ?? '');
      if (!actions.has(action)) return askPage(personOf(found));
      const departure = await departureOf(platform, found, oneClick ? 'one_click' : 'page', traitsOf(request, ip));
      return act(platform, found, action, form, departure);
    },
  }),
});

async function act(
  platform: Platform,
  leaving: Leaving,
  action: string,
  form: URLSearchParams,
  departure: Departure,
): Promise<Response> {
  const { sql, clock } = platform;
  const person = personOf(leaving);
  if (action === 'undo') {
    const undone = await undo(sql, leaving, departure);
    if (undone === 0) return tooLatePage(person);
    await tell(platform, leaving);
    return undonePage(person);
  }
  const others = await otherPurposes(sql, leaving);
  // Only purposes that the page could have offered: anything else in the form is not ours.
  const offered = form.getAll('purpose').filter((id) => others.some((other) => other.id === id));
  const chosen = action === 'choose' ? offered : [leaving.purposeId];
  if ((await leave(sql, leaving, chosen, departure)) > 0) await tell(platform, leaving);
  const rest = others.filter(({ id }) => !chosen.includes(id));
  return donePage(person, rest, (await undoable(sql, leaving, clock.now())).length > 0);
}

async function find({ sql, vault }: Platform, text: string): Promise<Leaving | Gone | undefined> {
  const token = readUnsubscribeToken(vault, text);
  return token && findLeaving(sql, token);
}

function emptyPage(found: Gone | undefined, language: Language): Response {
  return found ? gonePage(found.language ?? language, found.sender) : forgedPage(language);
}

function personOf({ language, sender, email, purpose }: Leaving): LeavingPerson {
  return { language, sender, address: email === null ? '•••' : hideAddress(email), purpose };
}

/** Writes the raw event down, and says whether it looks like a machine's doing. A failure here must not stop anybody leaving. */
async function departureOf(
  platform: Platform,
  leaving: Leaving,
  way: Departure['way'],
  traits: Traits,
): Promise<Departure> {
  const { workspaceId, sendId, livingId, step } = leaving;
  const at = platform.clock.now();
  const person = livingId === null ? undefined : { contactId: livingId, step };
  const hit = await recordHit(platform.sql, {
    workspaceId,
    sendId,
    kind: 'unsubscribe',
    position: null,
    person,
    at,
    ...traits,
  }).catch((err) => {
    platform.log.error({ err, sendId }, 'the hit of an unsubscription could not be written down');
    return undefined;
  });
  return { way, suspect: hit !== undefined && looksLikeScanner(way, hit), network: traits.network, at };
}

/** Providers' one-click servers name no browser and speak no language: there only the timing tells. */
function looksLikeScanner(way: Departure['way'], { score, reasons }: HitJudgement): boolean {
  if (way === 'page') return score >= 4;
  return reasons.includes('BEFORE_ACCEPTANCE') || reasons.includes('WITHIN_10_SECONDS');
}

async function tell({ live }: Platform, { workspaceId, livingId }: Leaving): Promise<void> {
  await live.publish(workspaceId, 'campaigns');
  await live.publish(workspaceId, 'contacts', livingId ?? undefined);
}

/** RFC 8058 section 3.2 allows both encodings of a form. A body that is neither is an empty form. */
async function readForm(request: Request): Promise<URLSearchParams> {
  const type = request.headers.get('content-type') ?? '';
  const text = await readText(request, BODY_LIMIT);
  if (!/^multipart\/form-data/i.test(type)) return new URLSearchParams(text);
  const fields = new URLSearchParams();
  const form = await new Response(text, { headers: { 'content-type': type } }).formData().catch(() => undefined);
  for (const [name, value] of form ?? []) if (typeof value === 'string') fields.append(name, value);
  return fields;
}
