// The launch: everything that makes a draft leave, once. A request only marks the campaign for its moment (now, or later) after
// all its rules were asked; the jobs role then does the launch itself in one transaction: content frozen, audience frozen into
// the ledger in one statement, state sending. Asked twice, it launches once: the campaign's row is locked and its state looked at.
// What can no longer leave goes back to a draft with the reason. It must never send anything: the outbox does.

import type { TransactionSql } from 'postgres';
import type { Platform } from '#platform/platform.ts';
import { freezeAudience } from '#sending/outbox/freeze.ts';
import { createSend } from '#sending/outbox/send-store.ts';
import { campaignAudience } from './audience.ts';
import { type Campaign, draftRemarks, mayMove } from './campaign.ts';
import { campaignProblem, notReady } from './campaign-problems.ts';
import {
  draftFacts,
  lockCampaign,
  markDraft,
  markScheduled,
  markSending,
  scheduledCampaigns,
} from './campaign-store.ts';
import { buildContent } from './content.ts';
import { instantOf } from './moment.ts';
import { preflightOf } from './preflight-store.ts';
import { blockersOf, type Remark, remark } from './remark.ts';
import { suspensionRemarks } from './standing-remarks.ts';

const LAUNCH_JOB = 'campaigns.launch';
/** A mailing that missed its moment by more (the program was stopped) may do more harm than good: its author decides. */
const LATEST_HOURS = 6;

interface LaunchJob {
  workspaceId: string;
  campaignId: string;
  /** The moment it was asked for, as ISO text: a later change of moment makes this job void. */
  at: string;
}

export interface LaunchRequest {
  workspaceId: string;
  campaignId: string;
  operatorId: string;
  when: 'now' | 'scheduled';
}

/** Marks a checked draft for its moment. A campaign that already left, or waits for the same, stays as it is. */
export async function requestLaunch(platform: Platform, request: LaunchRequest): Promise<void> {
  const { workspaceId, campaignId, operatorId, when } = request;
  const { sql, clock, live } = platform;
  await sql.begin(async (tx) => {
    const campaign = await lockCampaign(tx, workspaceId, campaignId);
    if (!campaign) throw campaignProblem.campaign_not_found({ id: campaignId });
    if (!mayMove(campaign.state, 'launch')) return;
    if (campaign.state === 'scheduled' && (when === 'scheduled' || campaign.scheduledLocal === null)) return;
    const now = clock.now();
    const asked = when === 'now' ? { ...campaign, scheduledLocal: null } : campaign;
    const facts = await draftFacts(tx, workspaceId, asked, now);
    const moment = momentOf(asked, facts.timeZone, when, now);
    const rules = [...draftRemarks(asked, facts), ...(await suspensionRemarks(tx, workspaceId, now))];
    await refuseUnready(tx, workspaceId, asked, rules);
    if (when === 'now')
      await tx`update campaigns set scheduled_local = null where workspace_id = ${workspaceId} and id = ${campaignId}`;
    await markScheduled(tx, workspaceId, campaignId, { at: moment, zone: facts.timeZone, operatorId, now });
    // Before the commit on purpose: the job then finds a row to wait for, and a crash between the two cannot lose the launch.
    await enqueueLaunch(platform, { workspaceId, campaignId, at: moment }, when === 'now' ? undefined : moment);
  });
  await live.publish(workspaceId, 'campaigns', campaignId);
}

function momentOf({ scheduledLocal }: Campaign, timeZone: string, when: LaunchRequest['when'], now: Date): Date {
  if (when === 'now') return now;
  if (scheduledLocal === null) throw campaignProblem.campaign_needs_moment();
  return instantOf(scheduledLocal, timeZone)?.at ?? now; // an unreadable moment is a blocker of the draft's rules
}

async function refuseUnready(
  tx: TransactionSql,
  workspaceId: string,
  campaign: Campaign,
  remarks: Remark[],
): Promise<void> {
  if (blockersOf(remarks).length > 0) throw notReady(remarks);
  const preflight = await preflightOf(tx, workspaceId, campaign.id);
  if (preflight?.state !== 'done' || preflight.revision !== campaign.revision || !preflight.result) {
    throw campaignProblem.campaign_needs_preflight();
  }
  // What the pre-flight saw in the messages themselves; the draft's own rules were asked afresh above.
  const seen = preflight.result.remarks.filter(({ mend }) => mend !== 'moment');
  if (blockersOf(seen).length > 0) throw notReady(seen);
}

