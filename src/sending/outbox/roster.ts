// Which sends this process works for: those that run. A send that stops running is let go at once: what is not on the wire is
// given back, and what a cancelled one left open is closed. A send of which no message can be made is held, with the reason.

import type { Log } from '#platform/log.ts';
import { MakerFault } from './maker.ts';
import type { SendQueue } from './send-queue.ts';
import type { OpenSend } from './send-store.ts';

export interface RosterSettings {
  log: Log;
  read(): Promise<OpenSend[]>;
  /** Prepares a running send; throws MakerFault when nothing of it can be made. */
  start(send: OpenSend): Promise<SendQueue>;
  /** It no longer runs. */
  stop(queue: SendQueue): void;
  hold(send: OpenSend, fault: MakerFault): Promise<void>;
  /** Closes what a cancelled send left open. */
  sweep(send: OpenSend): Promise<void>;
  onChange(): void;
}

export interface Roster {
  queues(): SendQueue[];
  find(sendId: string): SendQueue | undefined;
  /** It has nothing left to do. */
  drop(queue: SendQueue): void;
  /** Reads the sends again; calls made meanwhile are answered by one more reading. */
  refresh(): Promise<void>;
}

export function createRoster(settings: RosterSettings): Roster {
  const { log } = settings;
  const queues = new Map<string, SendQueue>();
  const busy = new Set<string>();
  let reading: Promise<void> | undefined;
  let again = false;

  async function readAll(): Promise<void> {
    const open = new Map((await settings.read()).map((send) => [send.sendId, send]));
    for (const [sendId, queue] of queues) {
      const send = open.get(sendId);
      if (send?.state === 'running' && isSame(send, queue.send)) continue;
      queues.delete(sendId);
      settings.stop(queue);
    }
    for (const send of open.values()) {
      if (send.state === 'running' && !queues.has(send.sendId)) void alone(send, () => enlist(send));
      if (send.state === 'cancelled') void alone(send, () => settings.sweep(send));
    }
    settings.onChange();
  }

  /** One preparation or sweep of a send at a time; a failure is tried again at the next reading. */
  async function alone(send: OpenSend, work: () => Promise<void>): Promise<void> {
    if (busy.has(send.sendId)) return;
    busy.add(send.sendId);
    try {
      await work();
    } catch (err) {
      log.error({ err, send: send.sendId }, 'a send could not be looked after; trying again');
    } finally {
      busy.delete(send.sendId);
    }
  }

  async function enlist(send: OpenSend): Promise<void> {
    try {
      queues.set(send.sendId, await settings.start(send));
      // It may have been paused while it was prepared.
      void refresh();
    } catch (fault) {
      if (!(fault instanceof MakerFault)) throw fault;
      log.error({ err: fault, send: send.sendId }, 'a send is paused: none of its messages can be made');
      await settings.hold(send, fault);
    }
  }

  async function refresh(): Promise<void> {
    again = true;
    reading ??= (async () => {
      while (again) {
        again = false;
        await readAll();
      }
    })().finally(() => {
      reading = undefined;
    });
    await reading;
  }

  return {
    queues: () => [...queues.values()],
    find: (sendId) => queues.get(sendId),
    drop: (queue) => void queues.delete(queue.send.sendId),
    refresh,
  };
}

/** A queue works on what it was made for: the mode, and whom it may begin with, do not change under it. */
const isSame = (one: OpenSend, other: OpenSend): boolean =>
  one.mode === other.mode && one.onlyBegun === other.onlyBegun;
