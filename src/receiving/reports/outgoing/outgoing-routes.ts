// Whether this workspace reports to others, as whom, and what was sent.

import { z } from 'zod';
import { audit } from '#accounts/audit.ts';
import { asciiDomain } from '#message/domain.ts';
import { defineProblems } from '#platform/http/problem.ts';
import { route } from '#platform/http/route.ts';
import type { Platform } from '#platform/platform.ts';
import { findSending, listOutgoing } from './outgoing-store.ts';

const outgoingProblem = defineProblems({
  report_sender_unknown: {
    status: 422,
    fr: 'Cette adresse n’est pas d’un domaine d’envoi de cet espace : ajoutez le domaine, ou choisissez une autre adresse.',
    en: 'This address is not of a sending domain of this workspace: add the domain, or choose another address.',
  },
});

const address = z
  .string()
  .trim()
  .max(254)
  .regex(/^[\w.+-]{1,64}@\S+$/);

export function outgoingReportRoutes(platform: Platform) {
  const { sql } = platform;
  return {
    'GET /api/outgoing-reports': route({
      may: 'domains:read',
      summary: 'Whether DMARC reports are sent to others, and the last ones',
      run: async ({ workspaceId }) => {
        const [sending, reports] = await Promise.all([findSending(sql, workspaceId), listOutgoing(sql, workspaceId)]);
        return { address: sending?.address ?? null, mode: sending?.mode ?? null, reports };
      },
    }),

    'POST /api/outgoing-reports': route({
      may: 'domains:write',
      summary: 'Send DMARC reports to others as this address, or stop',
      body: z.object({ address: address.nullable() }),
      run: async ({ workspaceId, operatorId, ip, body }) => {
        await sql.begin(async (tx) => {
          const action = body.address === null ? 'reports.sending_off' : 'reports.sending_on';
          if (body.address === null) await tx`delete from report_sending where workspace_id = ${workspaceId}`;
          else await turnOn(tx as never, workspaceId, body.address);
          await audit(platform, { workspaceId, operatorId, ip, action, subject: body.address ?? '' }, tx);
        });
        return { address: body.address };
      },
    }),
  };

  /** Days before this one are owed no report: nobody had decided to send any. */
  async function turnOn(tx: typeof sql, workspaceId: string, given: string): Promise<void> {
    const name = asciiDomain(given.slice(given.lastIndexOf('@') + 1)) ?? '';
    const now = platform.clock.now();
    const [row] = await tx<{ isNew: boolean }[]>`
      insert into report_sending (workspace_id, domain_id, address)
      select workspace_id, id, ${given.slice(0, given.lastIndexOf('@'))} || '@' || name
      from domains where workspace_id = ${workspaceId} and name = ${name}
      on conflict (workspace_id) do update set domain_id = excluded.domain_id, address = excluded.address
      returning xmax = 0 as "isNew"`;
    if (!row) throw outgoingProblem.report_sender_unknown();
    if (row.isNew)
      await tx`
        insert into counted_days (workspace_id, day, counted_at, planned_at)
        select ${workspaceId}, day, ${now}, ${now}
        from generate_series((${now}::timestamptz at time zone 'UTC')::date - 5, (${now}::timestamptz at time zone 'UTC')::date - 1, interval '1 day') as day
        on conflict (workspace_id, day) do update set planned_at = coalesce(counted_days.planned_at, excluded.planned_at)`;
  }
}
