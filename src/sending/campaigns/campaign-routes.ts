// Campaigns over HTTP: read, write a draft as one goes, duplicate, delete, check, launch, pause, resume, cancel.
// The rules live in campaign.ts and launch.ts; here requests become calls and refusals become problems.

import { z } from 'zod';
import { audit } from '#accounts/audit.ts';
import { idSchema, route } from '#platform/http/route.ts';
import type { Platform } from '#platform/platform.ts';
import { cancelSend, pauseSend, resumeSend, sendCounts } from '#sending/outbox/send-store.ts';
import { audienceDetail, countPeople } from './audience.ts';
import { type Campaign, campaignStates, draftRemarks, mayMove, senderAddress } from './campaign.ts';
import { campaignProblem } from './campaign-problems.ts';
import {
  createCampaign,
  deleteDraft,
  draftFacts,
  duplicateCampaign,
  getCampaign,
  listCampaigns,
  markDraft,
  saveDraft,
} from './campaign-store.ts';
import { draftSchema } from './draft-schema.ts';
import { requestLaunch } from './launch.ts';
import { instantOf } from './moment.ts';

const params = z.object({ campaignId: idSchema });
const PAGE = 50;

export const campaignRoutes = (platform: Platform) => {
  const { sql, clock, live } = platform;

  const found = async (workspaceId: string, campaignId: string): Promise<Campaign> => {
    const campaign = await getCampaign(sql, workspaceId, campaignId);
    if (!campaign) throw campaignProblem.campaign_not_found({ id: campaignId });
    return campaign;
  };
  const changed = (workspaceId: string, campaignId: string) => live.publish(workspaceId, 'campaigns', campaignId);

  /** What an operator does to a send on its way, with its trace. Pressing a button twice is no mistake. */
  const steer = (move: 'pause' | 'resume' | 'cancel', act: (workspaceId: string, sendId: string) => Promise<boolean>) =>
    route({
      may: 'campaigns:send',
      summary: `${move[0]?.toUpperCase()}${move.slice(1)} a campaign on its way`,
      params,
      run: async ({ params, workspaceId, operatorId, ip }) => {
        const campaign = await found(workspaceId, params.campaignId);
        if (!mayMove(campaign.state, move) || campaign.sendId === null) throw campaignProblem.campaign_move_refused();
        if (await act(workspaceId, campaign.sendId)) {
          await audit(platform, {
            workspaceId,
            operatorId,
            action: `campaigns.${move}`,
            subject: campaign.name,
            subjectId: campaign.id,
            ip,
          });
          await changed(workspaceId, campaign.id);
        }
        return { state: (await found(workspaceId, campaign.id)).state };
      },
    });

  return {
    'GET /api/campaigns': route({
      may: 'campaigns:read',
      summary: 'Campaigns, those changed last first',
      query: z.object({
        search: z.string().max(200).optional(),
        state: z.enum(campaignStates).optional(),
        after: z
          .string()
          .regex(/^[\d:.TZ-]+ \d{1,19}$/)
          .optional(),
      }),
      run: ({ query, workspaceId }) => listCampaigns(sql, workspaceId, { ...query, limit: PAGE }),
    }),

    'POST /api/campaigns': route({
      may: 'campaigns:write',
      summary: 'Start a campaign',
      body: z.object({ name: z.string().trim().min(1).max(200), language: z.enum(['fr', 'en']) }),
      run: async ({ body, workspaceId, operatorId }) => {
        const id = await createCampaign(sql, workspaceId, { ...body, operatorId, now: clock.now() });
        await changed(workspaceId, id);
        return { id };
      },
    }),

    'GET /api/campaigns/:campaignId': route({
      may: 'campaigns:read',
      summary: 'One campaign, with what it still lacks',
      params,
      run: async ({ params, workspaceId }) => {
        // The content has an address of its own: this answer is asked for at every change, the content is long.
        const { mjml, ...campaign } = await found(workspaceId, params.campaignId);
        const facts = await draftFacts(sql, workspaceId, { ...campaign, mjml }, clock.now());
        const moment =
          campaign.scheduledLocal === null ? undefined : instantOf(campaign.scheduledLocal, facts.timeZone);
        return {
          ...campaign,
          hasContent: mjml.trim() !== '',
          conditions: campaign.conditions as z.output<typeof draftSchema>['conditions'],
          timeZone: facts.timeZone,
          momentAt: campaign.scheduledAt ?? moment?.at ?? null,
          senderAddress: (facts.domain && senderAddress({ ...campaign, mjml }, facts.domain.name)) ?? null,
          domain: facts.domain ?? null,
          purpose: facts.purpose ?? null,
          remarks: campaign.state === 'draft' ? draftRemarks({ ...campaign, mjml }, facts) : [],
        };
      },
    }),

    'GET /api/campaigns/:campaignId/content': route({
      may: 'campaigns:read',
      summary: 'The campaign’s own copy of the content',
      params,
      run: async ({ params, workspaceId }) => {
        const { mjml } = await found(workspaceId, params.campaignId);
        return { mjml };
      },
    }),

    'PATCH /api/campaigns/:campaignId': route({
      may: 'campaigns:write',
      summary: 'Save some fields of a draft',
      params,
      body: draftSchema,
      bodyLimit: 2_000_000,
      run: async ({ params, body, workspaceId }) => {
        const { campaignId } = params;
        const saved = await saveDraft(sql, workspaceId, campaignId, body, clock.now()).catch(refuseUnknownReference);
        if (!saved) {
          await found(workspaceId, campaignId);
          throw campaignProblem.campaign_not_editable();
        }
        await changed(workspaceId, campaignId);
        return { revision: (await found(workspaceId, campaignId)).revision };
      },
    }),

    'DELETE /api/campaigns/:campaignId': route({
      may: 'campaigns:write',
      summary: 'Delete a draft',
      params,
      run: async ({ params, workspaceId, operatorId, ip }) => {
        const campaign = await found(workspaceId, params.campaignId);
        await sql.begin(async (tx) => {
          if (!(await deleteDraft(tx, workspaceId, campaign.id))) throw campaignProblem.campaign_not_editable();
          await audit(
            platform,
            { workspaceId, operatorId, action: 'campaigns.delete', subject: campaign.name, subjectId: campaign.id, ip },
            tx,
          );
        });
        await changed(workspaceId, campaign.id);
        return { done: true };
      },
    }),

    'POST /api/campaigns/:campaignId/duplicate': route({
      may: 'campaigns:write',
      summary: 'Copy a campaign into a new draft',
      params,
      run: async ({ params, workspaceId, operatorId, language }) => {
        const { name } = await found(workspaceId, params.campaignId);
        const copy = { name: copyName(name, language), language, operatorId, now: clock.now() };
        const id = await duplicateCampaign(sql, workspaceId, params.campaignId, copy);
        if (id === undefined) throw campaignProblem.campaign_not_found({ id: params.campaignId });
        await changed(workspaceId, id);
        return { id };
      },
    }),

    'GET /api/campaigns/:campaignId/audience': route({
      may: 'campaigns:read',
      summary: 'How many people a draft would reach now',
      params,
      // Only to tell one question from the next.
      query: z.object({ revision: z.string().max(10).optional() }),
      run: async ({ params, workspaceId }) => ({
        people: await countPeople(sql, workspaceId, await found(workspaceId, params.campaignId)),
      }),
    }),

    'GET /api/campaigns/:campaignId/audience/detail': route({
      may: 'campaigns:read',
      summary: 'Who the people of an audience are: languages, exclusions, consent to tracking',
      params,
      query: z.object({ revision: z.string().max(10).optional() }),
      run: async ({ params, workspaceId }) =>
        audienceDetail(sql, workspaceId, await found(workspaceId, params.campaignId)),
    }),

    'POST /api/campaigns/:campaignId/launch': route({
      may: 'campaigns:send',
      summary: 'Launch a checked campaign, now or at its moment; asking twice launches once',
      params,
      body: z.object({ when: z.enum(['now', 'scheduled']) }),
      run: async ({ params, body, workspaceId, operatorId, ip }) => {
        const { campaignId } = params;
        await requestLaunch(platform, { workspaceId, campaignId, operatorId, when: body.when });
        const { name, state } = await found(workspaceId, campaignId);
        await audit(platform, {
          workspaceId,
          operatorId,
          action: 'campaigns.launch',
          subject: name,
          subjectId: campaignId,
          details: { when: body.when },
          ip,
        });
        return { state };
      },
    }),

    'POST /api/campaigns/:campaignId/unschedule': route({
      may: 'campaigns:send',
      summary: 'Take a scheduled campaign back to a draft',
      params,
      run: async ({ params, workspaceId, operatorId, ip }) => {
        const { id, name } = await found(workspaceId, params.campaignId);
        if (!(await markDraft(sql, workspaceId, id, null, clock.now()))) throw campaignProblem.campaign_move_refused();
        await audit(platform, {
          workspaceId,
          operatorId,
          action: 'campaigns.unschedule',
          subject: name,
          subjectId: id,
          ip,
        });
        await changed(workspaceId, id);
        return { state: 'draft' as const };
      },
    }),

    'POST /api/campaigns/:campaignId/pause': steer('pause', (workspaceId, sendId) =>
      pauseSend(sql, workspaceId, sendId),
    ),
    'POST /api/campaigns/:campaignId/resume': steer('resume', (workspaceId, sendId) =>
      resumeSend(sql, workspaceId, sendId),
    ),
    'POST /api/campaigns/:campaignId/cancel': steer('cancel', (workspaceId, sendId) =>
      cancelSend(sql, workspaceId, sendId),
    ),

    'GET /api/campaigns/:campaignId/progress': route({
      may: 'campaigns:read',
      summary: 'Where a launched campaign stands, in a few reads whatever its size',
      params,
      run: async ({ params, workspaceId }) => {
        const { sendId } = await found(workspaceId, params.campaignId);
        return { progress: (sendId !== null && (await sendCounts(sql, workspaceId, sendId))) || null };
      },
    }),
  };
};

function copyName(name: string, language: 'fr' | 'en'): string {
  const suffix = language === 'fr' ? ' (copie)' : ' (copy)';
  return name.slice(0, 200 - suffix.length) + suffix;
}

/** PostgreSQL's foreign_key_violation: what was chosen is gone since the page was loaded. */
function refuseUnknownReference(error: unknown): never {
  if ((error as { code?: string }).code === '23503') throw campaignProblem.campaign_reference_unknown();
  throw error;
}
