// A workspace's standing as it is shown, the same to its people and at the operator's desk: figures of the week against the lines, five weeks day
// by day, every step with its reason, and the answer that waits.

import type { ISql } from 'postgres';
import { type DayCounts, readFigures, windowStart } from './figures-store.ts';
import { type Counts, type Rate, ratesOf, WINDOW_MS } from './standing.ts';
import { type KeptStanding, listSteps, openAppeals, readStandings, type TakenStep } from './standing-store.ts';

const CHART_MS = 5 * WINDOW_MS;

export interface StreamView extends Omit<KeptStanding, 'workspaceId' | 'rung' | 'rungSince'> {
  rates: Rate[];
  providers: (Counts & { provider: string })[];
  days: DayCounts[];
  appeal: { plan: string; at: Date } | null;
}

export interface StandingView {
  streams: StreamView[];
  steps: TakenStep[];
}

export async function viewStanding(sql: ISql, workspaceId: string, now: Date): Promise<StandingView> {
  const appeals = await openAppeals(sql, workspaceId);
  const streams: StreamView[] = [];
  for (const { rung: _rung, rungSince: _since, workspaceId: _workspace, ...standing } of await readStandings(
    sql,
    workspaceId,
    now,
  )) {
    const { stream, countedFrom } = standing;
    const window = await readFigures(sql, { workspaceId, stream, since: windowStart(now, countedFrom), now });
    const { days } = await readFigures(sql, { workspaceId, stream, since: new Date(now.getTime() - CHART_MS), now });
    const { plan, at } = appeals.find((one) => one.stream === stream) ?? {};
    streams.push({
      ...standing,
      rates: ratesOf(window.figures),
      providers: [...window.figures.providers],
      days,
      appeal: plan && at ? { plan, at } : null,
    });
  }
  return { streams, steps: await listSteps(sql, workspaceId) };
}
