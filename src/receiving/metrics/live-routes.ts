// The road in, live: what arrived in each of the last minutes and what became of it, what waits, and which step takes how long.

import type { Sql } from 'postgres';
import { type MessageClass, messageClasses } from '#judge/verdict.ts';
import { route } from '#platform/http/route.ts';
import type { Platform } from '#platform/platform.ts';
import type { Disposition } from '../disposition/policy.ts';
import type { RecipientState } from '../intake/inbound-store.ts';
import { readStepTimes, STEPS } from './step-times.ts';

const MINUTES = 60;
const MINUTE = 60_000;
const LATEST = 12;

export interface LatestArrival {
  id: string;
  receivedAt: Date;
  fromAddress: string;
  recipient: string;
  class: MessageClass;
  disposition: Disposition;
  state: RecipientState;
}

export function liveRoutes({ sql, clock }: Platform) {
  return {
    'GET /api/gateway/live': route({
      may: 'quarantine:read',
      summary: 'The last hour of the road in, minute by minute, what waits, and how long each step takes',
      run: async ({ workspaceId }) => {
        const now = clock.now();
        const since = new Date(Math.floor(now.getTime() / MINUTE) * MINUTE - (MINUTES - 1) * MINUTE);
        const [minutes, waiting, latest, times] = await Promise.all([
          readMinutes(sql, workspaceId, since),
          readWaiting(sql, workspaceId, now),
          readLatest(sql, workspaceId),
          readStepTimes(sql, since),
        ]);
        return {
          minutes,
          ...waiting,
          latest,
          // Of the whole installation: the steps are the machine's.
          steps: STEPS.flatMap((step) => times.find((one) => one.step === step) ?? []),
        };
      },
    }),
  };
}

/** Every minute, those without mail too. */
async function readMinutes(sql: Sql, workspaceId: string, since: Date) {
  const rows = await sql<{ minute: Date; class: MessageClass; count: number }[]>`
    select date_trunc('minute', m.received_at) as minute, r.class, count(*)::int as count
    from inbound_messages m join inbound_recipients r on r.workspace_id = m.workspace_id and r.message_id = m.id
    where m.workspace_id = ${workspaceId} and m.received_at >= ${since} group by 1, 2`;
  const none = Object.fromEntries(messageClasses.map((name) => [name, 0])) as Record<MessageClass, number>;
  return Array.from({ length: MINUTES }, (_, index) => {
    const at = new Date(since.getTime() + index * MINUTE);
    const own = rows.filter(({ minute }) => minute.getTime() === at.getTime());
    return { at, counts: { ...none, ...Object.fromEntries(own.map((row) => [row.class, row.count])) } };
  });
}

async function readWaiting(sql: Sql, workspaceId: string, now: Date) {
  const [row] = await sql<[{ waiting: number; oldestSeconds: number; held: number }]>`
    select count(*) filter (where r.state = 'waiting')::int as waiting, count(*) filter (where r.state = 'held')::int as held,
      coalesce(extract(epoch from ${now}::timestamptz - min(m.received_at) filter (where r.state = 'waiting')), 0)::int as "oldestSeconds"
    from inbound_recipients r join inbound_messages m on m.workspace_id = r.workspace_id and m.id = r.message_id
    where r.workspace_id = ${workspaceId} and r.state in ('waiting', 'held')`;
  return row;
}

const readLatest = (sql: Sql, workspaceId: string): Promise<LatestArrival[]> => sql<LatestArrival[]>`
  select r.id, m.received_at as "receivedAt", m.from_address as "fromAddress", r.recipient, r.class, r.disposition, r.state
  from inbound_recipients r join inbound_messages m on m.workspace_id = r.workspace_id and m.id = r.message_id
  where r.workspace_id = ${workspaceId} order by r.id desc limit ${LATEST}`;
