// Who spies on the readers, over HTTP: the senders in whose mail trackers were found, and a report on one of them.

import { z } from 'zod';
import { route } from '#platform/http/route.ts';
import type { Platform } from '#platform/platform.ts';
import { quarantineProblem } from './quarantine-problems.ts';
import { trackerReport } from './tracker-report.ts';
import { listTrackedSenders, readTrackerFacts } from './tracker-store.ts';

const TRACKER_DAYS = 30;
const DAY = 86_400_000;

export function trackerRoutes({ sql, clock, config }: Platform) {
  return {
    'GET /api/quarantine/trackers': route({
      may: 'quarantine:read',
      summary: 'Who put trackers into the mail of the last days, and whose they were',
      run: async ({ workspaceId }) => ({
        senders: await listTrackedSenders(sql, workspaceId, new Date(clock.now().getTime() - TRACKER_DAYS * DAY)),
      }),
    }),

    'GET /api/quarantine/trackers/report': route({
      may: 'quarantine:read',
      summary: 'What one sender’s trackers were, as a text on which a complaint can be built',
      query: z.object({ by: z.string().min(1).max(253).toLowerCase() }),
      run: async ({ workspaceId, query: { by }, language }) => {
        const until = clock.now();
        const since = new Date(until.getTime() - TRACKER_DAYS * DAY);
        const facts = await readTrackerFacts(sql, workspaceId, { by, since });
        if (facts.messages === 0) throw quarantineProblem.no_trackers({ by });
        const text = trackerReport({ ...facts, by, since, until, installation: config.mailHost }, language);
        return new Response(text, {
          headers: {
            'content-type': 'text/plain; charset=utf-8',
            'content-disposition': `attachment; filename="${by.replace(/[^a-z0-9.-]/g, '-')}.txt"`,
          },
        });
      },
    }),
  };
}
