// What arrived, over HTTP: lists, one message as its reader would see it with the reasons of its verdict, its source, and the acts on what is
// held. The reader's view is a document of its own under a policy that lets nothing run and nothing load.

import { z } from 'zod';
import { audit } from '#accounts/audit.ts';
import { messageClasses } from '#judge/verdict.ts';
import { idSchema, route } from '#platform/http/route.ts';
import type { Platform } from '#platform/platform.ts';
import { frameQuery } from '../reading/frame-query.ts';
import { messageFrame, messageView } from '../reading/message-view.ts';
import { frameHeaders } from '../reading/reader-view.ts';
import { dismissContests, giveOriginal, release, remove } from './act.ts';
import { quarantineProblem } from './quarantine-problems.ts';
import { type Acted, listArrivals, readArrival, readFigures, type StoredArrival } from './quarantine-store.ts';
import { readJudged, readSource } from './read-arrival.ts';

const PAGE = 50;
const SHOWN_SOURCE = 300_000;
const FIGURE_DAYS = 14;

const params = z.object({ arrivalId: idSchema });
const ids = z.array(idSchema).min(1).max(200);

export function quarantineRoutes(platform: Platform) {
  const { sql, clock } = platform;

  async function find(workspaceId: string, id: string): Promise<StoredArrival> {
    const stored = await readArrival(sql, workspaceId, id);
    if (!stored) throw quarantineProblem.arrival_not_found();
    return stored;
  }

  async function logged(
    action: `quarantine.${'release' | 'trust' | 'delete' | 'original'}`,
    { workspaceId, operatorId, ip }: { workspaceId: string; operatorId: string; ip: string },
    acted: readonly Acted[],
  ) {
    if (acted.length === 0) throw quarantineProblem.nothing_held();
    for (const { id, fromAddress } of acted)
      await audit(platform, { workspaceId, operatorId, action, subject: fromAddress, subjectId: id, ip });
    return { changed: acted.length };
  }

  return {
    'GET /api/quarantine': route({
      may: 'quarantine:read',
      summary: 'What arrived, newest first: held, delivered, refused, waiting or deleted',
      query: z.object({
        state: z.enum(['waiting', 'delivered', 'held', 'deleted', 'refused', 'contested']).optional(),
        domain: idSchema.optional(),
        owner: idSchema.optional(),
        class: z.enum(messageClasses).optional(),
        search: z.string().trim().max(200).optional(),
        after: idSchema.optional(),
      }),
      run: async ({ workspaceId, query }) => {
        const { domain: domainId, owner: ownerId, ...filter } = query;
        const rows = await listArrivals(sql, workspaceId, { ...filter, domainId, ownerId, limit: PAGE + 1 });
        const items = rows.slice(0, PAGE);
        return { items, next: rows.length > PAGE ? (items.at(-1)?.id ?? null) : null };
      },
    }),

    'GET /api/quarantine/figures': route({
      may: 'quarantine:read',
      summary: 'How much is held and waits, and what arrived on each of the last days',
      run: async ({ workspaceId }) => {
        const [row] = await sql<[{ timeZone: string }]>`
          select time_zone as "timeZone" from workspaces where id = ${workspaceId}`;
        return readFigures(sql, workspaceId, { days: FIGURE_DAYS, now: clock.now(), timeZone: row.timeZone });
      },
    }),

    'GET /api/quarantine/:arrivalId': route({
      may: 'quarantine:read',
      summary: 'One message that arrived: its texts, links and headers, its verdict, and what became of it',
      params,
      run: async ({ workspaceId, params }) => {
        const stored = await find(workspaceId, params.arrivalId);
        const { blobKey: _key, blobOffset: _offset, verdict: _verdict, messageRow: _row, ...facts } = stored;
        return { ...facts, ...messageView(await readJudged(platform, stored)) };
      },
    }),

    'GET /api/quarantine/:arrivalId/frame': route({
      may: 'quarantine:read',
      summary: 'The HTML of a message, made harmless, for a frame',
      params,
      query: frameQuery,
      run: async ({ workspaceId, params, query, language }) => {
        const judged = await readJudged(platform, await find(workspaceId, params.arrivalId));
        return new Response(messageFrame(judged, { ...query, language }), { headers: frameHeaders(query) });
      },
    }),

    'GET /api/quarantine/:arrivalId/raw': route({
      may: 'quarantine:read',
      summary: 'The start of the source of a message, as text',
      params,
      run: async ({ workspaceId, params }) => {
        const source = await readSource(platform, await find(workspaceId, params.arrivalId));
        const shown = Math.min(source.length, SHOWN_SOURCE);
        return { source: source.toString('utf8', 0, shown), shown, isCut: shown < source.length };
      },
    }),

    'GET /api/quarantine/:arrivalId/source': route({
      may: 'quarantine:read',
      summary: 'The whole message as it came, to be downloaded',
      params,
      run: async ({ workspaceId, params }) => {
        const source = await readSource(platform, await find(workspaceId, params.arrivalId));
        return new Response(new Uint8Array(source), {
          headers: {
            'content-type': 'message/rfc822',
            'content-disposition': `attachment; filename="message-${params.arrivalId}.eml"`,
            'content-security-policy': "default-src 'none'; sandbox",
            'cache-control': 'private, no-store',
          },
        });
      },
    }),

    'POST /api/quarantine/release': route({
      may: 'quarantine:write',
      summary: 'Deliver what is held, and if wanted trust its senders from now on',
      body: z.object({ ids, trust: z.boolean().default(false) }),
      run: async (call) => {
        const { ids: wanted, trust } = call.body;
        const acted = await release(platform, { workspaceId: call.workspaceId, ids: wanted }, trust);
        return logged(trust ? 'quarantine.trust' : 'quarantine.release', call, acted);
      },
    }),

    'POST /api/quarantine/original': route({
      may: 'quarantine:write',
      summary: 'Deliver once more, as it came, what was delivered without its trackers',
      body: z.object({ ids }),
      run: async (call) =>
        logged(
          'quarantine.original',
          call,
          await giveOriginal(platform, { workspaceId: call.workspaceId, ids: call.body.ids }),
        ),
    }),

    'POST /api/quarantine/dismiss': route({
      may: 'quarantine:write',
      summary: 'Let refusals that were contested stand',
      body: z.object({ ids }),
      run: async ({ workspaceId, body }) => dismissContests(platform, { workspaceId, ids: body.ids }),
    }),

    'POST /api/quarantine/delete': route({
      may: 'quarantine:write',
      summary: 'Delete what is held; it can be had back until the retention takes it',
      body: z.object({ ids }),
      run: async (call) =>
        logged(
          'quarantine.delete',
          call,
          await remove(platform, { workspaceId: call.workspaceId, ids: call.body.ids }),
        ),
    }),
  };
}
