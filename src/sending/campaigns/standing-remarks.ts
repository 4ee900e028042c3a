// What the standing of the account says of a mailing: that it cannot leave, or that it will take days. Said at the pre-flight and asked again at
// the launch; the outbox obeys it at each claim.

import type { ISql } from 'postgres';
import { allowanceOf } from '#sending/standing/refusal.ts';
import { type Remark, remark } from './remark.ts';

export async function suspensionRemarks(sql: ISql, workspaceId: string, now: Date): Promise<Remark[]> {
  const { refusal } = await allowanceOf(sql, workspaceId, 'campaign', now);
  return refusal === 'suspended' || refusal === 'closed' ? [remark('standing_suspended')] : [];
}

/** In the sandbox there is no ceiling. */
export async function standingRemarks(
  sql: ISql,
  { workspaceId, mode }: { workspaceId: string; mode: 'sandbox' | 'live' },
  people: number,
  now: Date,
): Promise<Remark[]> {
  const { ceiling } = await allowanceOf(sql, workspaceId, 'campaign', now);
  const suspended = await suspensionRemarks(sql, workspaceId, now);
  if (mode === 'sandbox' || ceiling === null || people <= ceiling) return suspended;
  return [...suspended, remark('standing_ceiling', { ceiling, days: Math.ceil(people / Math.max(ceiling, 1)) })];
}
