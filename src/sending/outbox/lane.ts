// The way to one site: a few connections, the messages waiting for them, and how many may be on the way at once.
// That number follows the site's pace (about a second's worth), so that little is in flight when something breaks.
// Every parcel carried ends in exactly one report. One that a connection breaks under before it had wholly left is begun again
// on another; one that may have been received is never begun again here. It knows neither the database nor the clock.

import type { SmtpSession } from '#smtp/session.ts';
import type { ConnectionSlots, SlotUser } from './connection-slots.ts';
import type { Dial } from './dial.ts';
import { endingOf } from './ending.ts';
import type { Ending, Parcel } from './parcel.ts';
import type { Site } from './route.ts';

export interface LaneSettings {
  site: Site;
  dial: Dial;
  slots: ConnectionSlots;
  /** One call per parcel carried and not recalled. `reached`: somebody there was talked to. */
  report(parcel: Parcel, ending: Ending, at: { site: Site; reached: boolean }): void;
  /** It may want more now: there is room again, or the site can be reached again. */
  onRoom(): void;
}

export interface Lane {
  readonly site: Site;
  /** Room for up to `most` parcels, kept free for the caller; 0 when there is not enough to be worth a batch. */
  reserve(most: number): number;
  /** Gives back room that was reserved. */
  free(places: number): void;
  /** It has neither parcels nor connections, nor expects any. */
  quiet(): boolean;
  carry(parcels: readonly Parcel[]): void;
  /** Gives back what no connection has begun. */
  recall(wanted: (parcel: Parcel) => boolean): Parcel[];
  /** Ends every connection with good manners. Nothing may be carried afterwards. */
  close(): Promise<void>;
}

const FIRST_WINDOW = 20;
const MAX_WINDOW = 600;
/** Milliseconds that a parcel should spend here at most: when it is more, the window is too wide for the site. */
const PATIENCE = 1_000;
/** Parcels given to one connection at a time: one being answered, one behind it, one that keeps the line busy. */
const DEPTH = 3;
/** Connections that may break under one parcel before it is told. */
const MAX_STARTS = 3;
const IDLE_MS = 60_000;
/** A site that takes no more connections beside those it has is not asked again for so long. */
const CROWDED_MS = 60_000;
/** How long an unreachable site is left alone, at first and at most. Our own listener is expected back soon. */
const PAUSES = { sandbox: [250, 5_000], live: [5_000, 300_000] } as const;

interface Waiting {
  parcel: Parcel;
  since: number;
  starts: number;
}

interface Connection {
  session: SmtpSession;
  host: string;
  given: number;
  /** It broke, and the parcel it broke under is known: the others on it are innocent. */
  blamed: boolean;
  retired: boolean;
  idle: NodeJS.Timeout | undefined;
}

