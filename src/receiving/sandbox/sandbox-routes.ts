// The sandbox over HTTP: mailboxes, messages, one message as its reader sees it, its source, and emptying it all.
// The reader's view is a document of its own under a policy that lets nothing run and nothing load (reading/reader-view.ts).

import { z } from 'zod';
import { messageClasses } from '#judge/verdict.ts';
import { idSchema, route } from '#platform/http/route.ts';
import type { Platform } from '#platform/platform.ts';
import { frameQuery } from '../reading/frame-query.ts';
import { messageFrame, messageView } from '../reading/message-view.ts';
import { frameHeaders } from '../reading/reader-view.ts';
import { removeEmptyBlobs } from './keeper.ts';
import { sandboxProblem } from './sandbox-problems.ts';
import {
  countMessages,
  deleteAll,
  getMessage,
  KEPT_MESSAGES,
  listMailboxes,
  listMessages,
  type StoredMessage,
} from './sandbox-store.ts';
import { judgeStored, type PrepareAuthentication, readBytes } from './stored-message.ts';

const PAGE = 50;
const SHOWN_SOURCE = 300_000;

const messageParams = z.object({ messageId: idSchema });
const search = z.string().trim().max(200).optional();

/** One more than a page tells whether there is another. */
function toPage<Item>(rows: readonly Item[], keyOf: (item: Item) => string): { items: Item[]; next: string | null } {
  const items = rows.slice(0, PAGE);
  const last = items.at(-1);
  return { items, next: rows.length > PAGE && last !== undefined ? keyOf(last) : null };
}

export function sandboxRoutes(platform: Platform, prepareAuthentication: PrepareAuthentication) {
  const { sql, live } = platform;

  async function find(workspaceId: string, messageId: string): Promise<StoredMessage> {
    const stored = await getMessage(sql, workspaceId, messageId);
    if (!stored) throw sandboxProblem.sandbox_message_not_found({ kept: KEPT_MESSAGES });
    return stored;
  }

  async function read(workspaceId: string, messageId: string) {
    const stored = await find(workspaceId, messageId);
    const source = await readBytes(platform, stored);
    return { stored, judged: await judgeStored(stored, source, await prepareAuthentication(workspaceId)) };
  }

  return {
    'GET /api/sandbox': route({
      may: 'sandbox:read',
      summary: 'How many messages the sandbox holds, and how many it keeps',
      run: async ({ workspaceId }) => ({ messages: await countMessages(sql, workspaceId), kept: KEPT_MESSAGES }),
    }),

    'GET /api/sandbox/mailboxes': route({
      may: 'sandbox:read',
      summary: 'The mailboxes that received something, the newest mail first',
      query: z.object({ search, after: idSchema.optional() }),
      run: async ({ workspaceId, query }) =>
        toPage(await listMailboxes(sql, workspaceId, { ...query, limit: PAGE + 1 }), ({ newest }) => newest),
    }),

    'GET /api/sandbox/messages': route({
      may: 'sandbox:read',
      summary: 'Messages, newest first, of one mailbox or of all',
      query: z.object({
        mailbox: z.string().max(320).optional(),
        send: idSchema.optional(),
        class: z.enum(messageClasses).optional(),
        search,
        after: idSchema.optional(),
      }),
      run: async ({ workspaceId, query }) => {
        const { send, ...filter } = query;
        const rows = await listMessages(sql, workspaceId, { ...filter, sendId: send, limit: PAGE + 1 });
        return toPage(rows, ({ id }) => id);
      },
    }),

    'GET /api/sandbox/messages/:messageId': route({
      may: 'sandbox:read',
      summary: 'One message with its texts, links, headers and verdict',
      params: messageParams,
      run: async ({ workspaceId, params }) => {
        const { stored, judged } = await read(workspaceId, params.messageId);
        const { blobKey: _key, blobOffset: _offset, class: _class, score: _score, ...line } = stored;
        return { ...line, ...messageView(judged) };
      },
    }),

    'GET /api/sandbox/messages/:messageId/frame': route({
      may: 'sandbox:read',
      summary: 'The HTML of a message, made harmless, for a frame',
      params: messageParams,
      query: frameQuery,
      run: async ({ workspaceId, params, query, language }) => {
        const { judged } = await read(workspaceId, params.messageId);
        return new Response(messageFrame(judged, { ...query, language }), { headers: frameHeaders(query) });
      },
    }),

    'GET /api/sandbox/messages/:messageId/raw': route({
      may: 'sandbox:read',
      summary: 'The start of the source of a message, as text',
      params: messageParams,
      run: async ({ workspaceId, params }) => {
        const source = await readBytes(platform, await find(workspaceId, params.messageId));
        const shown = Math.min(source.length, SHOWN_SOURCE);
        return { source: source.toString('utf8', 0, shown), shown, isCut: shown < source.length };
      },
    }),

    'GET /api/sandbox/messages/:messageId/source': route({
      may: 'sandbox:read',
      summary: 'The whole message, to be downloaded',
      params: messageParams,
      run: async ({ workspaceId, params }) => {
        const source = await readBytes(platform, await find(workspaceId, params.messageId));
        return new Response(new Uint8Array(source), {
          headers: {
            'content-type': 'message/rfc822',
            'content-disposition': `attachment; filename="message-${params.messageId}.eml"`,
            'content-security-policy': "default-src 'none'; sandbox",
            'cache-control': 'private, no-store',
          },
        });
      },
    }),

    'DELETE /api/sandbox/messages': route({
      may: 'sandbox:write',
      summary: 'Forget every message of the sandbox',
      run: async ({ workspaceId }) => {
        await deleteAll(sql, workspaceId);
        await removeEmptyBlobs(platform, workspaceId);
        await live.publish(workspaceId, 'sandbox');
        return undefined;
      },
    }),
  };
}
