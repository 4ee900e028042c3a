// Webhooks over HTTP: added (the answer is the only time the secret is seen), changed, disabled, told again, deleted; and the events themselves, for
// programs that would rather ask. An address that cannot be in the public internet is refused here already; where its name leads is looked at
// again at each delivery.

import { isIP } from 'node:net';
import { z } from 'zod';
import { audit } from '#accounts/audit.ts';
import type { AuditAction } from '#accounts/audit-action.ts';
import { idSchema, route } from '#platform/http/route.ts';
import type { Platform } from '#platform/platform.ts';
import { isPublicAddress } from '#platform/public-address.ts';
import {
  changeEndpoint,
  deleteEndpoint,
  insertEndpoint,
  listEndpoints,
  renewSecret,
  replaySince,
} from './endpoint-store.ts';
import { listEvents } from './event-store.ts';
import { eventKinds, newSecret } from './webhook.ts';
import { webhookProblem } from './webhook-problems.ts';

const eventsAnswer = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.string(),
      type: z.templateLiteral(['message.', z.enum(eventKinds)]),
      at: z.iso.datetime(),
      recipient: z.string().nullable(),
      messageId: z.string().nullable().describe('The number of a message handed over by the API or by SMTP'),
      tags: z.array(z.string()),
      campaignId: z.string().nullable(),
      reason: z.string().nullable(),
      url: z.string().nullable(),
    }),
  ),
  next: z.string().nullable(),
});
const MOST = 10;
const params = z.object({ webhookId: idSchema });
const url = z.url().max(2_000);
const events = z.array(z.enum(eventKinds)).min(1).max(eventKinds.length);

/** Hosts that no name server of the world knows. */
const HOUSE_NAMES = /(?:^|\.)(?:localhost|local|internal|home\.arpa|lan)$/i;

export function checkAddress(text: string): string {
  const { protocol, hostname, username, password, href } = new URL(text);
  const host = hostname.replace(/^\[|\]$/g, '');
  const isOpen = isIP(host) === 0 ? host.includes('.') && !HOUSE_NAMES.test(host) : isPublicAddress(host);
  if (protocol !== 'https:' || username !== '' || password !== '' || !isOpen)
    throw webhookProblem.webhook_address_not_public({ host });
  return href;
}

export const webhookRoutes = (platform: Platform) => {
  const { sql, clock, vault, live } = platform;

  interface Act {
    workspaceId: string;
    operatorId: string;
    ip: string;
  }
  /** Undefined from `change`: there is no such webhook. */
  async function act(
    { workspaceId, operatorId, ip }: Act,
    action: AuditAction,
    id: string,
    change: () => Promise<string | undefined>,
  ): Promise<void> {
    const subject = await change();
    if (subject === undefined) throw webhookProblem.webhook_not_found();
    await audit(platform, { workspaceId, operatorId, action, subject, subjectId: id, ip });
    await live.publish(workspaceId, 'webhooks', id);
  }

  return {
    'GET /api/webhooks': route({
      may: 'webhooks:read',
      summary: 'The webhooks of the workspace, and how they fare',
      run: async ({ workspaceId }) => ({ webhooks: await listEndpoints(sql, workspaceId) }),
    }),

    'POST /api/webhooks': route({
      may: 'webhooks:write',
      summary: 'Add a webhook; its secret is in the answer and nowhere else',
      body: z.object({ url, events }),
      run: async (call) => {
        const { workspaceId, body } = call;
        const address = checkAddress(body.url);
        if ((await listEndpoints(sql, workspaceId)).length >= MOST)
          throw webhookProblem.too_many_webhooks({ most: MOST });
        const secret = newSecret();
        const kinds = [...new Set(body.events)];
        const one = { workspaceId, url: address, events: kinds, sealed: vault.seal(secret), now: clock.now() };
        const id = await insertEndpoint(sql, one);
        await act(call, 'webhooks.create', id, async () => address);
        return { id, secret };
      },
    }),

    'PUT /api/webhooks/:webhookId': route({
      may: 'webhooks:write',
      summary: 'Change, disable or enable a webhook',
      params,
      body: z.object({ url: url.optional(), events: events.optional(), isEnabled: z.boolean().optional() }),
      run: async (call) => {
        const { workspaceId, params, body } = call;
        const change = { ...body, ...(body.url !== undefined && { url: checkAddress(body.url) }) };
        await act(call, 'webhooks.change', params.webhookId, () =>
          changeEndpoint(sql, workspaceId, params.webhookId, change, clock.now()),
        );
      },
    }),

    'POST /api/webhooks/:webhookId/secret': route({
      may: 'webhooks:write',
      summary: 'Renew the secret; the old one signs beside it for a day',
      params,
      run: async (call) => {
        const secret = newSecret();
        const { workspaceId, params } = call;
        await act(call, 'webhooks.secret', params.webhookId, () =>
          renewSecret(sql, workspaceId, params.webhookId, vault.seal(secret), clock.now()),
        );
        return { secret };
      },
    }),

    'POST /api/webhooks/:webhookId/replay': route({
      may: 'webhooks:write',
      scope: 'events',
      summary: 'Tell again everything since a moment',
      params,
      body: z.object({ since: z.iso.datetime({ offset: true }) }),
      run: async (call) => {
        const { workspaceId, params, body } = call;
        const found = (await listEndpoints(sql, workspaceId)).find(({ id }) => id === params.webhookId);
        await act(call, 'webhooks.replay', params.webhookId, async () => found?.url);
        const again = await replaySince(sql, workspaceId, params.webhookId, new Date(body.since), clock.now());
        return { events: again };
      },
    }),

    'DELETE /api/webhooks/:webhookId': route({
      may: 'webhooks:write',
      summary: 'Delete a webhook and what waits for it',
      params,
      run: async (call) => {
        const { workspaceId, params } = call;
        await act(call, 'webhooks.delete', params.webhookId, () => deleteEndpoint(sql, workspaceId, params.webhookId));
      },
    }),

    'GET /api/events': route({
      may: 'webhooks:read',
      scope: 'events',
      summary: 'What happened, oldest first, of the kinds that a webhook wants; kept for 30 days',
      answer: eventsAnswer,
      query: z.object({ after: idSchema.optional(), limit: z.coerce.number().int().min(1).max(500).default(100) }),
      run: ({ workspaceId, query }) => listEvents(sql, workspaceId, query),
    }),
  };
};
