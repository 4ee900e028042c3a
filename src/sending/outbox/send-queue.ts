// What one running send has to give to which lane. In the sandbox, or with a smart host, all of it goes one way; otherwise due
// domains are looked up page by page, each is led to the lane of its servers, and a domain that takes no mail is closed here.
// It holds names of domains only, a bounded number of them, never recipients: those stay in the ledger until they are drawn.

import type { Clock } from '#platform/clock.ts';
import { drawRecipients, dueDomains, nextDueOf } from './draw.ts';
import type { Lane } from './lane.ts';
import type { Line } from './line.ts';
import type { Maker } from './maker.ts';
import { outcomeOf } from './outcome.ts';
import type { Destination, Router, Site } from './route.ts';
import type { OpenSend } from './send-store.ts';
import { settleRecipients } from './settle.ts';

export interface SendQueue {
  readonly send: OpenSend;
  readonly maker: Maker;
  /** Lanes for which due rows are known or supposed; in turns. */
  flows(): Flow[];
  /** Whether it is worth looking for due rows now. */
  hungry(): boolean;
  /** Looks for due rows. Resolves with when to look again; null: no row waits at all. */
  refill(): Promise<'found' | Date | null>;
  /** A draw brought fewer rows than asked for: nothing more is due there now. */
  dry(flow: Flow, domains: readonly string[] | undefined): void;
}

export interface Flow {
  lane: Lane;
  /** Absent: any domain. */
  domains: Set<string> | undefined;
}

export interface QueueSettings {
  /** For looking. */
  line: Line;
  /** For the closing of domains that take no mail. */
  closingLine: Line;
  clock: Clock;
  router: Router;
  laneOf(site: Site): Lane;
  dice: () => number;
}

const PAGE = 500;
const CLOSED_AT_ONCE = 500;
/** Domains held at most; the others are found when these are served. */
const MAX_DOMAINS = 2_000;
/** While some lanes are busy or away, other domains may become due: looked at so often, in ms. */
const ROUND_MS = 5_000;

export function createSendQueue(send: OpenSend, maker: Maker, settings: QueueSettings): SendQueue {
  const { line, clock, router, laneOf } = settings;
  const { workspaceId, sendId, mode, onlyBegun } = send;
  const flows = new Map<Lane, Flow>();
  let after = '';
  let roundEnded = Number.NEGATIVE_INFINITY;

  const nextDue = () => line.use((sql) => nextDueOf(sql, { workspaceId, sendId, onlyBegun }));

  async function refillOneWay(site: Site): Promise<'found' | Date | null> {
    const due = await nextDue();
    if (!due || due > clock.now()) return due;
    flows.set(laneOf(site), { lane: laneOf(site), domains: undefined });
    return 'found';
  }

  async function refillByDomain(): Promise<'found' | Date | null> {
    const wanted = { workspaceId, sendId, now: clock.now(), after, limit: PAGE, onlyBegun };
    const page = await line.use((sql) => dueDomains(sql, wanted));
    const wrapped = after === '';
    after = page.length < PAGE ? '' : (page.at(-1) as string);
    if (after === '') roundEnded = performance.now();
    const destinations = await Promise.all(page.map((domain) => router.route(mode, domain)));
    for (const [index, destination] of destinations.entries()) {
      const domain = page[index] as string;
      if (destination.kind === 'site') lead(domain, destination);
      else await closeDomain(domain, destination);
    }
    return page.length > 0 || !wrapped ? 'found' : nextDue();
  }

  function lead(domain: string, site: Site): void {
    const lane = laneOf(site);
    const flow = flows.get(lane) ?? { lane, domains: new Set<string>() };
    flow.domains?.add(domain);
    flows.set(lane, flow);
  }

  /** Nobody is written to, so nothing is claimed: the rows are only told why. */
  async function closeDomain(
    domain: string,
    { state, reason, reply }: Destination & { kind: 'closed' },
  ): Promise<void> {
    for (let closed = CLOSED_AT_ONCE; closed === CLOSED_AT_ONCE; ) {
      closed = await settings.closingLine.transaction(async (tx, stands) => {
        const now = clock.now();
        const wanted = { workspaceId, sendId, now, limit: CLOSED_AT_ONCE, domains: [domain], onlyBegun };
        const rows = await drawRecipients(tx, wanted);
        if (rows.length === 0) return 0;
        const ending = { state, reason, reply, host: null, mayBeAccepted: false };
        const outcomes = rows.map((row) =>
          outcomeOf({ workspaceId, sendId, ...row, claim: row.claims }, ending, now, settings.dice()),
        );
        stands();
        await settleRecipients(tx, outcomes, now);
        return rows.length;
      });
    }
  }

  return {
    send,
    maker,
    flows: () => [...flows.values()],
    hungry() {
      if (flows.size === 0) return true;
      if (router.oneWay(mode)) return false;
      let domains = 0;
      for (const flow of flows.values()) domains += flow.domains?.size ?? 0;
      return domains < MAX_DOMAINS && (after !== '' || performance.now() - roundEnded > ROUND_MS);
    },
    refill() {
      const site = router.oneWay(mode);
      return site ? refillOneWay(site) : refillByDomain();
    },
    dry(flow, domains) {
      for (const domain of domains ?? []) flow.domains?.delete(domain);
      if (!flow.domains || flow.domains.size === 0) flows.delete(flow.lane);
    },
  };
}
