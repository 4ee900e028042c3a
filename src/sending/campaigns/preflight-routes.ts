// The pre-flight over HTTP: start, follow, stop, and look at the messages that were composed. The examination itself runs in the
// jobs role (preflight-job.ts), so that no page waits for it.

import { z } from 'zod';
import { parse } from '#message/parse.ts';
import { idSchema, route } from '#platform/http/route.ts';
import type { Platform } from '#platform/platform.ts';
import { campaignProblem } from './campaign-problems.ts';
import { getCampaign } from './campaign-store.ts';
import { enqueuePreflight } from './preflight-job.ts';
import { cancelPreflight, preflightOf, sampleSource, samplesOf, startPreflight } from './preflight-store.ts';

const params = z.object({ campaignId: idSchema });
const sampleParams = params.extend({ preflightId: idSchema, position: z.coerce.number().int().min(0).max(1000) });

/** The author's own message, in a frame without script, form or plug-in; pictures as a reader would load them. */
const FRAME_POLICY =
  "default-src 'none'; img-src 'self' https: data:; style-src 'unsafe-inline'; font-src https: data:; frame-ancestors 'self'; sandbox allow-popups";

export const preflightRoutes = (platform: Platform) => {
  const { sql, clock, live } = platform;

  const sample = async (workspaceId: string, { preflightId, position }: z.output<typeof sampleParams>) => {
    const source = await sampleSource(sql, workspaceId, preflightId, position);
    if (!source) throw campaignProblem.preflight_not_found();
    return source;
  };

  return {
    'GET /api/campaigns/:campaignId/preflight': route({
      may: 'campaigns:read',
      summary: 'The latest pre-flight of a campaign: progress, verdict, advice, sample',
      params,
      run: async ({ params, workspaceId }) => {
        const preflight = await preflightOf(sql, workspaceId, params.campaignId);
        if (!preflight) return { preflight: null };
        return { preflight: { ...preflight, samples: await samplesOf(sql, workspaceId, preflight.id) } };
      },
    }),

    'POST /api/campaigns/:campaignId/preflight': route({
      may: 'campaigns:write',
      summary: 'Check the present version of a draft; asking twice checks once',
      params,
      run: async ({ params, workspaceId }) => {
        const campaign = await getCampaign(sql, workspaceId, params.campaignId);
        if (!campaign) throw campaignProblem.campaign_not_found({ id: params.campaignId });
        if (campaign.state !== 'draft') throw campaignProblem.campaign_not_editable();
        const id = await sql.begin((tx) => startPreflight(tx, workspaceId, campaign, clock.now()));
        await enqueuePreflight(platform, { workspaceId, preflightId: id });
        await live.publish(workspaceId, 'campaigns', campaign.id);
        return { id };
      },
    }),

    'DELETE /api/campaigns/:campaignId/preflight': route({
      may: 'campaigns:write',
      summary: 'Stop the pre-flight that runs',
      params,
      run: async ({ params, workspaceId }) => {
        const stopped = await cancelPreflight(sql, workspaceId, params.campaignId, clock.now());
        if (stopped) await live.publish(workspaceId, 'campaigns', params.campaignId);
        return { stopped };
      },
    }),

    'GET /api/campaigns/:campaignId/preflights/:preflightId/samples/:position': route({
      may: 'campaigns:read',
      summary: 'One composed message: its text part and its source',
      params: sampleParams,
      run: async ({ params, workspaceId }) => {
        const source = await sample(workspaceId, params);
        return { text: parse(source).text ?? '', source: source.toString('utf8') };
      },
    }),

    'GET /api/campaigns/:campaignId/preflights/:preflightId/samples/:position/frame': route({
      may: 'campaigns:read',
      summary: 'One composed message as a page, to be shown in a frame',
      params: sampleParams,
      run: async ({ params, workspaceId }) => {
        const { html } = parse(await sample(workspaceId, params));
        return new Response(html ?? '', {
          headers: {
            'content-type': 'text/html; charset=utf-8',
            'content-security-policy': FRAME_POLICY,
            'referrer-policy': 'no-referrer',
            'cache-control': 'no-store',
          },
        });
      },
    }),
  };
};
