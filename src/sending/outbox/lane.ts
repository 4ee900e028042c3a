// The way to one site: a few connections, the messages waiting for them, and how many may be on the way at once.
// The number on the way follows the site's pace (about a second's worth), so that little is in flight when something breaks.
// Every message carried ends in exactly one report; a connection that breaks before the end of a message costs it nothing.
// It knows neither database nor clock, and must never report a message as not sent when it may have been received.

import type { Site } from './route.ts';
import type { Carriage, DialFault, LaneConnection } from './dial.ts';
import type { Parcel } from './parcel.ts';
import type { ConnectionSlots } from './connection-slots.ts';

export interface LaneSettings {
  site: Site;
  slots: ConnectionSlots;
  open(): Promise<LaneConnection>;
  /** One call per message carried. */
  report(parcel: Parcel, end: CarriageEnd): void;
  /** Room has grown, or the lane has opened again. */
  onRoom(): void;
}

export type CarriageEnd = Carriage | { kind: 'unreachable'; fault: DialFault };

export interface Lane {
  readonly site: Site;
  /** How many more messages it wants now; 0 while the site cannot be reached. */
  room(): number;
  /** How many messages are in its hands. */
  held(): number;
  carry(parcels: readonly Parcel[]): void;
  /** Gives back what no connection has begun. */
  recall(wanted: (parcel: Parcel) => boolean): Parcel[];
  /** Says goodbye on every connection; nothing may be carried after. */
  close(): Promise<void>;
}

const FIRST_WINDOW = 20;
const MAX_WINDOW = 600;
/** A message should not spend more than this in the lane, in ms; the window shrinks when it does. */
const PATIENCE = 1_000;
/** Messages given to one connection at a time: one under way, one behind it, one to keep the line busy. */
const DEPTH = 3;
/** A message that a connection dies under is begun again on another, but not for ever. */
const MAX_STARTS = 3;
const IDLE_MS = 60_000;
const PAUSES_MS = { sandbox: { first: 500, longest: 5_000 }, live: { first: 5_000, longest: 300_000 } };

interface Held {
  parcel: Parcel;
  since: number;
  starts: number;
}

interface Connected {
  connection: LaneConnection;
  held: number;
  given: number;
  retired: boolean;
  idle?: NodeJS.Timeout;
}

export function createLane({ site, slots, open, report, onRoom }: LaneSettings): Lane {
  const waiting: Held[] = [];
  const connections = new Set<Connected>();
  let opening = 0;
  let under = 0;
  let window = FIRST_WINDOW;
  let shrunkAt = 0;
  let failures = 0;
  let pause: NodeJS.Timeout | undefined;
  let closing = false;

  const held = () => waiting.length + under;

  function spread(): void {
    while (waiting.length > 0) {
      const free = freest();
      if (!free) break;
      give(free, waiting.shift() as Held);
    }
    if (wantsConnection() && slots.take(site, spread)) void connect();
  }

  function freest(): Connected | undefined {
    let best: Connected | undefined;
    for (const one of connections) if (!one.retired && one.held < DEPTH && (!best || one.held < best.held)) best = one;
    return best;
  }

  const wantsConnection = () => waiting.length > opening * DEPTH && pause === undefined && !closing;

  async function connect(): Promise<void> {
    opening++;
    try {
      const connection = await open();
      opening--;
      failures = 0;
      const one: Connected = { connection, held: 0, given: 0, retired: false };
      connections.add(one);
      connection.onClose(() => forget(one));
      if (closing) retire(one);
      else rest(one);
      spread();
    } catch (fault) {
      opening--;
      slots.release(site);
      failed(fault as DialFault);
    }
  }

  async function give(one: Connected, item: Held): Promise<void> {
    clearTimeout(one.idle);
    one.held++;
    one.given++;
    under++;
    item.starts++;
    if (one.given >= site.limits.messagesPerConnection) one.retired = true;
    const end = await one.connection.send(item.parcel);
    one.held--;
    under--;
    if (end.kind === 'lost' && !end.complete && item.starts < MAX_STARTS && !closing) waiting.unshift(item);
    else settle(item, end);
    if (one.held === 0) one.retired ? retire(one) : rest(one);
    spread();
  }

  function settle(item: Held, end: CarriageEnd): void {
    const now = performance.now();
    if (now - item.since <= PATIENCE) window = Math.min(window + 1, MAX_WINDOW);
    else if (now - shrunkAt > PATIENCE) {
      window = Math.max(Math.floor(window / 2), site.limits.connections);
      shrunkAt = now;
    }
    report(item.parcel, end);
    onRoom();
  }

  /** No connection could be made. While others stand they do the work; otherwise what waits is told, and the lane rests. */
  function failed(fault: DialFault): void {
    if (connections.size > 0 || opening > 0) return;
    const { first, longest } = PAUSES_MS[site.mode];
    pause = setTimeout(
      () => {
        pause = undefined;
        window = FIRST_WINDOW;
        spread();
        onRoom();
      },
      Math.min(first * 2 ** failures++, longest),
    );
    for (const { parcel } of waiting.splice(0)) report(parcel, { kind: 'unreachable', fault });
  }

  function rest(one: Connected): void {
    one.idle = setTimeout(() => retire(one), IDLE_MS);
    slots.offer(site, one, () => retire(one));
  }

  function retire(one: Connected): void {
    one.retired = true;
    clearTimeout(one.idle);
    if (one.held === 0) void one.connection.close();
  }

  function forget(one: Connected): void {
    one.retired = true;
    clearTimeout(one.idle);
    if (connections.delete(one)) slots.release(site, one);
    spread();
  }

  return {
    site,
    room: () => (pause === undefined && !closing ? Math.max(0, window - held()) : 0),
    held,
    carry(parcels) {
      const since = performance.now();
      for (const parcel of parcels) waiting.push({ parcel, since, starts: 0 });
      spread();
    },
    recall(wanted) {
      const back = waiting.filter(({ parcel }) => wanted(parcel));
      if (back.length > 0) waiting.splice(0, waiting.length, ...waiting.filter(({ parcel }) => !wanted(parcel)));
      return back.map(({ parcel }) => parcel);
    },
    async close() {
      closing = true;
      clearTimeout(pause);
      for (const one of connections) retire(one);
      await Promise.all([...connections].map(({ connection }) => connection.close()));
    },
  };
}
