// Renders and composes for the whole audience (an even share of a big one) to find people whose message cannot be made: a missing
// value inside a link, a name no header can carry. Nothing is kept of the messages but the count of faults and one example.

import { setImmediate as giveWay } from 'node:timers/promises';
import type { Sql } from 'postgres';
import type { Maker } from '#sending/outbox/maker.ts';
import { type SampleRequest, walkAudience } from './preflight-sample.ts';
import { type Remark, remark } from './remark.ts';

export interface RenderedAudience {
  checked: number;
  failed: number;
  remarks: Remark[];
}

export async function renderAudience(
  sql: Sql,
  maker: Maker,
  request: SampleRequest,
  people: number,
  report: (done: number) => Promise<boolean>,
): Promise<RenderedAudience | undefined> {
  let checked = 0;
  let failed = 0;
  let example: { address: string; reason: string } | undefined;
  for await (const batch of walkAudience(sql, request, people)) {
    for (const person of batch) {
      const fault = faultOf(maker, person);
      checked += 1;
      if (fault === undefined) continue;
      failed += 1;
      example ??= { address: person.email, reason: fault };
    }
    if (!(await report(checked))) return undefined;
    await giveWay();
  }
  return { checked, failed, remarks: example ? [remark('render_failed', { people: failed, ...example })] : [] };
}

/** Any date does: only whether the headers can be written matters here. */
const someDate = new Date(0);

function faultOf(maker: Maker, person: Parameters<Maker['render']>[0]): string | undefined {
  const rendered = maker.render(person);
  if (!rendered.ok) return rendered.detail;
  const composed = maker.compose(person, rendered.value, someDate);
  return composed.ok ? undefined : composed.detail;
}
