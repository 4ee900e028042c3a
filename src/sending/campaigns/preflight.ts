// The pre-flight: what a receiver's filter would make of a campaign, found out by really making its messages. Samples go through
// the outbox's own maker (render, compose, sign), are parsed, authenticated and judged as at a receiver's; then come the checks
// that no message shows: audience, consent, domain records, the way out, the reply address. Nothing leaves, nothing changes.
// A campaign of which nothing can be composed gets a result without verdict, whose remarks say why.

import { adviceOf } from '#judge/advice.ts';
import type { MessageClass, Verdict } from '#judge/verdict.ts';
import type { Platform } from '#platform/platform.ts';
import { listFields } from '#sending/audience/contacts/field-store.ts';
import { signingKeys } from '#sending/domains/signing-keys.ts';
import { type Maker, prepareMaker } from '#sending/outbox/maker.ts';
import type { SendContent } from '#sending/outbox/send.ts';
import { audienceDetail, campaignAudience, countPeople } from './audience.ts';
import { type Campaign, draftRemarks } from './campaign.ts';
import { draftFacts } from './campaign-store.ts';
import { buildContent } from './content.ts';
import { judgeSamples, pixelRemarks, unwantedRemarks, worstOf } from './preflight-judging.ts';
import { renderAudience } from './preflight-rendering.ts';
import type { PreflightResult } from './preflight-result.ts';
import { MOST_RENDERED, samplePeople } from './preflight-sample.ts';
import type { ComposedSample } from './preflight-store.ts';
import { bySeverity, type Remark, remark } from './remark.ts';
import { surroundingRemarks } from './surrounding-checks.ts';

export interface Examination {
  result: PreflightResult;
  samples: ComposedSample[];
}

/** Called now and then with what is done of how much; gives false to stop. */
export type Report = (done: number, total: number) => Promise<boolean>;

/** The sending domain of the campaign under examination. */
export interface SampleWorld {
  workspaceId: string;
  domainId: string;
  /** In ASCII. */
  domain: string;
  mode: 'sandbox' | 'live';
  /** Origin of the public pages as the messages name it. */
  publicUrl: string;
}

/** Undefined when it was told to stop. */
export async function examine(
  platform: Platform,
  workspaceId: string,
  campaign: Campaign,
  report: Report,
): Promise<Examination | undefined> {
  const { sql, clock } = platform;
  const facts = await draftFacts(sql, workspaceId, campaign, clock.now());
  const built = await buildContent(platform, workspaceId, campaign, facts);
  const audience = await campaignAudience(sql, workspaceId, campaign);
  const audienceSize = await countPeople(sql, workspaceId, campaign);
  const remarks = [...draftRemarks(campaign, facts), ...built.remarks, ...audience.remarks];
  if (audience.query && audienceSize === 0) remarks.push(remark('audience_empty'));
  const before: PreflightResult = {
    ...nothingJudged,
    mode: facts.domain?.mode ?? null,
    people: audienceSize,
    remarks: bySeverity(remarks),
    diagnostics: built.diagnostics,
  };
  const { domain } = facts;
  if (!built.content || !audience.query || !domain?.hasKey || campaign.domainId === null || audienceSize === 0) {
    return { result: before, samples: [] };
  }
  const { name, mode } = domain;
  const world = {
    workspaceId,
    domainId: campaign.domainId,
    domain: name,
    mode,
    publicUrl: publicUrlFor(platform, domain),
  };
  const maker = await makerFor(platform, world, built.content);
  const untracked = await makerFor(platform, world, { ...built.content, clickTracking: 'none' });
  const request = { workspaceId, audience: audience.query, fields: built.content.template.fields, domain: domain.name };
  const people = await samplePeople(sql, request);
  const total = people.length + Math.min(audienceSize, MOST_RENDERED);

  const judged = await judgeSamples(platform, { maker, untracked }, people, world, (done) => report(done, total));
  if (!judged) return undefined;
  const rendered = await renderAudience(sql, maker, request, audienceSize, (done) =>
    report(people.length + done, total),
  );
  if (!rendered) return undefined;
  const all = [
    ...remarks,
    ...judged.remarks,
    ...rendered.remarks,
    ...(await pixelRemarks(judged.verdicts, audienceSize, () => audienceDetail(sql, workspaceId, campaign))),
    ...unwantedRemarks(judged.verdicts, domain.mode),
    ...(await surroundingRemarks(platform, campaign, world, audienceSize)),
  ];
  const result = {
    ...before,
    remarks: bySeverity(all),
    verdict: worstOf(judged.verdicts) ?? null,
    classes: classesOf(judged.verdicts),
    advice: adviceBeside(all, [...judged.verdicts, ...judged.targets]),
    rendered: { checked: rendered.checked, failed: rendered.failed },
    size: judged.size,
  };
  return { result, samples: judged.samples };
}

const nothingJudged: PreflightResult = {
  mode: null,
  people: 0,
  verdict: null,
  classes: {},
  advice: [],
  remarks: [],
  diagnostics: [],
  rendered: { checked: 0, failed: 0 },
  size: null,
};

/**
 * On a machine that only its operator reaches, links would lead to `localhost`: no filter will ever see such a message. In the
 * sandbox it is judged as if the public address were there already, like the DNS records; a remark says so.
 */
function publicUrlFor({ config }: Platform, { name, mode }: { name: string; mode: 'sandbox' | 'live' }): string {
  return mode === 'live' || config.publicUrl.startsWith('https:') ? config.publicUrl : `https://${name}`;
}

async function makerFor(platform: Platform, world: SampleWorld, content: SendContent): Promise<Maker> {
  const { sql, vault } = platform;
  const { workspaceId, domainId, domain, publicUrl } = world;
  const fields = await listFields(sql, workspaceId);
  return prepareMaker({
    workspaceId,
    // No send exists yet: the links of these messages are signed like any other, and lead to the page that says so.
    sendId: '0',
    domain,
    content,
    fieldTypes: Object.fromEntries(fields.map(({ key, type }) => [key, type])),
    keys: await signingKeys({ sql, vault }, workspaceId, domainId),
    vault,
    publicUrl,
  });
}

function classesOf(verdicts: readonly Verdict[]): Partial<Record<MessageClass, number>> {
  const counted: Partial<Record<MessageClass, number>> = {};
  for (const { class: name } of verdicts) counted[name] = (counted[name] ?? 0) + 1;
  return counted;
}

/** What a remark of ours says with better knowledge (the law on pixels, the address settings), the judge need not say again. */
const saidByRemark: Partial<Record<Remark['code'], RegExp>> = {
  pixel_found: /^TRACKER_(?!SOLE)/,
  pixel_consented: /^TRACKER_(?!SOLE)/,
  no_reply: /^(?:FROM|REPLY_TO)_NO_REPLY$/,
  reply_to_foreign: /^REPLY_TO_(?:OTHER_DOMAIN|FREEMAIL)$/,
  list_unsubscribe_not_https: /^BULK_ONE_CLICK_INSECURE$/,
};

function adviceBeside(remarks: readonly Remark[], verdicts: readonly Verdict[]): PreflightResult['advice'] {
  const said = remarks.flatMap(({ code }) => saidByRemark[code] ?? []);
  return adviceOf(verdicts).filter(({ code }) => !said.some((symbols) => symbols.test(code)));
}
