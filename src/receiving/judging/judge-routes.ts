// One message in, its verdict out: for the console's tools and for programs. Nothing is kept and nothing is looked up; who vouches for
// the message is known only from a server that the caller names as trusted.

import { z } from 'zod';
import { takeOver } from '#authentication/take-over.ts';
import { judge } from '#judge/judge.ts';
import { parse } from '#message/parse.ts';
import { defineProblems } from '#platform/http/problem.ts';
import { route } from '#platform/http/route.ts';
import type { Platform } from '#platform/platform.ts';

const LARGEST = 30_000_000;

const judgingProblem = defineProblems({
  message_too_large: {
    status: 413,
    fr: 'Ce message est trop grand : le juge en lit au plus {megabytes} Mo.',
    en: 'This message is too large: the judge reads at most {megabytes} MB.',
  },
  not_a_message: {
    status: 422,
    fr: 'Ce n’est pas un message : il n’a aucun en-tête. Envoyez la source entière (.eml).',
    en: 'This is no message: it has no header. Send its whole source (.eml).',
  },
});

export function judgeRoutes({ clock }: Pick<Platform, 'clock'>) {
  return {
    'POST /api/judge': route({
      may: 'operator',
      summary: 'Judge a message given as the body of the request (message/rfc822)',
      query: z.object({
        trust: z.string().max(255).optional(),
        recipient: z.string().max(320).optional(),
      }),
      run: async ({ request, query }) => {
        const message = parse(await readBody(request));
        if (message.fields.length === 0) throw judgingProblem.not_a_message();
        const authentication = query.trust === undefined ? undefined : takeOver(message, query.trust);
        return judge(message, {
          receivedAt: clock.now(),
          ...(query.recipient && { envelope: { mailFrom: '', recipient: query.recipient } }),
          ...(authentication && { authentication }),
        });
      },
    }),
  };
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