export function createLane({ site, dial, slots, report, onRoom }: LaneSettings): Lane {
  const waiting: Waiting[] = [];
  const connections = new Set<Connection>();
  let dialling = 0;
  let carried = 0;
  let reserved = 0;
  let window = FIRST_WINDOW;
  let narrowedAt = 0;
  let failures = 0;
  let pause: NodeJS.Timeout | undefined;
  let crowded: NodeJS.Timeout | undefined;
  let closing = false;
  const user: SlotUser = { site, yieldIdle, wake: () => spread() };

  function spread(): void {
    for (const one of connections) if (!one.session.usable && one.session.inFlight === 0) retire(one);
    for (let free = freest(); free && waiting.length > 0; free = freest()) void give(free, waiting.shift() as Waiting);
    while (waiting.length > dialling * DEPTH && mayDial() && slots.take(user)) void addConnection();
  }

  const mayDial = () => !pause && !closing && (!crowded || connections.size === 0);

  function freest(): Connection | undefined {
    let best: Connection | undefined;
    for (const one of connections) {
      if (one.retired || !one.session.usable || one.session.inFlight >= DEPTH) continue;
      if (!best || one.session.inFlight < best.session.inFlight) best = one;
    }
    return best;
  }

  async function addConnection(): Promise<void> {
    dialling++;
    const dialled = await dial(site);
    dialling--;
    if (!dialled.ok) {
      slots.release(user);
      return unreached(dialled.ending);
    }
    failures = 0;
    const one: Connection = {
      session: dialled.session,
      host: dialled.host,
      given: 0,
      blamed: false,
      retired: false,
      idle: undefined,
    };
    connections.add(one);
    closing ? retire(one) : rest(one);
    spread();
    onRoom();
  }

  async function give(one: Connection, item: Waiting): Promise<void> {
    clearTimeout(one.idle);
    carried++;
    one.given++;
    if (one.given >= site.limits.messagesPerConnection) one.retired = true;
    const { from, to, bytes } = item.parcel;
    const delivery = await one.session.deliver({ from, to }, bytes);
    carried--;
    // Of those that a break leaves without an answer, the first is the one it happened under.
    if (delivery.kind === 'broken' && !one.blamed) item.starts++;
    one.blamed ||= delivery.kind === 'broken';
    const unharmed = delivery.kind === 'broken' && !delivery.mayBeAccepted;
    if (unharmed && item.starts < MAX_STARTS && !closing) waiting.unshift(item);
    else settle(item, endingOf(delivery, one.host));
    if (one.session.inFlight === 0) one.retired || !one.session.usable ? retire(one) : rest(one);
    spread();
  }

  function settle({ parcel, since }: Waiting, ending: Ending): void {
    const now = performance.now();
    if (now - since <= PATIENCE) window = Math.min(window + 1, MAX_WINDOW);
    else if (now - narrowedAt > PATIENCE) {
      window = Math.max(Math.floor(window / 2), site.limits.connections);
      narrowedAt = now;
    }
    report(parcel, ending, { site, reached: true });
    onRoom();
  }

  /** While other connections stand they do the work. Otherwise what waits is told, and the site is left alone for a while. */
  function unreached(ending: Ending): void {
    if (closing) return;
    if (connections.size > 0) crowded ??= setTimeout(() => (crowded = undefined), CROWDED_MS);
    if (connections.size > 0 || dialling > 0) return;
    const [first, longest] = PAUSES[site.mode];
    pause = setTimeout(reopen, Math.min(first * 2 ** failures++, longest));
    window = Math.min(window, FIRST_WINDOW);
    for (const { parcel } of waiting.splice(0)) report(parcel, ending, { site, reached: false });
    onRoom();
  }

  function reopen(): void {
    pause = undefined;
    spread();
    onRoom();
  }

  function rest(one: Connection): void {
    one.idle = setTimeout(() => retire(one), IDLE_MS);
  }

  function yieldIdle(): boolean {
    for (const one of connections) {
      if (one.session.inFlight > 0 || one.retired) continue;
      retire(one);
      return true;
    }
    return false;
  }

  /** Takes no more parcels; says goodbye when the last of its own is answered. */
  function retire(one: Connection): void {
    one.retired = true;
    clearTimeout(one.idle);
    if (one.session.inFlight > 0 || !connections.delete(one)) return;
    // The place is free for another only when the server has seen us leave.
    void one.session.quit().then(() => slots.release(user));
  }

  return {
    site,
    reserve(most) {
      if (pause || closing) return 0;
      const room = Math.min(window - waiting.length - carried - reserved, most);
      // Small batches cost as much as large ones: waits until a quarter of the window is free.
      if (room < Math.min(most, window / 4)) return 0;
      reserved += room;
      return room;
    },
    free(places) {
      reserved -= places;
    },
    quiet: () => waiting.length + carried + reserved + dialling + connections.size === 0 && !pause,
    carry(parcels) {
      const since = performance.now();
      for (const parcel of parcels) waiting.push({ parcel, since, starts: 0 });
      spread();
    },
    recall(wanted) {
      const back: Parcel[] = [];
      const kept: Waiting[] = [];
      for (const item of waiting) wanted(item.parcel) ? back.push(item.parcel) : kept.push(item);
      waiting.splice(0, waiting.length, ...kept);
      return back;
    },
    async close() {
      closing = true;
      clearTimeout(pause);
      clearTimeout(crowded);
      const sessions = [...connections].map(({ session }) => session);
      for (const one of connections) retire(one);
      await Promise.all(sessions.map((session) => session.quit()));
    },
  };
}
