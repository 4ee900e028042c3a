// Tells events to endpoints, at least once each and in the order of each recipient: takes what is due under a lease, posts it signed, writes down how
// it ended. An endpoint that fails for days is disabled, one that says 410 at once; both show in the console. It must never follow a redirect or
// reach into a private network (platform/outside-call.ts).

import type { Platform } from '#platform/platform.ts';
import { callOutside, type OutsideEnd, type OutsideSettings } from '#platform/outside-call.ts';
import { startWorkLoop, type WorkLoop } from '#platform/work-loop.ts';
import { type DueDelivery, takeDueDeliveries, type ToldEvent } from './event-store.ts';
import { DISABLED_AFTER_DAYS, nextTry, signatureOf } from './webhook.ts';

/** Calls on their way, in all and to one endpoint: one that is slow keeps nobody else waiting. */
const AT_ONCE = 40;
const EACH = 4;
const LEASE_MS = 60_000;
const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;

export interface WebhookSenderOptions extends Omit<OutsideSettings, 'resolver'> {
  /** A number in [0, 1). */
  dice?: () => number;
}

export async function startWebhookSender(
  platform: Platform,
  options: WebhookSenderOptions = {},
): Promise<{ close(): Promise<void> }> {
  const { sql, log } = platform;
  const teller = createTeller(platform, { ...options, onEnd: () => sending.ask() });
  const sending: WorkLoop = startWorkLoop(teller.tellDue, { log, name: 'webhooks' });
  const tidying = startWorkLoop(() => forgetOldEvents(platform), {
    log,
    name: 'retention of events',
    idleMs: 3_600_000,
  });
  const listening = await sql.listen('dauphin_webhooks', sending.ask, sending.ask);
  return {
    async close() {
      await Promise.all([sending.close(), tidying.close()]);
      await teller.settled();
      await listening.unlisten().catch(() => {});
    },
  };
}

export interface Teller {
  /** Sends what is due on its way; false when nothing was, or no more can be. */
  tellDue(): Promise<boolean>;
  /** Resolves when nothing is on its way. */
  settled(): Promise<void>;
}

export function createTeller(platform: Platform, options: WebhookSenderOptions & { onEnd?: () => void }): Teller {
  const { sql, clock, log } = platform;
  const calls = new Map<Promise<void>, string>();

  function busy(): string[] {
    const counts = Map.groupBy(calls.values(), (endpointId) => endpointId);
    return [...counts].filter(([, all]) => all.length >= EACH).map(([endpointId]) => endpointId);
  }

  return {
    async tellDue() {
      const limit = AT_ONCE - calls.size;
      if (limit <= 0) return false;
      const now = clock.now();
      const leaseEnd = new Date(now.getTime() + LEASE_MS);
      const due = await takeDueDeliveries(sql, { now, leaseEnd, limit, each: EACH, busy: busy() });
      for (const delivery of due) {
        const call = tell(platform, options, delivery)
          .catch((err: unknown) =>
            log.warn({ err }, 'a webhook could not be told; it is told again when its lease ends'),
          )
          .finally(() => {
            calls.delete(call);
            options.onEnd?.();
          });
        calls.set(call, delivery.endpointId);
      }
      return due.length > 0;
    },
    async settled() {
      while (calls.size > 0) await Promise.all(calls.keys());
    },
  };
}

async function tell(platform: Platform, options: WebhookSenderOptions, delivery: DueDelivery): Promise<void> {
  // What we took for a person's click turned out to be a machine's.
  if (delivery.isMachine) return settle(platform, delivery, 'void', undefined);
  const { clock, vault, resolver } = platform;
  const secrets = [delivery.secretSealed, ...(delivery.previousSealed ? [delivery.previousSealed] : [])];
  const id = `evt_${delivery.workspaceId}_${delivery.event.id}`;
  const timestamp = Math.floor(clock.now().getTime() / 1000);
  const body = JSON.stringify(bodyOf(id, delivery.event));
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Dauphin-Webhooks/1',
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatureOf(
      { id, timestamp, body },
      secrets.map((sealed) => vault.open(sealed).toString()),
    ),
  };
  const end = await callOutside({ method: 'POST', url: delivery.url, headers, body }, { ...options, resolver });
  if (end.kind === 'answered' && end.status >= 200 && end.status < 300) return succeeded(platform, delivery);
  return failed(platform, delivery, end, (options.dice ?? Math.random)());
}

const bodyOf = (id: string, { id: _number, type, at, ...data }: ToldEvent) => ({
  id,
  type,
  timestamp: at.toISOString(),
  data,
});

async function succeeded(platform: Platform, delivery: DueDelivery): Promise<void> {
  await settle(platform, delivery, 'delivered', undefined);
  await platform.sql`
    update webhook_endpoints set failing_since = null, last_failure = null, last_success_at = ${platform.clock.now()}
    where workspace_id = ${delivery.workspaceId} and id = ${delivery.endpointId}`;
}

async function failed(platform: Platform, delivery: DueDelivery, end: OutsideEnd, dice: number): Promise<void> {
  const { sql, clock, live, log } = platform;
  const { workspaceId, endpointId, attempts, failingSince } = delivery;
  const now = clock.now();
  const again = nextTry(attempts, now, dice);
  await settle(platform, delivery, again ? 'waiting' : 'given_up', again);
  const isGone = end.kind === 'answered' && end.status === 410;
  const isDone = failingSince !== null && now.getTime() - failingSince.getTime() > DISABLED_AFTER_DAYS * DAY_MS;
  const reason = isGone ? 'gone' : isDone ? 'failing' : null;
  await sql`
    update webhook_endpoints set
      failing_since = coalesce(failing_since, ${now}),
      last_failure = ${end.kind === 'answered' ? `HTTP ${end.status}` : end.reason.slice(0, 200)},
      disabled_reason = coalesce(disabled_reason, ${reason}),
      disabled_at = case when ${reason}::text is null then disabled_at else coalesce(disabled_at, ${now}) end
    where workspace_id = ${workspaceId} and id = ${endpointId}`;
  if (!reason) return;
  log.warn(
    { workspace: workspaceId, endpoint: endpointId, reason },
    'a webhook is disabled: nothing reaches it any more',
  );
  await live.publish(workspaceId, 'webhooks', endpointId);
}

async function settle(
  { sql }: Platform,
  { workspaceId, endpointId, event }: DueDelivery,
  state: 'waiting' | 'delivered' | 'given_up' | 'void',
  at: Date | undefined,
): Promise<void> {
  await sql`
    update webhook_deliveries set state = ${state}, next_attempt_at = coalesce(${at ?? null}, next_attempt_at)
    where workspace_id = ${workspaceId} and endpoint_id = ${endpointId} and event_id = ${event.id}`;
}

async function forgetOldEvents({ sql, clock }: Platform): Promise<boolean> {
  const gone = await sql`
    delete from webhook_events where ctid in (
      select ctid from webhook_events where at < ${clock.now()}::timestamptz - make_interval(days => ${KEPT_DAYS}) limit 5000)`;
  return gone.count === 5_000;
}
