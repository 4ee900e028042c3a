// Pre-flights in the database: one running per campaign, progress, result, and the messages that were composed. SQL in, records
// out. Samples hold personal data: only the latest pre-flight of a campaign keeps them.

import type { ISql, JSONValue, Sql, TransactionSql } from 'postgres';
import type { Preflight, PreflightResult, Sample, SampleChoice } from './preflight-result.ts';

const columns = (sql: ISql) => sql`
  id, campaign_id as "campaignId", revision, state, done, total, result, created_at as "createdAt", finished_at as "finishedAt"`;

/** The latest of a campaign. */
export async function preflightOf(sql: ISql, workspaceId: string, campaignId: string): Promise<Preflight | undefined> {
  const [row] = await sql<Preflight[]>`
    select ${columns(sql)} from preflights where workspace_id = ${workspaceId} and campaign_id = ${campaignId}
    order by id desc limit 1`;
  return row;
}

export async function getPreflight(sql: ISql, workspaceId: string, id: string): Promise<Preflight | undefined> {
  const [row] = await sql<Preflight[]>`
    select ${columns(sql)} from preflights where workspace_id = ${workspaceId} and id = ${id}`;
  return row;
}

/** Starts one, unless one runs already for the same revision; one that runs for an older revision is cancelled. */
export async function startPreflight(
  tx: TransactionSql,
  workspaceId: string,
  campaign: { id: string; revision: number },
  now: Date,
): Promise<string> {
  await tx`
    update preflights set state = 'cancelled', finished_at = ${now}
    where workspace_id = ${workspaceId} and campaign_id = ${campaign.id} and state = 'running' and revision <> ${campaign.revision}`;
  const [started] = await tx<{ id: string }[]>`
    insert into preflights (workspace_id, campaign_id, revision, created_at)
    values (${workspaceId}, ${campaign.id}, ${campaign.revision}, ${now})
    on conflict (workspace_id, campaign_id) where state = 'running' do nothing returning id`;
  if (started) return started.id;
  const [running] = await tx<[{ id: string }]>`
    select id from preflights where workspace_id = ${workspaceId} and campaign_id = ${campaign.id} and state = 'running'`;
  return running.id;
}

/** False: it was cancelled meanwhile, and its work is to stop. */
export async function reportProgress(
  sql: ISql,
  workspaceId: string,
  id: string,
  done: number,
  total: number,
): Promise<boolean> {
  const changed = await sql`
    update preflights set done = ${done}, total = ${total} where workspace_id = ${workspaceId} and id = ${id} and state = 'running'`;
  return changed.count > 0;
}

export async function cancelPreflight(sql: ISql, workspaceId: string, campaignId: string, now: Date): Promise<boolean> {
  const changed = await sql`
    update preflights set state = 'cancelled', finished_at = ${now}
    where workspace_id = ${workspaceId} and campaign_id = ${campaignId} and state = 'running'`;
  return changed.count > 0;
}

export interface ComposedSample {
  contactId: string;
  choice: SampleChoice;
  subject: string;
  class: string;
  score: number;
  source: Buffer;
}

/** Result and samples together, or neither; the samples of earlier pre-flights of the campaign go. */
export async function finishPreflight(
  sql: Sql,
  workspaceId: string,
  { id, campaignId }: Pick<Preflight, 'id' | 'campaignId'>,
  outcome: { result: PreflightResult; samples: readonly ComposedSample[]; now: Date },
): Promise<boolean> {
  return sql.begin(async (tx) => {
    const done = await tx`
      update preflights set state = 'done', done = total, result = ${tx.json(outcome.result as unknown as JSONValue)}, finished_at = ${outcome.now}
      where workspace_id = ${workspaceId} and id = ${id} and state = 'running'`;
    if (done.count === 0) return false;
    await tx`
      delete from preflight_samples s using preflights p
      where p.workspace_id = s.workspace_id and p.id = s.preflight_id and p.workspace_id = ${workspaceId} and p.campaign_id = ${campaignId}`;
    for (const [position, sample] of outcome.samples.entries()) {
      // A contact erased while the pre-flight ran has no sample.
      await tx`
        insert into preflight_samples (workspace_id, preflight_id, position, contact_id, choice, subject, class, score, source)
        select ${workspaceId}, ${id}, ${position}, k.id, ${sample.choice}, ${sample.subject}, ${sample.class}, ${sample.score}, ${sample.source}
        from contacts k where k.workspace_id = ${workspaceId} and k.id = ${sample.contactId} for key share`;
    }
    return true;
  }) as Promise<boolean>;
}

export async function failPreflight(sql: ISql, workspaceId: string, id: string, now: Date): Promise<void> {
  await sql`
    update preflights set state = 'failed', finished_at = ${now} where workspace_id = ${workspaceId} and id = ${id} and state = 'running'`;
}

export function samplesOf(sql: ISql, workspaceId: string, preflightId: string): Promise<Sample[]> {
  return sql<Sample[]>`
    select s.position, s.contact_id as "contactId", k.email, s.choice, s.subject, s.class, s.score
    from preflight_samples s join contacts k on k.workspace_id = s.workspace_id and k.id = s.contact_id
    where s.workspace_id = ${workspaceId} and s.preflight_id = ${preflightId} order by s.position`;
}

export async function sampleSource(
  sql: ISql,
  workspaceId: string,
  preflightId: string,
  position: number,
): Promise<Buffer | undefined> {
  const [row] = await sql<{ source: Buffer }[]>`
    select source from preflight_samples
    where workspace_id = ${workspaceId} and preflight_id = ${preflightId} and position = ${position}`;
  return row?.source;
}
