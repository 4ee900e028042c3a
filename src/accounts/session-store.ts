// Sessions in the database: opened at sign-in, found at every request, ended by their owner, by time, or by an owner of the house.
// A session is only as good as the membership behind it: someone taken out of a workspace is out at the next request.

import type { ISql } from 'postgres';
import type { Session } from '#platform/http/route.ts';
import type { Language } from '#platform/http/problem.ts';
import type { Platform } from '#platform/platform.ts';
import { authenticateKey, bearerOf } from './api-keys/authenticate-key.ts';
import { may, type Role } from './roles.ts';
import {
  ABSOLUTE_LIMIT_MS,
  IDLE_LIMIT_MS,
  newToken,
  SECOND_FACTOR_LIMIT_MS,
  SEEN_EVERY_MS,
  type SessionToken,
  tokenHashOf,
} from './session.ts';

export type Stage = 'second_factor' | 'open';

export interface NewSession {
  operatorId: string;
  workspaceId: string;
  stage: Stage;
  address: string;
  userAgent: string;
}

/** Gives the token for the cookie; it is nowhere else. */
export async function openSession(sql: ISql, now: Date, session: NewSession): Promise<SessionToken> {
  const token = newToken();
  const limit = session.stage === 'open' ? ABSOLUTE_LIMIT_MS : SECOND_FACTOR_LIMIT_MS;
  await sql`delete from sessions where expires_at < ${now} or seen_at < ${new Date(now.getTime() - IDLE_LIMIT_MS)}`;
  await sql`
    insert into sessions (token_hash, operator_id, workspace_id, stage, created_at, seen_at, expires_at, address, user_agent)
    values (${token.hash}, ${session.operatorId}, ${session.workspaceId}, ${session.stage}, ${now}, ${now},
            ${new Date(now.getTime() + limit)}, ${session.address}, ${session.userAgent.slice(0, 400)})`;
  return token;
}

export interface FoundSession {
  id: string;
  operatorId: string;
  workspaceId: string;
  stage: Stage;
  role: Role;
  language: Language;
  seenAt: Date;
}

/** The living session that a request carries, whatever its stage. */
export async function findSession(
  { sql, clock, config }: Platform,
  request: Request,
): Promise<FoundSession | undefined> {
  const hash = tokenHashOf(request, config.publicUrl);
  if (!hash) return undefined;
  const now = clock.now();
  const [found] = await sql<FoundSession[]>`
    select s.id, s.operator_id as "operatorId", s.workspace_id as "workspaceId", s.stage, m.role, o.language, s.seen_at as "seenAt"
    from sessions s
    join operators o on o.id = s.operator_id
    join memberships m on m.workspace_id = s.workspace_id and m.operator_id = s.operator_id
    where s.token_hash = ${hash} and s.expires_at > ${now} and s.seen_at > ${new Date(now.getTime() - IDLE_LIMIT_MS)}`;
  return found;
}

/** Who calls, for the HTTP edge: a program by its key, or a session whose sign-in is finished. A wrong key is never made good by a cookie. */
export async function authenticateRequest(platform: Platform, request: Request): Promise<Session | undefined> {
  if (bearerOf(request) !== undefined) return authenticateKey(platform, request);
  const found = await findSession(platform, request);
  if (!found || found.stage !== 'open') return undefined;
  const now = platform.clock.now();
  if (now.getTime() - found.seenAt.getTime() > SEEN_EVERY_MS) {
    await platform.sql`update sessions set seen_at = ${now} where id = ${found.id}`;
  }
  const { operatorId, workspaceId, language, role } = found;
  return { operatorId, workspaceId, language, may: (permission) => may(role, permission) };
}

export async function closeSession(sql: ISql, tokenHash: Buffer): Promise<void> {
  await sql`delete from sessions where token_hash = ${tokenHash}`;
}

export interface SessionRow {
  id: string;
  createdAt: Date;
  seenAt: Date;
  address: string;
  userAgent: string;
  isCurrent: boolean;
}

export async function listSessions(sql: ISql, operatorId: string, current: Buffer, now: Date): Promise<SessionRow[]> {
  return sql<SessionRow[]>`
    select id, created_at as "createdAt", seen_at as "seenAt", address, user_agent as "userAgent", token_hash = ${current} as "isCurrent"
    from sessions
    where operator_id = ${operatorId} and stage = 'open' and expires_at > ${now} and seen_at > ${new Date(now.getTime() - IDLE_LIMIT_MS)}
    order by seen_at desc`;
}

/** False when there is no such session of this operator. */
export async function revokeSession(sql: ISql, operatorId: string, id: string): Promise<boolean> {
  const { count } = await sql`delete from sessions where operator_id = ${operatorId} and id = ${id}`;
  return count === 1;
}

/** After a change of password or second factor: whoever else was signed in must prove themselves again. */
export async function closeOtherSessions(sql: ISql, operatorId: string, current: Buffer | undefined): Promise<void> {
  await sql`delete from sessions where operator_id = ${operatorId} and token_hash is distinct from ${current ?? null}`;
}
