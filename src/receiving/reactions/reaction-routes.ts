// What mailbox servers tell of their owners' reactions: a message that we delivered is handed back with what was done with it (IMAPSieve,
// RFC 6785; the recipe is in docs/en/gateway.md). Our signed mark in the message is the proof that it came from here; the owner named must
// be one whom it reached. Nothing but the header is read, and nothing of it is kept.

import { z } from 'zod';
import { defineProblems } from '#platform/http/problem.ts';
import { route } from '#platform/http/route.ts';
import type { Platform } from '#platform/platform.ts';
import { ownAddress } from '../owners/addressed-owner.ts';
import { findRecipient } from '../quarantine/quarantine-store.ts';
import { readArrivalMark } from './arrival-mark.ts';
import { react } from './react.ts';

const reactionProblem = defineProblems({
  mark_missing: {
    status: 422,
    fr: 'Ce message ne porte pas de marque Dauphin-Id valable : il n’a pas été remis d’ici.',
    en: 'This message bears no valid Dauphin-Id mark: it was not delivered from here.',
  },
  not_reached: {
    status: 404,
    fr: 'Ce message n’a pas été remis à {owner}, ou n’est plus gardé.',
    en: 'This message was not delivered to {owner}, or is no longer kept.',
  },
});

/** More header than that is none of ours. */
const MOST_READ = 100_000;

export function reactionRoutes(platform: Platform) {
  const { sql, vault } = platform;
  return {
    'POST /api/reactions': route({
      may: 'public',
      summary:
        'Tell what an owner did with a message that was delivered (message/rfc822), as his mailbox server saw it',
      query: z.object({ kind: z.enum(['moved_to_junk', 'moved_from_junk']), owner: z.string().min(3).max(320) }),
      run: async ({ request, query }) => {
        const mark = markIn(await readStart(request));
        const marked = mark === undefined ? undefined : readArrivalMark(vault, mark);
        if (!marked) throw reactionProblem.mark_missing();
        const addresses = [query.owner.toLowerCase(), ownAddress(query.owner)];
        const arrivalId = await findRecipient(sql, { ...marked, addresses });
        if (!arrivalId) throw reactionProblem.not_reached({ owner: query.owner });
        return { isNew: await react(platform, { workspaceId: marked.workspaceId, arrivalId, kind: query.kind }) };
      },
    }),
  };
}

function markIn(start: string): string | undefined {
  const end = /\r?\n\r?\n/.exec(start)?.index ?? start.length;
  return /^dauphin-id:[ \t]*([\w-]{10,200})[ \t]*\r?$/im.exec(start.slice(0, end))?.[1];
}

async function readStart(request: Request): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > MOST_READ) break;
  }
  return Buffer.concat(chunks).toString('latin1', 0, MOST_READ);
}
