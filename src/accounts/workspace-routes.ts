// The workspace: its name, language, time zone, and who signs its mailings; who works in it, by invitation; what they did.

import { z } from 'zod';
import { idSchema, route } from '#platform/http/route.ts';
import type { Platform } from '#platform/platform.ts';
import { acceptablePassword } from './acceptable-password.ts';
import { accountsProblem } from './accounts-problems.ts';
import { audit, listAudit } from './audit.ts';
import {
  acceptInvitation,
  addInvitation,
  listInvitations,
  openInvitation,
  revokeInvitation,
} from './invitations-store.ts';
import {
  addMembership,
  addOperator,
  changeMembership,
  listMembers,
  normaliseEmail,
  type MembershipChange,
  operatorByEmail,
  operatorById,
} from './operators-store.ts';
import { hashPassword } from './password.ts';
import { ROLES } from './roles.ts';
import { emailSchema, passwordSchema, provePassword, refuseForeign, startSession } from './session-routes.ts';
import { changeWorkspace, isTimeZone, workspaceById } from './workspace-store.ts';

const roleSchema = z.enum(ROLES);
const operatorParams = z.object({ operatorId: idSchema });

function refuseImpossible(change: MembershipChange): void {
  if (change === 'not_found') throw accountsProblem.operator_not_found();
  if (change === 'last_owner') throw accountsProblem.last_owner();
}

