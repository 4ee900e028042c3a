// What is held for one owner, by his personal link: a GET shows and changes nothing, so that no scanner releases anything; each button POSTs.
// No cookie and no script. Every question to the database names the owner of the link.

import { z } from 'zod';
import { networkOf } from '#accounts/sign-in-limits.ts';
import { parse } from '#message/parse.ts';
import { readText } from '#platform/http/edge.ts';
import type { Language } from '#platform/http/problem.ts';
import { idSchema, route } from '#platform/http/route.ts';
import type { Platform } from '#platform/platform.ts';
import { createRate } from '#platform/rate.ts';
import { giveOriginal, release, remove } from '../quarantine/act.ts';
import { listCleaned } from '../quarantine/original-store.ts';
import { listArrivals, readArrival, type StoredArrival } from '../quarantine/quarantine-store.ts';
import { readSource } from '../quarantine/read-arrival.ts';
import { setAgreement } from '../reactions/lesson-store.ts';
import { react } from '../reactions/react.ts';
import { setRule } from '../disposition/sender-rule-store.ts';
import { frameHeaders, readerDocument } from '../reading/reader-view.ts';
import { cleanedPage } from './cleaned-page.ts';
import { readOwnerToken } from './owner-link.ts';
import {
  brokenLinkPage,
  expiredPage,
  gonePage,
  listPage,
  messagePage,
  type OwnerView,
  renewedPage,
  tooOftenPage,
  voidedPage,
} from './owner-page.ts';
import { changePreferences, markShown, readMainReasons, readPageOwner, voidLinks } from './owner-page-store.ts';
import { ownerTexts } from './owner-page-texts.ts';
import { sendLink } from './send-link.ts';

const PAGE = 50;
const BODY_LIMIT = 4_000;
/** Of one network in a minute: a whole office behind one address opens less, and who tries links gets nowhere. */
const MOST_PAGES = 300;
const MINUTE_MS = 60_000;
/** Whoever reads a fraud to find out whether it is one must not fall for it here. */
const INERT = { images: 'blocked', links: 'inert' } as const;

const language = z.enum(['fr', 'en']).optional().catch(undefined);
const link = z.object({ token: z.string().max(300) });
const oneMessage = link.extend({ arrivalId: idSchema });
const done = z
  .enum(Object.keys(ownerTexts.fr.done) as [keyof typeof ownerTexts.fr.done])
  .optional()
  .catch(undefined);

const formSchema = z.object({
  action: z.enum([
    'release',
    'trust',
    'delete',
    'block',
    'report',
    'original',
    'settings',
    'agree',
    'disagree',
    'links',
    'renew',
  ]),
  arrival: idSchema.optional(),
  digest: z.enum(['never', 'daily', 'weekly']).optional(),
  language: z.enum(['fr', 'en']).optional(),
  lang: z.enum(['fr', 'en']).optional(),
});
type Form = z.output<typeof formSchema>;
/** After these the way back is shown. */
const REMOVALS = new Set<string>(['delete', 'block', 'report']);

/** What is asked with a link. */
interface LinkCall {
  params: { token: string };
  ip: string;
  language: Language;
}

