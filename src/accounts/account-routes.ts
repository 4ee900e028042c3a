// One operator's own account: name, language, password, second factor, sessions. Nobody else's can be reached from here.
// What weakens an account (password, second factor) asks for the current password again, and ends all other sessions.

import { z } from 'zod';
import { route } from '#platform/http/route.ts';
import type { Platform } from '#platform/platform.ts';
import { idSchema } from '#platform/http/route.ts';
import { acceptablePassword } from './acceptable-password.ts';
import { accountsProblem } from './accounts-problems.ts';
import { audit } from './audit.ts';
import { type Operator, operatorById, setLanguage, setName, setPasswordHash } from './operators-store.ts';
import { checkPassword, hashPassword } from './password.ts';
import {
  countRecoveryCodes,
  finishEnrolment,
  removeSecondFactor,
  renewRecoveryCodes,
  startEnrolment,
} from './second-factor.ts';
import { passwordSchema, startSession } from './session-routes.ts';
import { tokenHashOf } from './session.ts';
import { closeOtherSessions, listSessions, revokeSession } from './session-store.ts';
import { countAttempt, forgiveAttempts, passwordLimits, secondFactorLimits } from './sign-in-limits.ts';

export const accountRoutes = (platform: Platform) => {
  const { sql, clock, config } = platform;

  /** The operator, once their current password is right. Guessing it here is counted as at sign-in. */
  const confirm = async (operatorId: string, password: string, ip: string): Promise<Operator> => {
    const operator = await operatorById(sql, operatorId);
    const limits = passwordLimits(operator.email, ip);
    await countAttempt(platform, limits);
    if (!(await checkPassword(password, operator.passwordHash)).isRight) throw accountsProblem.password_wrong();
    await forgiveAttempts(platform, limits);
    return operator;
  };
  const currentToken = (request: Request) => tokenHashOf(request, config.publicUrl);

  return {
    'PUT /api/account': route({
      may: 'operator',
      summary: 'Change one’s name and language',
      body: z.object({ name: z.string().trim().min(1).max(200), language: z.enum(['fr', 'en']) }),
      run: async ({ body, operatorId }) => {
        await setName(sql, clock.now(), operatorId, body.name);
        await setLanguage(sql, clock.now(), operatorId, body.language);
        return { name: body.name.trim(), language: body.language };
      },
    }),

    'PUT /api/account/language': route({
      may: 'operator',
      summary: 'Change one’s language',
      body: z.object({ language: z.enum(['fr', 'en']) }),
      run: async ({ body, operatorId }) => {
        await setLanguage(sql, clock.now(), operatorId, body.language);
        return body;
      },
    }),

    'PUT /api/account/password': route({
      may: 'operator',
      summary: 'Change one’s password; all other sessions end',
      body: z.object({ current: passwordSchema, next: passwordSchema }),
      run: async ({ body, operatorId, workspaceId, request, ip, responseHeaders }) => {
        const operator = await confirm(operatorId, body.current, ip);
        const hash = await hashPassword(acceptablePassword(body.next, operator));
        await sql.begin(async (tx) => {
          await setPasswordHash(tx, clock.now(), operatorId, hash);
          await closeOtherSessions(tx, operatorId, currentToken(request));
          await audit(platform, { workspaceId, operatorId, action: 'account.password', ip }, tx);
        });
        await startSession(platform, { request, ip, responseHeaders }, { operatorId, workspaceId, stage: 'open' });
        return { done: true };
      },
    }),

    'GET /api/account/second-factor': route({
      may: 'operator',
      summary: 'Whether the second factor is on, and how many recovery codes are left',
      run: async ({ operatorId }) => {
        const { totpSecretSealed } = await operatorById(sql, operatorId);
        return { isOn: totpSecretSealed !== null, recoveryCodesLeft: await countRecoveryCodes(sql, operatorId) };
      },
    }),

    'POST /api/account/second-factor': route({
      may: 'operator',
      summary: 'Start setting up a second factor: the secret and its picture',
      body: z.object({ password: passwordSchema }),
      run: async ({ body, operatorId, ip }) => {
        const operator = await confirm(operatorId, body.password, ip);
        if (operator.totpSecretSealed) throw accountsProblem.second_factor_is_on();
        return startEnrolment(platform, operator);
      },
    }),

    'POST /api/account/second-factor/confirm': route({
      may: 'operator',
      summary: 'Turn the second factor on with a first code; gives the recovery codes, once',
      body: z.object({
        code: z
          .string()
          .trim()
          .regex(/^\d{3}\s?\d{3}$/),
      }),
      run: async ({ body, operatorId, workspaceId, request, ip, responseHeaders }) => {
        const operator = await operatorById(sql, operatorId);
        if (!operator.totpPendingSealed) throw accountsProblem.second_factor_not_started();
        const limits = secondFactorLimits(operatorId);
        await countAttempt(platform, limits);
        const recoveryCodes = await sql.begin(async (tx) => {
          const codes = await finishEnrolment(platform, operator, body.code.replace(/\s/g, ''), tx);
          if (!codes) throw accountsProblem.second_factor_refused();
          await closeOtherSessions(tx, operatorId, currentToken(request));
          await audit(platform, { workspaceId, operatorId, action: 'account.second_factor_on', ip }, tx);
          return codes;
        });
        await startSession(platform, { request, ip, responseHeaders }, { operatorId, workspaceId, stage: 'open' });
        await forgiveAttempts(platform, limits);
        return { recoveryCodes };
      },
    }),

    'POST /api/account/second-factor/recovery-codes': route({
      may: 'operator',
      summary: 'Make ten new recovery codes; those before are void',
      body: z.object({ password: passwordSchema }),
      run: async ({ body, operatorId, workspaceId, ip }) => {
        const operator = await confirm(operatorId, body.password, ip);
        if (!operator.totpSecretSealed) throw accountsProblem.second_factor_is_off();
        const recoveryCodes = await sql.begin(async (tx) => {
          await audit(platform, { workspaceId, operatorId, action: 'account.recovery_codes', ip }, tx);
          return renewRecoveryCodes(tx, operatorId);
        });
        return { recoveryCodes };
      },
    }),

    'POST /api/account/second-factor/remove': route({
      may: 'operator',
      summary: 'Turn the second factor off',
      body: z.object({ password: passwordSchema }),
      run: async ({ body, operatorId, workspaceId, request, ip }) => {
        await confirm(operatorId, body.password, ip);
        await sql.begin(async (tx) => {
          await removeSecondFactor(tx, operatorId);
          await closeOtherSessions(tx, operatorId, currentToken(request));
          await audit(platform, { workspaceId, operatorId, action: 'account.second_factor_off', ip }, tx);
        });
        return { isOn: false };
      },
    }),

    'GET /api/account/sessions': route({
      may: 'operator',
      summary: 'Where one is signed in',
      run: async ({ operatorId, request }) => ({
        items: await listSessions(sql, operatorId, currentToken(request) ?? Buffer.alloc(0), clock.now()),
      }),
    }),

    'DELETE /api/account/sessions/:sessionId': route({
      may: 'operator',
      summary: 'End one of one’s sessions',
      params: z.object({ sessionId: idSchema }),
      run: async ({ params, operatorId, workspaceId, ip }) => {
        if (!(await revokeSession(sql, operatorId, params.sessionId))) throw accountsProblem.session_not_found();
        await audit(platform, { workspaceId, operatorId, action: 'session.revoke', ip });
        return { done: true };
      },
    }),
  };
};
