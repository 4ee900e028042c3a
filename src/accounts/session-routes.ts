// Signing in and out: password, then second factor where there is one. Every successful step gets a new session token.
// The answers and their delays tell nobody whether an address has an account.

import { z } from 'zod';
import { comesFromElsewhere } from '#platform/http/edge.ts';
import { httpProblem } from '#platform/http/http-problems.ts';
import { route } from '#platform/http/route.ts';
import type { Platform } from '#platform/platform.ts';
import { accountsProblem } from './accounts-problems.ts';
import { audit } from './audit.ts';
import { isEmpty } from './first-visit.ts';
import { type Operator, operatorByEmail, operatorById, setPasswordHash, workspacesOf } from './operators-store.ts';
import { checkPassword, hashPassword, PASSWORD_MAX_LENGTH } from './password.ts';
import { permissionsOf } from './roles.ts';
import { noSessionCookie, sessionCookie, tokenHashOf } from './session.ts';
import { closeSession, findSession, openSession, type Stage } from './session-store.ts';
import { countRecoveryCodes, proveSecondFactor } from './second-factor.ts';
import { countAttempt, forgiveAttempts, passwordLimits, secondFactorLimits } from './sign-in-limits.ts';
import { workspaceById } from './workspace-store.ts';

export const passwordSchema = z.string().min(1).max(PASSWORD_MAX_LENGTH);
export const emailSchema = z
  .string()
  .trim()
  .min(3)
  .max(254)
  .regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/);

/** What a caller's browser is known by, kept with the session for the list that its owner sees. */
export interface Caller {
  request: Request;
  ip: string;
  responseHeaders: Headers;
}

/** Public routes that change state are not guarded by the edge, which knows a caller only by a finished session. */
export function refuseForeign(request: Request): void {
  if (comesFromElsewhere(request)) throw httpProblem.foreign_origin();
}

/** Opens a session for someone who has just proved who they are, in place of the one the browser had. */
export async function startSession(
  platform: Platform,
  caller: Caller,
  who: { operatorId: string; workspaceId: string; stage: Stage },
): Promise<void> {
  const { sql, clock, config } = platform;
  const previous = tokenHashOf(caller.request, config.publicUrl);
  if (previous) await closeSession(sql, previous);
  const userAgent = caller.request.headers.get('user-agent') ?? '';
  const token = await openSession(sql, clock.now(), { ...who, address: caller.ip, userAgent });
  caller.responseHeaders.append('set-cookie', sessionCookie(config.publicUrl, token));
}

/** The operator, or the one problem that all failures share; a wrong address costs as much time as a wrong password. */
export async function provePassword(
  platform: Platform,
  email: string,
  password: string,
  ip: string,
): Promise<Operator> {
  const limits = passwordLimits(email.trim().toLowerCase(), ip);
  await countAttempt(platform, limits);
  const operator = await operatorByEmail(platform.sql, email);
  const { isRight, isOutdated } = await checkPassword(password, operator?.passwordHash ?? (await hashOfNobody()));
  if (!operator || !isRight) throw accountsProblem.sign_in_refused();
  if (isOutdated) await setPasswordHash(platform.sql, platform.clock.now(), operator.id, await hashPassword(password));
  await forgiveAttempts(platform, limits);
  return operator;
}

let nobody: Promise<string> | undefined;
function hashOfNobody(): Promise<string> {
  nobody ??= hashPassword('the password of an account that does not exist');
  return nobody;
}

export const sessionRoutes = (platform: Platform) => {
  const { sql, config } = platform;
  return {
    'GET /api/session': route({
      may: 'public',
      summary: 'Who is signed in, and what they may do',
      run: async ({ request }) => {
        const found = await findSession(platform, request);
        if (!found)
          return { state: (await isEmpty(sql)) ? ('first_visit' as const) : ('signed_out' as const), permissions: [] };
        if (found.stage === 'second_factor') return { state: 'second_factor' as const, permissions: [] };
        const { id, name, email, language, totpSecretSealed } = await operatorById(sql, found.operatorId);
        return {
          state: 'open' as const,
          operator: { id, name, email, language, hasSecondFactor: totpSecretSealed !== null },
          workspace: await workspaceById(sql, found.workspaceId),
          role: found.role,
          permissions: permissionsOf(found.role),
        };
      },
    }),

    'POST /api/session': route({
      may: 'public',
      summary: 'Sign in with address and password',
      body: z.object({ email: emailSchema, password: passwordSchema }),
      run: async ({ body, request, ip, responseHeaders }) => {
        refuseForeign(request);
        const operator = await provePassword(platform, body.email, body.password, ip);
        const [first] = await workspacesOf(sql, operator.id);
        if (!first) throw accountsProblem.sign_in_refused();
        const stage = operator.totpSecretSealed ? ('second_factor' as const) : ('open' as const);
        const who = { operatorId: operator.id, workspaceId: first.workspaceId };
        await startSession(platform, { request, ip, responseHeaders }, { ...who, stage });
        if (stage === 'open') await audit(platform, { ...who, action: 'session.open', ip });
        return { state: stage };
      },
    }),

    'POST /api/session/second-factor': route({
      may: 'public',
      summary: 'Finish signing in with a code of the app or a recovery code',
      body: z.object({ code: z.string().trim().min(6).max(40) }),
      run: async ({ body, request, ip, responseHeaders }) => {
        refuseForeign(request);
        const found = await findSession(platform, request);
        if (!found || found.stage !== 'second_factor') throw accountsProblem.sign_in_expired();
        const limits = secondFactorLimits(found.operatorId);
        await countAttempt(platform, limits);
        const proof = await proveSecondFactor(platform, await operatorById(sql, found.operatorId), body.code);
        if (!proof) throw accountsProblem.second_factor_refused();
        await forgiveAttempts(platform, limits);
        const who = { operatorId: found.operatorId, workspaceId: found.workspaceId };
        await startSession(platform, { request, ip, responseHeaders }, { ...who, stage: 'open' });
        await audit(platform, { ...who, action: 'session.open', details: { proof }, ip });
        return { state: 'open' as const, proof, recoveryCodesLeft: await countRecoveryCodes(sql, found.operatorId) };
      },
    }),

    'DELETE /api/session': route({
      may: 'public',
      summary: 'Sign out',
      run: async ({ request, ip, responseHeaders }) => {
        refuseForeign(request);
        const found = await findSession(platform, request);
        const hash = tokenHashOf(request, config.publicUrl);
        if (found?.stage === 'open') await audit(platform, { ...found, action: 'session.close', ip });
        if (hash) await closeSession(sql, hash);
        responseHeaders.append('set-cookie', noSessionCookie(config.publicUrl));
        return { state: 'signed_out' as const };
      },
    }),
  };
};
