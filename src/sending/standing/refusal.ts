// Whether a stream may take more mail now, asked at the doors (relay, launch) so that whoever sends hears it beforehand. The claim of the outbox
// asks again in its own statement; nothing here lets anything out.

import type { ISql } from 'postgres';
import type { Stream } from './standing.ts';

export interface Allowance {
  refusal: 'suspended' | 'closed' | 'ceiling' | null;
  /** New recipients a day; null: no ceiling. */
  ceiling: number | null;
}

export async function allowanceOf(sql: ISql, workspaceId: string, stream: Stream, now: Date): Promise<Allowance> {
  const [row] = await sql<[Allowance]>`
    select ceiling, case when step in ('suspended', 'closed') then step
                         when used >= ceiling and used_on = (${now}::timestamptz at time zone 'UTC')::date then 'ceiling' end as refusal
    from standings where workspace_id = ${workspaceId} and stream = ${stream}`;
  return row;
}
