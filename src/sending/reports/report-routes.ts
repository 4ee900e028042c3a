// The report of a campaign over HTTP: figures, each recipient's outcome, and its export. Reads only.

import { z } from 'zod';
import { idSchema, route } from '#platform/http/route.ts';
import type { Platform } from '#platform/platform.ts';
import { campaignProblem } from '#sending/campaigns/campaign-problems.ts';
import { getCampaign } from '#sending/campaigns/campaign-store.ts';
import { sendCounts } from '#sending/outbox/send-store.ts';
import { byDomain, byLink, clickSeries, deferrals, deliverySeries, reactions, seriesOver } from './report-store.ts';

const params = z.object({ campaignId: idSchema });

export const reportRoutes = (platform: Platform) => {
  const { sql, clock } = platform;

  return {
    'GET /api/campaigns/:campaignId/report': route({
      may: 'campaigns:read',
      summary: 'The figures of a launched campaign: who got it, who did not and why, and what people did with it',
      params,
      run: async ({ params, workspaceId }) => {
        const campaign = await getCampaign(sql, workspaceId, params.campaignId);
        if (!campaign) throw campaignProblem.campaign_not_found({ id: params.campaignId });
        if (campaign.sendId === null) return { report: null };
        return { report: await readReport(workspaceId, campaign.sendId) };
      },
    }),
  };

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
      domains: await byDomain(sql, workspaceId, sendId),
      deferrals: await deferrals(sql, workspaceId, sendId),
      links: await byLink(sql, workspaceId, sendId),
      delivery: { stepSeconds: delivery.stepSeconds, points: await deliverySeries(sql, workspaceId, sendId, delivery) },
      clicks: { stepSeconds: clicks.stepSeconds, points: await clickSeries(sql, workspaceId, sendId, clicks) },
    };
  }
};