async function enqueueLaunch(
  { jobs }: Platform,
  { workspaceId, campaignId, at }: { workspaceId: string; campaignId: string; at: Date },
  after?: Date,
) {
  const job: LaunchJob = { workspaceId, campaignId, at: at.toISOString() };
  await jobs.enqueue(LAUNCH_JOB, job, { after, singletonKey: `${workspaceId}/${campaignId}/${job.at}` });
}

/** In the jobs role. Also asks again for every campaign that waits: its job may have been lost with an older backup. */
export async function defineLaunchJobs(platform: Platform): Promise<void> {
  await platform.jobs.define<LaunchJob>(LAUNCH_JOB, (job) => launch(platform, job));
  for (const due of await scheduledCampaigns(platform.sql)) await enqueueLaunch(platform, due, due.at);
}

class Refused extends Error {
  readonly remarks: readonly Remark[];
  constructor(remarks: readonly Remark[]) {
    super('the campaign is not ready');
    this.remarks = blockersOf(remarks);
  }
}

/** Launches one marked campaign; does nothing when the mark is no longer there, or is another. */
export async function launch(platform: Platform, { workspaceId, campaignId, at }: LaunchJob): Promise<void> {
  const { sql, clock, live } = platform;
  try {
    await sql.begin(async (tx) => {
      const campaign = await lockCampaign(tx, workspaceId, campaignId);
      if (campaign?.state !== 'scheduled' || campaign.scheduledAt?.toISOString() !== at) return;
      await launchLocked(platform, tx, workspaceId, campaign);
    });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const now = clock.now();
    const words = {
      fr: error.remarks.map(({ words }) => words.fr).join(' '),
      en: error.remarks.map(({ words }) => words.en).join(' '),
    };
    await markDraft(sql, workspaceId, campaignId, { words, at: now.toISOString() }, now);
  }
  await live.publish(workspaceId, 'campaigns', campaignId);
}

async function launchLocked(
  platform: Platform,
  tx: TransactionSql,
  workspaceId: string,
  campaign: Campaign,
): Promise<void> {
  const now = platform.clock.now();
  const late =
    campaign.scheduledLocal !== null && now.getTime() - campaign.scheduledAt!.getTime() > LATEST_HOURS * 3_600_000;
  if (late) throw new Refused([remark('moment_missed', { hours: LATEST_HOURS })]);
  const facts = await draftFacts(tx, workspaceId, campaign, now);
  const remarks = draftRemarks({ ...campaign, scheduledLocal: null }, facts);
  const built = await buildContent(platform, workspaceId, campaign, facts);
  const audience = await campaignAudience(tx, workspaceId, campaign);
  const standing = await suspensionRemarks(tx, workspaceId, now);
  const all = [...remarks, ...built.remarks, ...audience.remarks, ...standing];
  if (blockersOf(all).length > 0 || !built.content || !audience.query) throw new Refused(all);
  const { content } = built;
  const { purposeId, domainId, id: campaignId } = campaign as Campaign & { purposeId: string; domainId: string };
  const sendId = await createSend(tx, { workspaceId, campaignId, purposeId, domainId, content, now });
  await storeLinks(tx, workspaceId, sendId, content.template.links);
  const people = await freezeAudience(tx, { workspaceId, sendId, now }, audience.query);
  if (people === 0) throw new Refused([remark('audience_empty')]);
  await markSending(tx, workspaceId, campaignId, sendId, now);
}

async function storeLinks(
  tx: TransactionSql,
  workspaceId: string,
  sendId: string,
  targets: readonly string[],
): Promise<void> {
  await tx`
    insert into links (workspace_id, send_id, position, url)
    select ${workspaceId}, ${sendId}, place - 1, url from unnest(${targets as string[]}::text[]) with ordinality as t (url, place)`;
}
