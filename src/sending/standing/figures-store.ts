// The figures of a stream over a window: what left and arrived by the hourly counts, what came back from where it is kept. Mail of the sandbox
// is on neither side. It counts and changes nothing.

import type { ISql } from 'postgres';
import { type Counts, type Figures, type Stream, WINDOW_MS } from './standing.ts';

export interface FigureQuery {
  workspaceId: string;
  stream: Stream;
  since: Date;
  now: Date;
}

export interface DayCounts extends Counts {
  /** ISO date, UTC. */
  day: string;
}

type Row = DayCounts & { provider: string };

const NOTHING: Counts = {
  attempted: 0,
  delivered: 0,
  hard_bounces: 0,
  blocked: 0,
  complaints: 0,
  unsubscribes: 0,
  clicks: 0,
};

/** Since the window began, or since the stream was reinstated. */
export const windowStart = (now: Date, countedFrom: Date | null): Date =>
  new Date(Math.max(now.getTime() - WINDOW_MS, countedFrom?.getTime() ?? 0));

export async function readFigures(sql: ISql, query: FigureQuery): Promise<{ figures: Figures; days: DayCounts[] }> {
  const rows = await countByDay(sql, query);
  const providers = [...groupBy(rows, (row) => row.provider)].map(([provider, of]) => ({ provider, ...sum(of) }));
  const days = [...groupBy(rows, (row) => row.day)].map(([day, of]) => ({ day, ...sum(of) }));
  return {
    figures: {
      all: sum(rows),
      providers: providers.filter(({ provider }) => provider !== '').sort((a, b) => b.attempted - a.attempted),
      complaintsInADay: Math.max(0, ...days.map(({ complaints }) => complaints)),
    },
    days: days.sort((a, b) => (a.day < b.day ? -1 : 1)),
  };
}

function countByDay(sql: ISql, { workspaceId, stream, since, now }: FigureQuery): Promise<Row[]> {
  // Whose recipient is gone has no provider; the event counts all the same.
  const provider = sql`
    coalesce((select provider_of(r.domain) from recipients r where r.workspace_id = e.workspace_id and r.send_id = e.send_id
                and r.contact_id = e.contact_id and r.step = e.step), '')`;
  const ours = sql`
    join sends s on s.workspace_id = e.workspace_id and s.id = e.send_id and s.kind = ${stream}
    join domains d on d.workspace_id = s.workspace_id and d.id = s.domain_id and d.mode = 'live'`;
  return sql<Row[]>`
    with event (at, provider, attempted, delivered, hard_bounces, blocked, complaints, unsubscribes, clicks) as (
      select hour, provider, attempted, delivered, 0, 0, 0, 0, 0 from standing_hours
      where workspace_id = ${workspaceId} and stream = ${stream} and hour >= ${since} and hour <= ${now}
      union all
      select e.at, ${provider}, 0, 0, e.hard::int, (not e.hard)::int, 0, 0, 0 from bounces e ${ours}
      where e.workspace_id = ${workspaceId} and e.at >= ${since} and e.at <= ${now}
        and (e.hard or e.class in ('reputation_block', 'content', 'sender_rejected'))
      union all
      select e.received_at, ${provider}, 0, 0, 0, 0, 1, 0, 0 from returned_mail e ${ours}
      where e.workspace_id = ${workspaceId} and e.received_at >= ${since} and e.received_at <= ${now}
        and e.kind = 'complaint' and e.effect = 'unsubscribed'
      union all
      select e.at, ${provider}, 0, 0, 0, 0, 0, 1, 0 from unsubscribes e ${ours}
      where e.workspace_id = ${workspaceId} and e.at >= ${since} and e.at <= ${now} and not e.suspect and e.undone_at is null
      union all
      select e.at, '', 0, 0, 0, 0, 0, 0, 1 from hits e ${ours}
      where e.workspace_id = ${workspaceId} and e.at >= ${since} and e.at <= ${now} and e.kind = 'click' and e.class = 'human'
    )
    select (at at time zone 'UTC')::date::text as day, provider, sum(attempted)::float8 as attempted, sum(delivered)::float8 as delivered,
           sum(hard_bounces)::float8 as hard_bounces, sum(blocked)::float8 as blocked, sum(complaints)::float8 as complaints,
           sum(unsubscribes)::float8 as unsubscribes, sum(clicks)::float8 as clicks
    from event group by 1, 2`;
}

function groupBy(rows: readonly Row[], key: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return groups;
}

function sum(rows: readonly Counts[]): Counts {
  const total = { ...NOTHING };
  for (const row of rows) for (const name of Object.keys(NOTHING) as (keyof Counts)[]) total[name] += row[name];
  return total;
}
