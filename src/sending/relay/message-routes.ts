// Single messages over HTTP: handed over one by one or in a batch, looked at, cancelled while they wait. Open to API keys. A call is answered once
// its rows are committed; a batch is taken whole or not at all.

import { z } from 'zod';
import { idSchema, route } from '#platform/http/route.ts';
import type { Platform } from '#platform/platform.ts';
import { batchAnswer, messageAnswer, messagesAnswer, submittedAnswer } from './message-answers.ts';
import { cancelMessage, listMessages, type MessageView, readMessage } from './message-store.ts';
import { batchSchema, limits, messageSchema } from './relay-message.ts';
import { relayProblem } from './relay-problems.ts';
import { createSubmitter } from './submit-message.ts';

/** Base64 adds a third, JSON a little. */
const ONE_BODY = 15_000_000;
const BATCH_BODY = 30_000_000;
const params = z.object({ messageId: idSchema });

export const messageRoutes = (platform: Platform) => {
  const { sql, clock } = platform;
  const submit = createSubmitter(platform);
  const find = async (workspaceId: string, id: string): Promise<MessageView> => {
    const message = await readMessage(sql, workspaceId, id);
    if (!message) throw relayProblem.message_not_found();
    return message;
  };

  return {
    'POST /api/messages': route({
      may: 'messages:send',
      scope: 'send',
      summary: 'Send one message; with the header Idempotency-Key, the same call again changes nothing',
      body: messageSchema,
      answer: submittedAnswer,
      isIdempotent: true,
      bodyLimit: ONE_BODY,
      run: async ({ workspaceId, session, body, request, language }) => {
        const [message] = (
          await submit({ workspaceId, apiKeyId: session.key?.id ?? null, messages: [body], body, request, language })
        ).messages;
        return message as NonNullable<typeof message>;
      },
    }),

    'POST /api/messages/batch': route({
      may: 'messages:send',
      scope: 'send',
      summary: `Send up to ${limits.batch} messages: all are taken, or none`,
      body: batchSchema,
      answer: batchAnswer,
      isIdempotent: true,
      bodyLimit: BATCH_BODY,
      run: ({ workspaceId, session, body, request, language }) =>
        submit({
          workspaceId,
          apiKeyId: session.key?.id ?? null,
          messages: body.messages,
          body,
          request,
          language,
        }),
    }),

    'GET /api/messages': route({
      may: 'messages:read',
      scope: 'read',
      summary: 'Messages handed over, newest first',
      answer: messagesAnswer,
      query: z.object({
        after: idSchema.optional(),
        tag: z.string().max(50).optional(),
        limit: z.coerce.number().int().min(1).max(100).default(50),
      }),
      run: ({ workspaceId, query }) => listMessages(sql, workspaceId, query),
    }),

    'GET /api/messages/:messageId': route({
      may: 'messages:read',
      scope: 'read',
      summary: 'One message, and where each of its recipients stands',
      params,
      answer: messageAnswer,
      run: ({ workspaceId, params }) => find(workspaceId, params.messageId),
    }),

    'POST /api/messages/:messageId/cancel': route({
      may: 'messages:send',
      scope: 'send',
      summary: 'Cancel a message for every recipient that it has not left for',
      params,
      answer: messageAnswer,
      run: async ({ workspaceId, params }) => {
        await find(workspaceId, params.messageId);
        const cancelled = await sql.begin((tx) => cancelMessage(tx, workspaceId, params.messageId, clock.now()));
        if (cancelled === 0) throw relayProblem.message_gone();
        return find(workspaceId, params.messageId);
      },
    }),
  };
};
