// Addresses that get nothing, from one purpose or from all: matched by keyed fingerprint, so that they hold after erasure.
// Adding one twice changes nothing. Lifting one leaves a trace of who did it and why.

import type { ISql } from 'postgres';

/** Refusals that came from the person: lifting one takes a reason given by the operator. */
export const PERSONAL_REASONS = ['complaint', 'unsubscribe', 'objection', 'erasure'] as const;
export type SuppressionReason = (typeof PERSONAL_REASONS)[number] | 'bounce' | 'operator' | 'import';

export interface Suppression {
  id: string;
  purposeId: string | null;
  purpose: string | null;
  reason: SuppressionReason;
  note: string;
  operator: string | null;
  at: Date;
}

export interface NewSuppression {
  workspaceId: string;
  addressHash: Buffer;
  /** Null: from everything. */
  purposeId: string | null;
  reason: SuppressionReason;
  /** Left out once the address is erased. */
  email?: string;
  note?: string;
  operatorId?: string;
  at: Date;
}

export function suppressionsOf(sql: ISql, workspaceId: string, addressHash: Buffer) {
  return sql<Suppression[]>`
    select s.id, s.purpose_id as "purposeId", p.name as purpose, s.reason, s.note, o.name as operator, s.at
    from suppressions s
    left join purposes p on p.workspace_id = s.workspace_id and p.id = s.purpose_id
    left join operators o on o.id = s.operator_id
    where s.workspace_id = ${workspaceId} and s.address_hash = ${addressHash}
    order by s.purpose_id is not null, s.at`;
}

export async function suppress(sql: ISql, given: NewSuppression): Promise<void> {
  await sql`
    insert into suppressions (workspace_id, address_hash, purpose_id, reason, email, note, operator_id, at)
    values (${given.workspaceId}, ${given.addressHash}, ${given.purposeId}, ${given.reason}, ${given.email ?? null},
      ${given.note ?? ''}, ${given.operatorId ?? null}, ${given.at})
    on conflict on constraint suppressions_once do nothing`;
}

export interface Lift {
  workspaceId: string;
  addressHash: Buffer;
  suppressionId: string;
  note: string;
  operatorId: string;
  at: Date;
}

/** The reason of what was lifted; undefined when there was nothing to lift. */
export async function lift(sql: ISql, { workspaceId, addressHash, suppressionId, note, operatorId, at }: Lift) {
  const [lifted] = await sql<{ reason: SuppressionReason }[]>`
    with gone as (
      delete from suppressions
      where workspace_id = ${workspaceId} and address_hash = ${addressHash} and id = ${suppressionId}
      returning *)
    insert into suppression_lifts (workspace_id, address_hash, purpose_id, reason, suppressed_at, note, operator_id, at)
    select workspace_id, address_hash, purpose_id, reason, at, ${note}, ${operatorId}, ${at} from gone
    returning reason`;
  return lifted?.reason;
}

/** What was suppressed stays so after erasure, but under the fingerprint alone. */
export async function forgetAddress(sql: ISql, workspaceId: string, addressHash: Buffer): Promise<void> {
  await sql`
    update suppressions set email = null, note = '' where workspace_id = ${workspaceId} and address_hash = ${addressHash}`;
}
