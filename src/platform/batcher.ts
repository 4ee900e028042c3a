// Lets many callers share the cost of one write: while one batch is being kept the next one gathers. A call resolves when its item is
// kept for good and not before; it rejects, for the whole group, when keeping failed. It must never resolve early.

import { setTimeout as pause } from 'node:timers/promises';

export interface Batcher<Item, Kept> {
  give(item: Item): Promise<Kept>;
  /** Resolves when all that was given is kept or refused. */
  close(): Promise<void>;
}

export interface BatchRules<Item, Kept> {
  /** Items of different groups are kept apart, and fail apart. */
  groupOf(item: Item): string;
  /** Octets, for the limit below; 0 when left out. */
  sizeOf?(item: Item): number;
  /** What became of each, in their order. */
  keep(group: string, items: readonly Item[]): Promise<readonly Kept[]>;
  /** Of one batch. */
  most: { items: number; octets: number };
}

interface Waiting<Item, Kept> {
  item: Item;
  resolve(kept: Kept): void;
  reject(cause: unknown): void;
}

const GATHER_MS = 3;

export function createBatcher<Item, Kept>(rules: BatchRules<Item, Kept>): Batcher<Item, Kept> {
  const queue: Waiting<Item, Kept>[] = [];
  let running: Promise<void> | undefined;
  let busy = 1;

  async function run(): Promise<void> {
    while (queue.length > 0) {
      await gathered();
      const groups = Map.groupBy(takeBatch(queue, rules), ({ item }) => rules.groupOf(item));
      await Promise.all([...groups].map(([name, group]) => settle(name, group)));
    }
    running = undefined;
  }

  /** Callers just answered are about to call again: a short wait for as many as there were shares the write with them. */
  async function gathered(): Promise<void> {
    for (let waited = 0; waited < GATHER_MS && queue.length < busy; waited++) await pause(1);
    busy = Math.max(queue.length, busy - 1);
  }

  async function settle(name: string, group: Waiting<Item, Kept>[]): Promise<void> {
    try {
      const kept = await rules.keep(
        name,
        group.map(({ item }) => item),
      );
      for (const [at, { resolve }] of group.entries()) resolve(kept[at] as Kept);
    } catch (cause) {
      for (const { reject } of group) reject(cause);
    }
  }

  return {
    give: (item) =>
      new Promise((resolve, reject) => {
        queue.push({ item, resolve, reject });
        running ??= run();
      }),
    async close() {
      while (running) await running;
    },
  };
}

function takeBatch<Item, Kept>(queue: Waiting<Item, Kept>[], { most, sizeOf }: BatchRules<Item, Kept>) {
  let octets = 0;
  let count = 0;
  while (count < queue.length && count < most.items) {
    octets += sizeOf?.((queue[count] as Waiting<Item, Kept>).item) ?? 0;
    if (count > 0 && octets > most.octets) break;
    count++;
  }
  return queue.splice(0, count);
}
