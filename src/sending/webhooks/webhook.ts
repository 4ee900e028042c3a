// The words of webhooks: which events there are, how an endpoint's secret looks, how a delivery is signed (Standard Webhooks 1.0), when it
// is tried again. Pure but for the random bits of a new secret.

import { createHmac, randomBytes } from 'node:crypto';

/** `accepted`: taken by Dauphin; `delivered`: the receiving server has it; `dropped`: we did not send, by law or by order. */
export const eventKinds = [
  'accepted',
  'delivered',
  'deferred',
  'bounced',
  'dropped',
  'complained',
  'unsubscribed',
  'clicked',
] as const;
export type EventKind = (typeof eventKinds)[number];

export const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

export interface SignedParts {
  id: string;
  /** Seconds. */
  timestamp: number;
  body: string;
}

/** One signature for each secret, separated by spaces: while a secret is being changed the old one still opens. */
export function signatureOf({ id, timestamp, body }: SignedParts, secrets: readonly string[]): string {
  return secrets
    .map((secret) => {
      const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
      return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
    })
    .join(' ');
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Pauses before the second try, the third and so on: three days in all. */
const PAUSES = [5_000, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR];

/** Undefined: it was tried often enough. `dice` in [0, 1) keeps endpoints from being called all at once. */
export function nextTry(attempts: number, now: Date, dice: number): Date | undefined {
  const pause = PAUSES[attempts - 1];
  return pause === undefined ? undefined : new Date(now.getTime() + pause * (1 + dice / 10));
}

/** An endpoint of which nothing has succeeded for so long is called no more. */
export const DISABLED_AFTER_DAYS = 5;
