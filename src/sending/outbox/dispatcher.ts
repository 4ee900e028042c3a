// Decides whose turn it is: sends take turns, and within a send its lanes; a few batches are made at the same time so that the
// processors always have something to sign. A batch is only as large as the lane has room for, so nothing is made to wait.
// A send without due rows is asked again when its next row is due, when something happens to it, or when it may be finished.

import type { Log } from '#platform/log.ts';
import type { BatchEnd } from '#sending/pipeline.ts';
import type { Line } from './line.ts';
import type { Flow, SendQueue } from './send-queue.ts';

export interface DispatcherSettings {
  log: Log;
  /** One for each batch that may be made at the same time. */
  lines: readonly Line[];
  now(): Date;
  queues(): SendQueue[];
  /** Whether batches may be made at all now. */
  open(): boolean;
  prepare(line: Line, queue: SendQueue, limit: number, domains: readonly string[] | undefined): Promise<BatchEnd>;
  carry(queue: SendQueue, flow: Flow, end: BatchEnd): void;
  /** No row waits: finishes the send if nothing is in flight either. */
  finish(queue: SendQueue): Promise<void>;
}

export interface Dispatcher {
  /** Gives work to whoever can take some; cheap when there is nothing to do. */
  dispatch(): void;
  /** Looks at a send again (or all of them) though its next row was thought to be due later. */
  wake(sendId?: string): void;
  /** Resolves when no batch is being made. */
  settled(): Promise<void>;
}

const BATCH = 200;
/** An empty send is not asked again sooner, in ms: rows that another process has drawn look due and are not ours. */
const SHORTEST_REST = 250;
const LONGEST_REST = 30_000;
const TROUBLE_REST = 1_000;

export function createDispatcher(settings: DispatcherSettings): Dispatcher {
  const { log, now } = settings;
  const free = [...settings.lines];
  const resting = new Map<string, number>();
  const asking = new Set<string>();
  const making = new Set<Promise<void>>();
  let turn = 0;
  let troubleUntil = 0;

  function dispatch(): void {
    if (!settings.open() || performance.now() < troubleUntil) return;
    const queues = settings.queues();
    // Somebody waits for a single message: it goes before any mailing.
    for (const queue of queues) if (queue.send.kind === 'relay' && free.length > 0) serve(queue);
    for (let given = true; given && free.length > 0; ) {
      given = false;
      for (let asked = 0; asked < queues.length && free.length > 0; asked++)
        if (serve(queues[turn++ % queues.length] as SendQueue)) given = true;
    }
  }

  function serve(queue: SendQueue): boolean {
    if (queue.hungry()) void refill(queue);
    const flows = queue.flows();
    for (let asked = 0; asked < flows.length; asked++) {
      const flow = flows[(turn + asked) % flows.length] as Flow;
      const places = flow.lane.reserve(BATCH);
      if (places === 0) continue;
      track(make(free.pop() as Line, queue, flow, places));
      return true;
    }
    return false;
  }

  async function make(line: Line, queue: SendQueue, flow: Flow, places: number): Promise<void> {
    const domains = flow.domains && [...flow.domains];
    try {
      const end = await settings.prepare(line, queue, places, domains);
      flow.lane.free(places);
      if (end.drawn < places) queue.dry(flow, domains);
      settings.carry(queue, flow, end);
    } catch (err) {
      flow.lane.free(places);
      trouble(err);
    } finally {
      free.push(line);
    }
    dispatch();
  }

  async function refill(queue: SendQueue): Promise<void> {
    const { sendId } = queue.send;
    if (asking.has(sendId) || (resting.get(sendId) ?? 0) > performance.now()) return;
    asking.add(sendId);
    // A call to wake that comes while we ask must not be undone by an older answer.
    resting.delete(sendId);
    try {
      const found = await queue.refill();
      if (found === null) await settings.finish(queue);
      if (found !== 'found' && !resting.has(sendId))
        rest(sendId, found ? found.getTime() - now().getTime() : SHORTEST_REST);
    } catch (err) {
      trouble(err);
    } finally {
      asking.delete(sendId);
    }
    dispatch();
  }

  function rest(sendId: string, milliseconds: number): void {
    resting.set(sendId, performance.now() + Math.min(Math.max(milliseconds, SHORTEST_REST), LONGEST_REST));
  }

  function trouble(err: unknown): void {
    troubleUntil = performance.now() + TROUBLE_REST;
    log.warn({ err }, 'a batch could not be prepared; its recipients are as they were');
  }

  function track(work: Promise<void>): void {
    making.add(work);
    void work.finally(() => making.delete(work));
  }

  return {
    dispatch,
    wake(sendId) {
      if (sendId === undefined) for (const queue of settings.queues()) resting.set(queue.send.sendId, 0);
      else resting.set(sendId, 0);
      dispatch();
    },
    async settled() {
      while (making.size > 0) await Promise.all(making);
    },
  };
}