export function ownerPageRoutes(platform: Platform) {
  const rate = createRate(platform.clock, { most: MOST_PAGES, perMs: MINUTE_MS });
  const { sql, clock, vault } = platform;

  async function open(token: string, wanted?: Language): Promise<{ view: OwnerView; isExpired: boolean } | undefined> {
    const read = readOwnerToken(vault, token, clock.now());
    const owner = read && (await readPageOwner(sql, read.workspaceId, read.ownerId, clock.now()));
    if (!read || owner?.linksEpoch !== read.linksEpoch) return undefined;
    return { view: { owner, token, language: wanted ?? owner.language }, isExpired: read.isExpired };
  }

  /** A page that says what is the matter, where the link opens nothing. */
  async function viewOf(call: LinkCall, wanted: Language | undefined): Promise<OwnerView | Response> {
    if (!rate.passes(networkOf(call.ip))) return tooOftenPage(wanted ?? call.language);
    const opened = await open(call.params.token, wanted);
    if (!opened) return brokenLinkPage(wanted ?? call.language);
    return opened.isExpired ? expiredPage(opened.view) : opened.view;
  }

  /** His own and nobody else's, and only what did not reach his mailbox: a link that went astray opens no more than that. */
  async function arrivalOf({ owner }: OwnerView, id: string): Promise<StoredArrival | undefined> {
    const stored = await readArrival(sql, owner.workspaceId, id);
    const isHere = stored?.state === 'held' || stored?.state === 'deleted';
    return isHere && stored.ownerId === owner.ownerId ? stored : undefined;
  }

  return {
    'GET /held/:token': route({
      may: 'public',
      summary: 'What is held for the owner of a personal link',
      params: link,
      query: z.object({
        after: idSchema.optional().catch(undefined),
        /** What he deleted, or what is held. */
        state: z.enum(['held', 'deleted']).default('held').catch('held'),
        lang: language,
        done,
        arrival: idSchema.optional().catch(undefined),
      }),
      run: async (call) => {
        const view = await viewOf(call, call.query.lang);
        if (view instanceof Response) return view;
        const { workspaceId, ownerId } = view.owner;
        const { after, state } = call.query;
        const lines = await listArrivals(sql, workspaceId, { ownerId, state, after, limit: PAGE + 1 });
        const shown = lines.slice(0, PAGE);
        const next = lines.length > PAGE ? shown.at(-1)?.id : undefined;
        const reasons = await readMainReasons(
          sql,
          view.owner,
          shown.map(({ id }) => id),
        );
        return listPage(view, shown, { ...call.query, reasons, next });
      },
    }),

    'GET /held/:token/cleaned': route({
      may: 'public',
      summary: 'Messages from which trackers were taken out, for the owner of a personal link',
      params: link,
      query: z.object({ after: idSchema.optional().catch(undefined), lang: language }),
      run: async (call) => {
        const view = await viewOf(call, call.query.lang);
        if (view instanceof Response) return view;
        const lines = await listCleaned(sql, view.owner, { after: call.query.after, limit: PAGE + 1 });
        const shown = lines.slice(0, PAGE);
        return cleanedPage(view, shown, lines.length > PAGE ? shown.at(-1)?.id : undefined);
      },
    }),

    'GET /held/:token/:arrivalId': route({
      may: 'public',
      summary: 'One message held for the owner of a personal link, with its reasons',
      params: oneMessage,
      query: z.object({ lang: language }),
      run: async (call) => {
        const view = await viewOf(call, call.query.lang);
        if (view instanceof Response) return view;
        const stored = await arrivalOf(view, call.params.arrivalId);
        if (!stored) return gonePage(view);
        const { html, text = '' } = parse(await readSource(platform, stored));
        return messagePage(view, stored, html !== undefined || text.trim() !== '');
      },
    }),

    'GET /held/:token/:arrivalId/frame': route({
      may: 'public',
      summary: 'The message itself, made harmless, for a frame',
      params: oneMessage,
      run: async (call) => {
        const view = await viewOf(call, undefined);
        if (view instanceof Response) return view;
        const stored = await arrivalOf(view, call.params.arrivalId);
        if (!stored) return gonePage(view);
        const { html, text = '' } = parse(await readSource(platform, stored));
        const document = readerDocument(html ?? asHtml(text), { ...INERT, language: view.language });
        return new Response(document, {
          headers: { ...frameHeaders(INERT), 'cache-control': 'no-store' },
        });
      },
    }),

    'POST /held/:token': route({
      may: 'public',
      summary: 'Release, delete or report a held message, or change preferences, as the owner of a personal link',
      params: link,
      run: async (call) => {
        const given = formSchema.safeParse(
          Object.fromEntries(new URLSearchParams(await readText(call.request, BODY_LIMIT))),
        );
        const opened = given.data?.action === 'renew' && (await open(call.params.token, given.data.lang));
        if (opened)
          return renewedPage(opened.view, await sendLink(platform, { ...opened.view.owner, isVoiding: false }));
        const view = await viewOf(call, given.data?.lang);
        if (view instanceof Response) return view;
        if (!given.success) return gonePage(view);
        const { action } = given.data;
        if (action === 'links') {
          await voidLinks(sql, view.owner);
          return voidedPage(view.language);
        }
        const told = (await act(platform, view, given.data)) ? action : 'nothing';
        const lang = given.data.language ?? view.language;
        const { arrival } = given.data;
        const undo = arrival !== undefined && REMOVALS.has(told) && { arrival };
        return new Response(null, {
          status: 303,
          headers: { location: `/held/${view.token}?${new URLSearchParams({ done: told, lang, ...undo })}` },
        });
      },
    }),
  };
}

/** False when there was nothing to do. Done twice it changes nothing more. */
async function act(platform: Platform, { owner }: OwnerView, form: Form): Promise<boolean> {
  const { sql, clock } = platform;
  const { workspaceId, ownerId, domainId } = owner;
  const now = clock.now();
  if (form.action === 'settings') {
    await changePreferences(sql, owner, {
      digest: form.digest ?? owner.digest,
      language: form.language ?? owner.language,
    });
    return true;
  }
  if (form.action === 'agree' || form.action === 'disagree') {
    await setAgreement(sql, { workspaceId, ownerId, agrees: form.action === 'agree', now });
    return true;
  }
  if (form.arrival === undefined) return false;
  const whose = { workspaceId, ownerId, ids: [form.arrival] };
  if (form.action === 'original') return (await giveOriginal(platform, whose)).length > 0;
  await markShown(sql, owner, form.arrival, now);
  if (form.action === 'release' || form.action === 'trust')
    return (await release(platform, whose, form.action === 'trust')).length > 0;
  const [gone] = await remove(platform, whose);
  if (!gone) return false;
  if (form.action === 'report') await react(platform, { workspaceId, arrivalId: gone.id, kind: 'reported' });
  if (form.action === 'block' && gone.fromAddress)
    await setRule(sql, { workspaceId, domainId, ownerId, sender: gone.fromAddress, action: 'block', now });
  return true;
}

const asHtml = (text: string): string =>
  `<pre style="white-space:pre-wrap">${text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`)}</pre>`;
