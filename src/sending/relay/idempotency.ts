// One key, one call: the first call with a key keeps its answer beside what it made, in one transaction; the same call again is given that
// answer, another call with the key is refused. Calls at the same moment wait for the first. Kept for a week.

import { createHash } from 'node:crypto';
import type { ISql, JSONValue, TransactionSql } from 'postgres';
import { relayProblem } from './relay-problems.ts';

export interface IdempotentCall {
  workspaceId: string;
  key: string;
  bodyHash: Buffer;
}

const KEPT_DAYS = 7;

/** Undefined when the caller gave no key. */
export function idempotentCall(workspaceId: string, request: Request, body: unknown): IdempotentCall | undefined {
  const key = request.headers.get('idempotency-key');
  if (key === null) return undefined;
  if (!/^[\u0021-\u007e]{1,200}$/.test(key)) throw relayProblem.idempotency_key_not_valid();
  return { workspaceId, key, bodyHash: createHash('sha256').update(JSON.stringify(body)).digest() };
}

/** What was answered before. */
export async function earlierAnswer<Answer>(sql: ISql, call: IdempotentCall): Promise<Answer | undefined> {
  const [row] = await sql<{ bodyHash: Buffer; answer: Answer }[]>`
    select body_hash as "bodyHash", answer from relay_idempotency where workspace_id = ${call.workspaceId} and key = ${call.key}`;
  if (row && !row.bodyHash.equals(call.bodyHash)) throw relayProblem.idempotency_key_reused();
  return row?.answer;
}

/** False when another call has taken the key meanwhile: nothing of this transaction may stand. */
export async function claimKey(tx: TransactionSql, call: IdempotentCall, now: Date): Promise<boolean> {
  const taken = await tx`
    insert into relay_idempotency (workspace_id, key, body_hash, answer, at)
    values (${call.workspaceId}, ${call.key}, ${call.bodyHash}, 'null', ${now}) on conflict (workspace_id, key) do nothing`;
  return taken.count > 0;
}

export async function keepAnswer(tx: TransactionSql, call: IdempotentCall, answer: object): Promise<void> {
  await tx`
    update relay_idempotency set answer = ${tx.json(answer as JSONValue)}
    where workspace_id = ${call.workspaceId} and key = ${call.key}`;
}

export async function forgetOldKeys(sql: ISql, now: Date): Promise<void> {
  await sql`delete from relay_idempotency where at < ${now}::timestamptz - make_interval(days => ${KEPT_DAYS})`;
}
