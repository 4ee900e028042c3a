// Operators and their memberships in the database. Addresses are compared in one normal form: no outer space, lower case.

import type { ISql } from 'postgres';
import type { Language } from '#platform/http/problem.ts';
import type { Role } from './roles.ts';

export interface Operator {
  id: string;
  email: string;
  name: string;
  language: Language;
  passwordHash: string;
  totpSecretSealed: Uint8Array | null;
  totpPendingSealed: Uint8Array | null;
  totpLastStep: string | null;
}

export function normaliseEmail(email: string): string {
  return email.trim().normalize('NFC').toLowerCase();
}

const columns = (sql: ISql) => sql`
  id, email, name, language, password_hash as "passwordHash", totp_secret_sealed as "totpSecretSealed",
  totp_pending_sealed as "totpPendingSealed", totp_last_step as "totpLastStep"`;

export async function operatorByEmail(sql: ISql, email: string): Promise<Operator | undefined> {
  const [found] = await sql<Operator[]>`select ${columns(sql)} from operators where email = ${normaliseEmail(email)}`;
  return found;
}

/** Throws when there is none: a session or membership always points at one. */
export async function operatorById(sql: ISql, id: string): Promise<Operator> {
  const [found] = await sql<Operator[]>`select ${columns(sql)} from operators where id = ${id}`;
  if (!found) throw new Error(`operator ${id} does not exist`);
  return found;
}

export interface NewOperator {
  email: string;
  name: string;
  language: Language;
  passwordHash: string;
}

export async function addOperator(sql: ISql, now: Date, operator: NewOperator): Promise<string> {
  const [row] = await sql<{ id: string }[]>`
    insert into operators (email, name, language, password_hash, created_at, updated_at)
    values (${normaliseEmail(operator.email)}, ${operator.name.trim()}, ${operator.language}, ${operator.passwordHash}, ${now}, ${now})
    returning id`;
  return row!.id;
}

export async function addMembership(
  sql: ISql,
  now: Date,
  membership: { workspaceId: string; operatorId: string; role: Role },
): Promise<void> {
  const { workspaceId, operatorId, role } = membership;
  await sql`insert into memberships (workspace_id, operator_id, role, created_at) values (${workspaceId}, ${operatorId}, ${role}, ${now})`;
}

/** Where someone works, oldest membership first. */
export async function workspacesOf(sql: ISql, operatorId: string): Promise<{ workspaceId: string }[]> {
  return sql`select workspace_id as "workspaceId" from memberships where operator_id = ${operatorId} order by created_at, workspace_id`;
}

export interface Member {
  operatorId: string;
  email: string;
  name: string;
  role: Role;
  hasSecondFactor: boolean;
  lastSeenAt: Date | null;
}

export async function listMembers(sql: ISql, workspaceId: string): Promise<Member[]> {
  return sql<Member[]>`
    select o.id as "operatorId", o.email, o.name, m.role, o.totp_secret_sealed is not null as "hasSecondFactor",
           (select max(s.seen_at) from sessions s where s.operator_id = o.id) as "lastSeenAt"
    from memberships m join operators o on o.id = m.operator_id
    where m.workspace_id = ${workspaceId}
    order by o.name, o.id`;
}

export type MembershipChange = 'done' | 'not_found' | 'last_owner';

/** `role` null takes the person out. Members are locked first, so that two owners can not demote each other at once. */
export async function changeMembership(
  sql: ISql,
  workspaceId: string,
  operatorId: string,
  role: Role | null,
): Promise<MembershipChange> {
  const members = await sql<{ operatorId: string; role: Role }[]>`
    select operator_id as "operatorId", role from memberships where workspace_id = ${workspaceId} order by operator_id for update`;
  if (!members.some((member) => member.operatorId === operatorId)) return 'not_found';
  const keepsAnOwner = members.some((member) => member.operatorId !== operatorId && member.role === 'owner');
  if (role !== 'owner' && !keepsAnOwner) return 'last_owner';
  if (role === null) {
    await sql`delete from memberships where workspace_id = ${workspaceId} and operator_id = ${operatorId}`;
    await sql`delete from sessions where workspace_id = ${workspaceId} and operator_id = ${operatorId}`;
  } else {
    await sql`update memberships set role = ${role} where workspace_id = ${workspaceId} and operator_id = ${operatorId}`;
  }
  return 'done';
}

export async function setLanguage(sql: ISql, now: Date, operatorId: string, language: Language): Promise<void> {
  await sql`update operators set language = ${language}, updated_at = ${now} where id = ${operatorId}`;
}

export async function setName(sql: ISql, now: Date, operatorId: string, name: string): Promise<void> {
  await sql`update operators set name = ${name.trim()}, updated_at = ${now} where id = ${operatorId}`;
}

export async function setPasswordHash(sql: ISql, now: Date, operatorId: string, hash: string): Promise<void> {
  await sql`update operators set password_hash = ${hash}, updated_at = ${now} where id = ${operatorId}`;
}