export const workspaceRoutes = (platform: Platform) => {
  const { sql, clock, config, live } = platform;
  /** Who is in the workspace, and with which role: the list of people is stale, and so is what each may do. */
  const peopleChanged = async (workspaceId: string) => {
    await Promise.all([live.publish(workspaceId, 'operators'), live.publish(workspaceId, 'session')]);
  };
  return {
    'GET /api/workspace': route({
      may: 'workspace:read',
      summary: 'The workspace',
      run: ({ workspaceId }) => workspaceById(sql, workspaceId),
    }),

    'PUT /api/workspace': route({
      may: 'workspace:write',
      summary: 'Change the workspace',
      body: z.object({
        name: z.string().trim().min(1).max(200),
        language: z.enum(['fr', 'en']),
        timeZone: z.string().max(100),
        companyName: z.string().trim().max(200),
        postalAddress: z.string().trim().max(500),
      }),
      run: async ({ body, workspaceId, operatorId, ip }) => {
        if (!isTimeZone(body.timeZone)) throw accountsProblem.time_zone_unknown({ zone: body.timeZone });
        await sql.begin(async (tx) => {
          await changeWorkspace(tx, clock.now(), workspaceId, body);
          await audit(platform, { workspaceId, operatorId, action: 'workspace.change', subject: body.name, ip }, tx);
        });
        await Promise.all([live.publish(workspaceId, 'workspace'), live.publish(workspaceId, 'session')]);
        return workspaceById(sql, workspaceId);
      },
    }),

    'GET /api/operators': route({
      may: 'operators:read',
      summary: 'Who works in the workspace, and who is invited',
      run: async ({ workspaceId }) => ({
        members: await listMembers(sql, workspaceId),
        invitations: await listInvitations(sql, clock.now(), workspaceId),
      }),
    }),

    'PUT /api/operators/:operatorId': route({
      may: 'operators:write',
      summary: 'Give someone another role',
      params: operatorParams,
      body: z.object({ role: roleSchema }),
      run: async ({ params, body, workspaceId, operatorId, ip }) => {
        await sql.begin(async (tx) => {
          refuseImpossible(await changeMembership(tx, workspaceId, params.operatorId, body.role));
          const { name } = await operatorById(tx, params.operatorId);
          const subject = { subject: name, subjectId: params.operatorId, details: { role: body.role } };
          await audit(platform, { workspaceId, operatorId, action: 'operators.role', ...subject, ip }, tx);
        });
        await peopleChanged(workspaceId);
        return { role: body.role };
      },
    }),

    'DELETE /api/operators/:operatorId': route({
      may: 'operators:write',
      summary: 'Take someone out of the workspace; their sessions in it end',
      params: operatorParams,
      run: async ({ params, workspaceId, operatorId, ip }) => {
        await sql.begin(async (tx) => {
          refuseImpossible(await changeMembership(tx, workspaceId, params.operatorId, null));
          const { name } = await operatorById(tx, params.operatorId);
          await audit(
            platform,
            { workspaceId, operatorId, action: 'operators.remove', subject: name, subjectId: params.operatorId, ip },
            tx,
          );
        });
        await peopleChanged(workspaceId);
        return { done: true };
      },
    }),

    'POST /api/invitations': route({
      may: 'operators:write',
      summary: 'Invite someone: gives a link, good once, for seven days',
      body: z.object({ email: emailSchema, role: roleSchema }),
      run: async ({ body, workspaceId, operatorId, ip }) => {
        const email = normaliseEmail(body.email);
        const members = await listMembers(sql, workspaceId);
        if (members.some((member) => member.email === email)) throw accountsProblem.already_member({ email });
        const answer = await sql.begin(async (tx) => {
          const invitation = { workspaceId, email, role: body.role, invitedBy: operatorId };
          const { id, secret } = await addInvitation(tx, clock.now(), invitation);
          await audit(
            platform,
            { workspaceId, operatorId, action: 'operators.invite', subject: email, details: { role: body.role }, ip },
            tx,
          );
          return { id, link: `${config.publicUrl}/invitation?key=${secret}` };
        });
        await live.publish(workspaceId, 'operators');
        return answer;
      },
    }),

    'DELETE /api/invitations/:invitationId': route({
      may: 'operators:write',
      summary: 'Withdraw an invitation',
      params: z.object({ invitationId: idSchema }),
      run: async ({ params, workspaceId, operatorId, ip }) => {
        const done = await revokeInvitation(sql, clock.now(), workspaceId, params.invitationId);
        if (!done) throw accountsProblem.invitation_gone();
        await audit(platform, {
          workspaceId,
          operatorId,
          action: 'operators.uninvite',
          subjectId: params.invitationId,
          ip,
        });
        await live.publish(workspaceId, 'operators');
        return { done: true };
      },
    }),

    'GET /api/invitation': route({
      may: 'public',
      summary: 'What an invitation’s link invites to',
      query: z.object({ key: z.string().max(100) }),
      run: async ({ query }) => {
        const found = await openInvitation(sql, clock.now(), query.key);
        if (!found) throw accountsProblem.invitation_gone();
        const hasAccount = (await operatorByEmail(sql, found.email)) !== undefined;
        return { email: found.email, role: found.role, workspaceName: found.workspaceName, hasAccount };
      },
    }),

    'POST /api/invitation': route({
      may: 'public',
      summary: 'Accept an invitation: makes the account, or adds the workspace to the one there is',
      body: z.object({
        key: z.string().max(100),
        name: z.string().trim().max(200),
        password: passwordSchema,
        language: z.enum(['fr', 'en']),
      }),
      run: async ({ body, request, ip, responseHeaders }) => {
        refuseForeign(request);
        const seen = await openInvitation(sql, clock.now(), body.key);
        if (!seen) throw accountsProblem.invitation_gone();
        const existing = await operatorByEmail(sql, seen.email);
        const name = body.name || seen.email;
        const passwordHash = existing
          ? ''
          : await hashPassword(acceptablePassword(body.password, { name, email: seen.email }));
        if (existing) await provePassword(platform, seen.email, body.password, ip);

        const operatorId = await sql.begin(async (tx) => {
          const now = clock.now();
          const invitation = await openInvitation(tx, now, body.key);
          if (!invitation) throw accountsProblem.invitation_gone();
          const { workspaceId, email, role } = invitation;
          const id =
            existing?.id ?? (await addOperator(tx, now, { email, name, language: body.language, passwordHash }));
          await addMembership(tx, now, { workspaceId, operatorId: id, role });
          await acceptInvitation(tx, now, invitation);
          await audit(
            platform,
            { workspaceId, operatorId: id, action: 'operators.join', subject: email, details: { role }, ip },
            tx,
          );
          return id;
        });
        await peopleChanged(seen.workspaceId);
        const stage = existing?.totpSecretSealed ? ('second_factor' as const) : ('open' as const);
        await startSession(
          platform,
          { request, ip, responseHeaders },
          { operatorId, workspaceId: seen.workspaceId, stage },
        );
        return { state: stage };
      },
    }),

    'GET /api/audit': route({
      may: 'audit:read',
      summary: 'Who did what, when; newest first',
      query: z.object({ after: idSchema.optional() }),
      run: ({ query, workspaceId }) => listAudit(sql, workspaceId, query.after),
    }),
  };
};
