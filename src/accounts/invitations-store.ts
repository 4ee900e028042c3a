// Invitations into a workspace: a link, good once, for seven days. The database holds only the hash of its secret.

import type { ISql } from 'postgres';
import type { Role } from './roles.ts';
import { hashToken, newToken } from './session.ts';

export const INVITATION_DAYS = 7;

export interface Invitation {
  id: string;
  workspaceId: string;
  email: string;
  role: Role;
  createdAt: Date;
  expiresAt: Date;
}

const columns = (sql: ISql) =>
  sql`id, workspace_id as "workspaceId", email, role, created_at as "createdAt", expires_at as "expiresAt"`;

/** Invites; an open invitation of the same address is replaced. Gives the secret for the link: it can not be shown again. */
export async function addInvitation(
  sql: ISql,
  now: Date,
  invitation: { workspaceId: string; email: string; role: Role; invitedBy: string },
): Promise<{ id: string; secret: string }> {
  const { workspaceId, email, role, invitedBy } = invitation;
  const token = newToken();
  await sql`
    update invitations set revoked_at = ${now}
    where workspace_id = ${workspaceId} and email = ${email} and accepted_at is null and revoked_at is null`;
  const [row] = await sql<{ id: string }[]>`
    insert into invitations (workspace_id, email, role, token_hash, invited_by, created_at, expires_at)
    values (${workspaceId}, ${email}, ${role}, ${token.hash}, ${invitedBy}, ${now}, ${new Date(now.getTime() + INVITATION_DAYS * 86_400_000)})
    returning id`;
  return { id: row!.id, secret: token.text };
}

export async function listInvitations(sql: ISql, now: Date, workspaceId: string): Promise<Invitation[]> {
  return sql<Invitation[]>`
    select ${columns(sql)} from invitations
    where workspace_id = ${workspaceId} and accepted_at is null and revoked_at is null and expires_at > ${now}
    order by created_at desc`;
}

/** The open invitation of a link. Inside a transaction it is locked: two people with the same link can not both use it. */
export async function openInvitation(
  sql: ISql,
  now: Date,
  secret: string,
): Promise<(Invitation & { workspaceName: string }) | undefined> {
  const [found] = await sql<(Invitation & { workspaceName: string })[]>`
    select ${columns(sql)}, (select name from workspaces w where w.id = workspace_id) as "workspaceName"
    from invitations
    where token_hash = ${hashToken(secret)} and accepted_at is null and revoked_at is null and expires_at > ${now}
    for update`;
  return found;
}

export async function acceptInvitation(sql: ISql, now: Date, invitation: Invitation): Promise<void> {
  await sql`update invitations set accepted_at = ${now} where workspace_id = ${invitation.workspaceId} and id = ${invitation.id}`;
}

/** False when it is not open. */
export async function revokeInvitation(sql: ISql, now: Date, workspaceId: string, id: string): Promise<boolean> {
  const { count } = await sql`
    update invitations set revoked_at = ${now}
    where workspace_id = ${workspaceId} and id = ${id} and accepted_at is null and revoked_at is null`;
  return count === 1;
}
