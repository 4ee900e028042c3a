// Answers of people that could not be passed on, for an operator to read: nothing that somebody wrote is lost because a reply address
// was wrong. As files only; nothing of them is ever shown within the console.

import { z } from 'zod';
import { defineProblems } from '#platform/http/problem.ts';
import { idSchema, route } from '#platform/http/route.ts';
import type { Platform } from '#platform/platform.ts';

const answerProblem = defineProblems({
  answer_not_found: {
    status: 404,
    fr: 'Cette réponse n’est plus gardée : elle a été transmise, ou son auteur effacé.',
    en: 'This answer is no longer kept: it was passed on, or its author was erased.',
  },
});

export const answerRoutes = ({ sql }: Platform) => ({
  'GET /api/answers/:answerId': route({
    may: 'contacts:read',
    summary: 'An answer to a campaign that could not be passed on, as a message file',
    params: z.object({ answerId: idSchema }),
    run: async ({ params, workspaceId }) => {
      const [row] = await sql<{ bytes: Buffer }[]>`
        select bytes from returned_mail where workspace_id = ${workspaceId} and id = ${params.answerId}
          and kind = 'reply' and state = 'failed' and bytes is not null`;
      if (!row) throw answerProblem.answer_not_found();
      return new Response(new Uint8Array(row.bytes), {
        headers: {
          'content-type': 'message/rfc822',
          'content-disposition': `attachment; filename="answer-${params.answerId}.eml"`,
          'content-security-policy': "default-src 'none'; sandbox",
          'cache-control': 'private, no-store',
        },
      });
    },
  }),
});
