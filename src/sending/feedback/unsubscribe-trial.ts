// A trial of the way out before anybody depends on it: the pre-flight posts to our own public address with a token that names
// nobody, exactly as a mailbox provider would, and looks for the answer. Changes nothing. It never throws: it says what failed.

import { randomUUID } from 'node:crypto';
import type { Vault } from '#platform/vault.ts';

const LABEL = 'unsubscribe-trial';
const PATIENCE_MS = 5_000;

export type TrialOutcome = { ok: true } | { ok: false; url: string; reason: string };

/** RFC 8058 section 3.1: POST, this body, no cookies, no redirects. */
export async function tryUnsubscribe(vault: Vault, publicUrl: string): Promise<TrialOutcome> {
  const url = `${publicUrl}/u/${vault.signToken(LABEL, [randomUUID()])}`;
  const fail = (reason: string): TrialOutcome => ({ ok: false, url: publicUrl, reason });
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const text = (await answer.text()).slice(0, 100);
    return answer.status === 200 && text === 'trial' ? { ok: true } : fail(`HTTP ${answer.status}`);
  } catch (error) {
    const { cause, message } = error as Error & { cause?: { code?: string } };
    return fail(cause?.code ?? message);
  }
}

export function isTrialToken(vault: Vault, token: string): boolean {
  return vault.readToken(LABEL, token)?.length === 1;
}
