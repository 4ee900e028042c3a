// API keys as the users of SMTP submission: the part that names a key is the user, the whole key the password. Only keys of the scope
// `send` are let in. A failure is counted and answered late; who failed too often is told to come back, whatever he says.

import { setTimeout as pause } from 'node:timers/promises';
import { findLivingKey, type LivingKey, noteUse } from '#accounts/api-keys/api-key-store.ts';
import { isSecretOf } from '#accounts/api-keys/api-key.ts';
import type { Platform } from '#platform/platform.ts';
import type { Authenticator } from '#smtp/auth-exchange.ts';
import type { ScramSecret } from '#smtp/auth-scram.ts';
import type { Reply } from '#smtp/reply.ts';
import { countFailure, isBarred } from './attempt-limits.ts';

export interface SubmissionAccount {
  code?: undefined;
  workspaceId: string;
  apiKeyId: string;
}

const BARRED: Reply = {
  code: 454,
  enhanced: '4.7.0',
  text: 'Too many failed attempts, come back in a quarter of an hour',
};
const FAILURE_PAUSE_MS = 1_000;
/** As many as real keys have: a user that does not exist must look like one that does. */
const ITERATIONS = 4_096;

export function keyAuthenticator(platform: Platform, pauseMs: number = FAILURE_PAUSE_MS): Authenticator {
  const { sql, clock, vault } = platform;

  async function sendingKey(user: string): Promise<LivingKey | undefined> {
    const key = await findLivingKey(sql, user.slice(0, 100), clock.now());
    return key?.scopes.includes('send') ? key : undefined;
  }
  async function letIn(key: LivingKey): Promise<SubmissionAccount> {
    await noteUse(sql, key, clock.now());
    return { workspaceId: key.workspaceId, apiKeyId: key.id };
  }

  return {
    async byPassword(user, password, ip) {
      if (await isBarred(platform, user, ip)) return BARRED;
      const key = await sendingKey(user);
      return key && isSecretOf(password, key.hash) ? letIn(key) : undefined;
    },
    async scramSecret(user, ip): Promise<ScramSecret | Reply> {
      if (await isBarred(platform, user, ip)) return BARRED;
      const key = await sendingKey(user);
      if (key) return key.scram;
      return {
        salt: vault.mac('scram-nobody-salt', user).subarray(0, 16),
        iterations: ITERATIONS,
        storedKey: vault.mac('scram-nobody-stored', user),
        serverKey: vault.mac('scram-nobody-server', user),
      };
    },
    async byProof(user) {
      const key = await sendingKey(user);
      return key && letIn(key);
    },
    async onFailure(user, ip) {
      await countFailure(platform, user, ip);
      await pause(pauseMs);
    },
  };
}
