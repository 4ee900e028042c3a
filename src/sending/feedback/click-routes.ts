// A click on a link of a campaign: find where it leads, send the reader there at once, then write the hit down.
// The target comes from the rows of the send and from nowhere else, so nothing in the address can choose it. A link that is
// not ours gets a plain page. A hit that cannot be written is logged; the reader never waits for it, nor is stopped by it.
// This GET adds one raw event (see ARCHITECTURE, invariant 6) and changes no state of anything. No cookie is set.

import { z } from 'zod';
import type { Language } from '#platform/http/problem.ts';
import { route } from '#platform/http/route.ts';
import type { Platform } from '#platform/platform.ts';
import { networkOf } from './hit.ts';
import type { NewHit } from './hit-store.ts';
import { createHitWriter, type HitWriter } from './hit-writer.ts';
import { type ClickToken, followsHttp, readClickToken } from './links.ts';
import { html, publicPage } from '#platform/http/public-page.ts';

const LONGEST_AGENT = 300;

export const clickRoutes = (platform: Platform, writer: HitWriter = createHitWriter(platform)) => ({
  'GET /c/:token': route({
    may: 'public',
    summary: 'Follow a link of a campaign',
    params: z.object({ token: z.string() }),
    run: async ({ params, request, ip, language }) => {
      const token = readClickToken(platform.vault, params.token);
      const target = token && (await targetOf(platform, token));
      if (!token || target === undefined) return lostPage(language);
      await writer.write(hitOf(token, request, ip, platform.clock.now()));
      return new Response(null, {
        status: 302,
        headers: {
          location: target,
          'referrer-policy': 'no-referrer',
          'cache-control': 'no-store',
          'x-robots-tag': 'noindex',
        },
      });
    },
  }),
});

async function targetOf({ sql }: Platform, { workspaceId, sendId, index }: ClickToken): Promise<string | undefined> {
  const [link] = await sql<{ url: string }[]>`
    select url from links where workspace_id = ${workspaceId} and send_id = ${sendId} and position = ${index}`;
  return link && followsHttp(link.url) && URL.canParse(link.url) ? new URL(link.url).href : undefined;
}

function hitOf(token: ClickToken, request: Request, ip: string, at: Date): NewHit {
  return {
    workspaceId: token.workspaceId,
    sendId: token.sendId,
    kind: 'click',
    position: token.index,
    person: token.person,
    at,
    ...traitsOf(request, ip),
  };
}

/** What a request shows of who made it, cut to what classing it needs. */
export type Traits = Pick<NewHit, 'method' | 'network' | 'userAgent' | 'hasAcceptLanguage'>;

export function traitsOf(request: Request, ip: string): Traits {
  return {
    method: request.method,
    network: networkOf(ip),
    userAgent: (request.headers.get('user-agent') ?? '').slice(0, LONGEST_AGENT),
    hasAcceptLanguage: request.headers.has('accept-language'),
  };
}

const lost = {
  fr: {
    title: 'Ce lien ne mène nulle part',
    text: 'Il est incomplet, a été modifié, ou le message dont il vient n’existe plus. Ouvrez-le à nouveau depuis le message reçu.',
  },
  en: {
    title: 'This link leads nowhere',
    text: 'It is incomplete, was altered, or the message it comes from no longer exists. Open it again from the message you received.',
  },
};

function lostPage(language: Language): Response {
  const { title, text } = lost[language];
  return publicPage({ language, title, status: 404, body: html`<article><h1>${title}</h1><p>${text}</p></article>` });
}
