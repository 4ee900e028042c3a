// Brings what was taken to the mailbox servers: what was just kept straight from memory, what is due again from the ledger. A few
// connections to each server, one message at a time on each. Every recipient ends in the ledger: delivered, again later, or held with
// what the mailbox server said; no notice is ever sent to a sender, who may be forged.

import { setTimeout as pause } from 'node:timers/promises';
import { createBatcher } from '#platform/batcher.ts';
import type { Platform } from '#platform/platform.ts';
import { startWorkLoop } from '#platform/work-loop.ts';
import type { Delivery } from '#smtp/delivery.ts';
import type { DomainList } from '../domains/domain-list.ts';
import type { MailboxServer } from '../domains/protected-domain.ts';
import { claimDue, type Outcome, setLeases, writeOutcomes } from './delivery-store.ts';
import { MailboxLine } from './mailbox-line.ts';
import { outcomeOf, type Parcel, parcelsOf, rowsOf } from './parcel.ts';
import { createSeal } from './seal.ts';
import { ServerLines } from './server-lines.ts';

export interface Deliverer {
  /** Until when the caller may hold rows for `offer`; null when there is enough in hand. */
  lease(): Date | null;
  /** Takes over rows that are leased to us. */
  offer(parcel: Parcel): void;
  /** Looks at the ledger at once. */
  ask(): void;
  /** Ends what is being delivered and gives back the rest. */
  close(): Promise<void>;
}

export interface DelivererOptions {
  leaseMs?: number;
  connectionsPerServer?: number;
  /** Told how long each parcel took from hand to answer, in milliseconds. */
  onDelivered?(milliseconds: number): void;
}

const LEASE_MS = 120_000;
const CONNECTIONS = 4;
const CLAIMED_AT_ONCE = 200;
const MOST_IN_HAND = 64_000_000;
/** Of writing what became of a delivery: a database that is restarted is back within this. */
const MOST_TRIES = 60;
const TRY_AGAIN_MS = 1_000;

export function startDeliverer(platform: Platform, domains: DomainList, options: DelivererOptions = {}): Deliverer {
  const { leaseMs = LEASE_MS, connectionsPerServer = CONNECTIONS, onDelivered } = options;
  const { sql, clock, log, resolver, config } = platform;
  const seal = createSeal(platform, domains);
  const servers = new Map<string, ServerLines>();
  /** Each since when. */
  const inHand = new Map<Parcel, number>();
  let octets = 0;
  let isClosing = false;

  const outcomes = createBatcher<Outcome[], void>({
    groupOf: () => '',
    most: { items: 500, octets: Number.POSITIVE_INFINITY },
    async keep(_group, lists) {
      await write(platform, lists.flat());
      return [];
    },
  });

  function offer(parcel: Parcel): void {
    const domain = domains.byId(parcel.workspaceId, parcel.domainId);
    // Deleted meanwhile, and its rows with it.
    if (!domain) return;
    inHand.set(parcel, performance.now());
    octets += parcel.bytes.length;
    linesTo(domain.mailbox).give(parcel);
  }

  function linesTo(server: MailboxServer): ServerLines {
    const key = JSON.stringify(server);
    const known = servers.get(key);
    if (known) return known;
    const line = () => new MailboxLine({ server, resolver, hello: config.mailHost });
    const made = new ServerLines(Array.from({ length: connectionsPerServer }, line), { clock, seal, onEnds });
    servers.set(key, made);
    return made;
  }

  async function onEnds(parcel: Parcel, ends: readonly Delivery[]): Promise<void> {
    const heldDays = domains.byId(parcel.workspaceId, parcel.domainId)?.keptDays ?? 30;
    const told = ends.map((end, at) => outcomeOf(parcel, at, end, heldDays, clock.now()));
    const since = inHand.get(parcel);
    if (since !== undefined && ends.some(({ kind }) => kind === 'accepted')) onDelivered?.(performance.now() - since);
    await tell(told);
    inHand.delete(parcel);
    octets -= parcel.bytes.length;
  }

  /** A database that is away is waited for: what is forgotten would be delivered twice. */
  async function tell(told: Outcome[]): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        return await outcomes.give(told);
      } catch (err) {
        if (tries >= MOST_TRIES || isClosing) {
          log.error({ err }, 'what became of a delivery could not be written; it will be made again');
          return;
        }
        await pause(TRY_AGAIN_MS);
      }
    }
  }

  async function claim(): Promise<boolean> {
    if (octets > MOST_IN_HAND) return false;
    const now = clock.now();
    const due = await claimDue(sql, { now, leasedUntil: new Date(now.getTime() + leaseMs), limit: CLAIMED_AT_ONCE });
    for (const parcel of await parcelsOf(due, platform)) offer(parcel);
    return due.length === CLAIMED_AT_ONCE;
  }

  const claiming = startWorkLoop(claim, { log, name: 'deliveries to mailbox servers' });
  const lease = () => new Date(clock.now().getTime() + leaseMs);
  const beat = setInterval(() => {
    if (inHand.size === 0) return;
    const rows = [...inHand.keys()].flatMap(rowsOf);
    setLeases(sql, rows, lease()).catch((err: unknown) => log.warn({ err }, 'leases could not be kept alive'));
  }, leaseMs / 4).unref();

  return {
    lease: () => (isClosing || octets > MOST_IN_HAND ? null : lease()),
    offer,
    ask: claiming.ask,
    async close() {
      isClosing = true;
      await claiming.close();
      const left = await Promise.all([...servers.values()].map((lines) => lines.close()));
      clearInterval(beat);
      await outcomes.close();
      const rows = left.flat().flatMap(rowsOf);
      if (rows.length > 0) await setLeases(sql, rows, null);
    },
  };
}

async function write({ sql, clock, live }: Platform, outcomes: readonly Outcome[]): Promise<void> {
  await writeOutcomes(sql, outcomes, clock.now());
  const held = new Set(outcomes.flatMap((one) => (one.state === 'held' ? [one.workspaceId] : [])));
  for (const workspaceId of held) await live.publish(workspaceId, 'quarantine');
}
