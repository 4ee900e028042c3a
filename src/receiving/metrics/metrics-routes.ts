// The road in as Prometheus reads it (text format 0.0.4): what waits and for how long, what is held and contested, what arrived lately and what
// became of it. For this machine only, or for a proxy that lets others in; it names no person and no domain.

import { BlockList, isIP, isIPv6 } from 'node:net';
import type { Sql } from 'postgres';
import { defineProblems } from '#platform/http/problem.ts';
import { route } from '#platform/http/route.ts';
import type { Platform } from '#platform/platform.ts';
import { readStepTimes, type StepTime } from './step-times.ts';

const metricsProblem = defineProblems({
  metrics_elsewhere: {
    status: 404,
    fr: 'Les mesures ne se lisent que depuis la machine elle-même.',
    en: 'Metrics are read from the machine itself only.',
  },
});

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8);
loopback.addAddress('::1', 'ipv6');

/** So far back arrivals are counted. */
const LATELY_MINUTES = 5;

export function metricsRoutes({ sql, clock }: Platform) {
  return {
    'GET /metrics': route({
      may: 'public',
      summary: 'Figures of the road in for Prometheus, for callers on this machine',
      run: async ({ ip }) => {
        if (isIP(ip) === 0 || !loopback.check(ip, isIPv6(ip) ? 'ipv6' : 'ipv4'))
          throw metricsProblem.metrics_elsewhere();
        return new Response(await metricsText(sql, clock.now()), {
          headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' },
        });
      },
    }),
  };
}

async function metricsText(sql: Sql, now: Date): Promise<string> {
  const [states, contested, arrived, times] = await Promise.all([
    sql<{ state: string; count: number; oldest: number }[]>`
      select r.state, count(*)::int as count, coalesce(extract(epoch from ${now}::timestamptz - min(m.received_at)), 0)::float8 as oldest
      from inbound_recipients r join inbound_messages m on m.workspace_id = r.workspace_id and m.id = r.message_id
      where r.state in ('waiting', 'held') group by 1`,
    sql<[{ count: number }]>`select count(*)::int as count from contests where closed_at is null`,
    sql<{ class: string; disposition: string; count: number }[]>`
      select r.class, r.disposition, count(*)::int as count
      from inbound_messages m join inbound_recipients r on r.workspace_id = m.workspace_id and r.message_id = m.id
      where m.received_at > ${now}::timestamptz - make_interval(mins => ${LATELY_MINUTES}) group by 1, 2 order by 1, 2`,
    readStepTimes(sql, null),
  ]);
  const of = (state: string) => states.find((row) => row.state === state);
  const ofStep = (value: (time: StepTime) => string) =>
    times.map((time) => `{step="${time.step}"} ${value(time)}`).toSorted();
  const series = (name: string, help: string, lines: readonly string[], type = 'gauge') =>
    [
      `# HELP dauphin_inbound_${name} ${help}`,
      `# TYPE dauphin_inbound_${name} ${type}`,
      ...lines.map((line) => `dauphin_inbound_${name}${line}`),
    ].join('\n');
  return `${[
    series('waiting', 'Recipients whose message waits for the mailbox server.', [` ${of('waiting')?.count ?? 0}`]),
    series('oldest_waiting_seconds', 'Age of the oldest of these.', [` ${(of('waiting')?.oldest ?? 0).toFixed(0)}`]),
    series('held', 'Recipients for whom a message is held.', [` ${of('held')?.count ?? 0}`]),
    series('contested', 'Refusals that somebody must look at.', [` ${contested[0].count}`]),
    series(
      'arrived',
      `Recipients of messages of the last ${LATELY_MINUTES} minutes.`,
      arrived.map((row) => `{class="${row.class}",disposition="${row.disposition}"} ${row.count}`),
    ),
    series(
      'step_seconds_total',
      'How long the steps of the road took, waiting included.',
      ofStep(({ milliseconds }) => (milliseconds / 1000).toFixed(3)),
      'counter',
    ),
    series(
      'step_messages_total',
      'Messages that went through each step.',
      ofStep(({ messages }) => String(messages)),
      'counter',
    ),
  ].join('\n')}\n`;
}
