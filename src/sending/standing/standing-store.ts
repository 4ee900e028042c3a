// Standings in the database: read, moved a step with its account, answered by the sender. A step is taken only from the one that was seen, so
// that two who act at once move it once; each step leaves one row of history, which is also what is told of it.

import type { ISql, TransactionSql } from 'postgres';
import {
  type Finding,
  limitEnd,
  type Standing,
  type StandingReason,
  type StandingStep,
  type Stream,
} from './standing.ts';

export interface KeptStanding extends Standing {
  workspaceId: string;
  stream: Stream;
  since: Date;
  /** Nothing before it counts; null: nothing was ever reinstated. */
  countedFrom: Date | null;
  ceiling: number | null;
  /** New recipients today. */
  used: number;
}

export interface TakenStep {
  id: string;
  stream: Stream;
  at: Date;
  stepBefore: StandingStep;
  step: StandingStep;
  reason: StandingReason;
  provider: string;
  events: number | null;
  total: number | null;
  note: string;
}

const columns = (sql: ISql, now: Date) => sql`
  workspace_id as "workspaceId", stream, step, since, until, nullif(counted_from, '-infinity') as "countedFrom", rung, rung_since as "rungSince",
  ceiling, case when used_on = (${now}::timestamptz at time zone 'UTC')::date then used else 0 end as used`;

export function readStandings(sql: ISql, workspaceId: string, now: Date): Promise<KeptStanding[]> {
  return sql<KeptStanding[]>`
    select ${columns(sql, now)} from standings where workspace_id = ${workspaceId} order by stream`;
}

export async function lockStanding(
  tx: TransactionSql,
  workspaceId: string,
  stream: Stream,
  now: Date,
): Promise<KeptStanding | undefined> {
  const [found] = await tx<KeptStanding[]>`
    select ${columns(tx, now)} from standings where workspace_id = ${workspaceId} and stream = ${stream} for update`;
  return found;
}

/** The account of a step, and the step itself. Whoever is set upright again starts from nothing. */
export async function takeStep(
  tx: TransactionSql,
  { workspaceId, stream, step: before }: KeptStanding,
  { step, reason, provider, events, total, note = '' }: Finding & { note?: string },
  now: Date,
): Promise<void> {
  const isReinstated = reason === 'operator' && step === 'good';
  await tx`
    update standings set step = ${step}, since = ${now}, until = ${limitEnd(step, now)}
      ${isReinstated ? tx`, counted_from = date_trunc('hour', ${now}::timestamptz, 'UTC') + interval '1 hour'` : tx``}
    where workspace_id = ${workspaceId} and stream = ${stream}`;
  await tx`
    insert into standing_steps (workspace_id, stream, at, step_before, step, reason, provider, events, total, note)
    values (${workspaceId}, ${stream}, ${now}, ${before}, ${step}, ${reason}, ${provider}, ${events}, ${total}, ${note})`;
  if (isReinstated)
    await tx`update standing_appeals set answered_at = ${now} where workspace_id = ${workspaceId} and stream = ${stream} and answered_at is null`;
}

export async function setCeiling(
  tx: TransactionSql,
  { workspaceId, stream }: KeptStanding,
  { ceiling, rung, rungSince }: { ceiling: number | null; rung: number | null; rungSince: Date },
): Promise<void> {
  await tx`
    update standings set ceiling = ${ceiling}, rung = ${rung}, rung_since = ${rungSince}
    where workspace_id = ${workspaceId} and stream = ${stream}
      and (ceiling is distinct from ${ceiling}::int or rung is distinct from ${rung}::int)`;
}

const HISTORY = 50;

export function listSteps(sql: ISql, workspaceId: string): Promise<TakenStep[]> {
  return sql<TakenStep[]>`
    select id, stream, at, step_before as "stepBefore", step, reason, provider, events::float8 as events, total::float8 as total, note
    from standing_steps where workspace_id = ${workspaceId} order by id desc limit ${HISTORY}`;
}

/** Every stream, those in trouble first. */
export function listAllStandings(
  sql: ISql,
  now: Date,
): Promise<(KeptStanding & { workspace: string; plan: string | null })[]> {
  return sql<(KeptStanding & { workspace: string; plan: string | null })[]>`
    select ${columns(sql, now)}, (select w.name from workspaces w where w.id = workspace_id) as workspace,
           (select a.plan from standing_appeals a where a.workspace_id = standings.workspace_id and a.stream = standings.stream and a.answered_at is null) as plan
    from standings order by array_position(array['suspended', 'limited', 'warned', 'closed', 'good'], step), workspace_id, stream limit 1000`;
}

/** What waits for an answer is replaced: the last word counts. */
export async function keepAppeal(
  tx: ISql,
  {
    workspaceId,
    stream,
    operatorId,
    plan,
    now,
  }: { workspaceId: string; stream: Stream; operatorId: string; plan: string; now: Date },
): Promise<void> {
  await tx`
    insert into standing_appeals (workspace_id, stream, operator_id, plan, at) values (${workspaceId}, ${stream}, ${operatorId}, ${plan}, ${now})
    on conflict (workspace_id, stream) where answered_at is null do update
      set plan = excluded.plan, at = excluded.at, operator_id = excluded.operator_id`;
}

export function openAppeals(sql: ISql, workspaceId: string): Promise<{ stream: Stream; plan: string; at: Date }[]> {
  return sql<{ stream: Stream; plan: string; at: Date }[]>`
    select stream, plan, at from standing_appeals where workspace_id = ${workspaceId} and answered_at is null`;
}

/** The operator of the installation works in the workspace it began with. */
export async function isHouse(sql: ISql, workspaceId: string): Promise<boolean> {
  const [row] = await sql<[{ id: string }]>`select min(id) as id from workspaces`;
  return row.id === workspaceId;
}
