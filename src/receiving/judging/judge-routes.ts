// One message in, its verdict out: for the console's page of the judge and for programs. Nothing is kept and nothing is looked up; who
// vouches for the message is known only from a server that the caller names as trusted.

import { z } from 'zod';
import { takeOver } from '#authentication/take-over.ts';
import { judge } from '#judge/judge.ts';
import { Memory } from '#judge/learn/memory.ts';
import type { Model } from '#judge/learn/model.ts';
import { startLayer } from '#judge/learn/start.ts';
import { arrivalOf } from '#message/arrival.ts';
import { parse } from '#message/parse.ts';
import { defineProblems } from '#platform/http/problem.ts';
import { route } from '#platform/http/route.ts';
import { readQrCodes } from '#platform/pictures/qr-codes.ts';
import { frameQuery } from '../reading/frame-query.ts';
import { type JudgedMessage, messageFrame, messageView } from '../reading/message-view.ts';
import { frameHeaders } from '../reading/reader-view.ts';

const LARGEST = 30_000_000;

const judgingProblem = defineProblems({
  message_too_large: {
    status: 413,
    fr: 'Ce message est trop grand : le juge en lit au plus {megabytes} Mo.',
    en: 'This message is too large: the judge reads at most {megabytes} MB.',
  },
  not_a_message: {
    status: 422,
    fr: 'Ce n’est pas un message : il n’a aucun en-tête. Envoyez la source entière (.eml).',
    en: 'This is no message: it has no header. Send its whole source (.eml).',
  },
});

const knowledge = z.object({
  /** The server whose Authentication-Results are believed. */
  trust: z.string().max(255).optional(),
  recipient: z.string().max(320).optional(),
});

/** What everybody begins with: who calls here has told the judge nothing. */
let model: Model | undefined;

async function judged(source: Buffer, { trust, recipient }: z.infer<typeof knowledge>): Promise<JudgedMessage> {
  const message = parse(source);
  if (message.fields.length === 0) throw judgingProblem.not_a_message();
  const receivedAt = arrivalOf(message);
  model ??= new Memory(startLayer()).of();
  const verdict = judge(message, {
    model,
    qrCodes: await readQrCodes(message),
    ...(receivedAt && { receivedAt }),
    ...(recipient && { envelope: { mailFrom: '', recipient } }),
    ...(trust && { authentication: takeOver(message, trust), trustedServers: [trust] }),
  });
  return { message, verdict };
}

export function judgeRoutes() {
  return {
    'POST /api/judge': route({
      may: 'operator',
      summary: 'Judge a message given as the body of the request (message/rfc822)',
      query: knowledge,
      run: async ({ request, query }) => (await judged(await readBody(request), query)).verdict,
    }),

    'POST /api/judge/reading': route({
      may: 'operator',
      summary: 'Judge a message (message/rfc822), and give what its reader needs to see the verdict in its place',
      query: knowledge,
      run: async ({ request, query }) => messageView(await judged(await readBody(request), query)),
    }),

    'POST /api/judge/frame': route({
      may: 'operator',
      summary: 'The HTML of a message (`message` of a multipart form), made harmless, for a frame',
      query: knowledge.extend(frameQuery.shape),
      run: async ({ request, query, language }) => {
        const page = messageFrame(await judged(await readFormFile(request), query), { ...query, language });
        return new Response(page, { headers: frameHeaders(query) });
      },
    }),
  };
}

/** A frame can only be filled from a form: the file that it carries. */
async function readFormFile(request: Request): Promise<Buffer> {
  const body = new Uint8Array(await readBody(request));
  const type = request.headers.get('content-type') ?? '';
  const form = await new Response(body, { headers: { 'content-type': type } }).formData().catch(() => undefined);
  const file = form?.get('message');
  if (!(file instanceof File)) throw judgingProblem.not_a_message();
  return Buffer.from(await file.arrayBuffer());
}

async function readBody(request: Request): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.length;
    if (length > LARGEST) throw judgingProblem.message_too_large({ megabytes: LARGEST / 1_000_000 });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
