// The report of a campaign over HTTP: figures, each recipient's outcome, and its export. Reads only.

import { z } from 'zod';
import { idSchema, route } from '#platform/http/route.ts';
import type { Platform } from '#platform/platform.ts';
import { campaignProblem } from '#sending/campaigns/campaign-problems.ts';
import { getCampaign } from '#sending/campaigns/campaign-store.ts';
import { recipientStates } from '#sending/outbox/send.ts';
import { sendCounts } from '#sending/outbox/send-store.ts';
import { exportRecipients } from './recipient-export.ts';
import { listRecipients } from './recipient-list.ts';
import {
  byDomain,
  byLink,
  clickSeries,
  deferrals,
  deliverySeries,
  keptAnswers,
  reactions,
  seriesOver,
} from './report-store.ts';

const params = z.object({ campaignId: idSchema });
const filter = z.object({
  state: z.enum(recipientStates).optional(),
  reason: z.string().max(60).optional(),
  domain: z.string().max(253).optional(),
  search: z.string().max(320).optional(),
});
const PAGE = 100;

export const reportRoutes = (platform: Platform) => {
  const { sql, clock } = platform;

  return {
    'GET /api/campaigns/:campaignId/report': route({
      may: 'campaigns:read',
      summary: 'The figures of a launched campaign: who got it, who did not and why, and what people did with it',
      params,
      run: async ({ params, workspaceId }) => {
        const { sendId } = await find(workspaceId, params.campaignId);
        return { report: sendId === null ? null : await readReport(workspaceId, sendId) };
      },
    }),

    'GET /api/campaigns/:campaignId/recipients': route({
      may: 'campaigns:read',
      summary: 'Recipients with their outcomes and reasons, in pages',
      params,
      query: filter.extend({
        after: z
          .string()
          .regex(/^\d{1,19} \d{1,9}$/)
          .optional(),
      }),
      run: async ({ params, query: { after, ...query }, workspaceId }) => {
        const { sendId } = await find(workspaceId, params.campaignId);
        if (sendId === null) return { items: [], next: null };
        return listRecipients(sql, { workspaceId, sendId }, query, { after, limit: PAGE });
      },
    }),

    'GET /api/campaigns/:campaignId/recipients.csv': route({
      may: 'campaigns:read',
      summary: 'The same as a CSV file, all of them',
      params,
      query: filter,
      run: async ({ params, query, workspaceId, language }) => {
        const { id, sendId } = await find(workspaceId, params.campaignId);
        if (sendId === null) throw campaignProblem.campaign_not_sent();
        return new Response(exportRecipients(sql, { workspaceId, sendId }, query, language), {
          headers: {
            'content-type': 'text/csv; charset=utf-8',
            'content-disposition': `attachment; filename="campaign-${id}-recipients.csv"`,
            'cache-control': 'no-store',
          },
        });
      },
    }),
  };

  async function find(workspaceId: string, id: string) {
    const campaign = await getCampaign(sql, workspaceId, id);
    if (!campaign) throw campaignProblem.campaign_not_found({ id });
    return campaign;
  }

  async function readReport(workspaceId: string, sendId: string) {
    const counts = await sendCounts(sql, workspaceId, sendId);
    if (!counts) return null;
    const reaction = await reactions(sql, workspaceId, sendId);
    const now = clock.now();
    const delivery = seriesOver(counts.createdAt, counts.finishedAt ?? now);
    const clicks = seriesOver(counts.createdAt, reaction.lastHitAt ?? now);
    return {
      counts,
      reactions: reaction,
      keptAnswers: await keptAnswers(sql, workspaceId, sendId),
      domains: await byDomain(sql, workspaceId, sendId),
      deferrals: await deferrals(sql, workspaceId, sendId),
      links: await byLink(sql, workspaceId, sendId),
      delivery: { stepSeconds: delivery.stepSeconds, points: await deliverySeries(sql, workspaceId, sendId, delivery) },
      clicks: { stepSeconds: clicks.stepSeconds, points: await clickSeries(sql, workspaceId, sendId, clicks) },
    };
  }
};
