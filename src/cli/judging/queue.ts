// Brings the answers of workers that run side by side back into order. Whoever enters gets a place; what is put at a place is printed when
// all before it have left. What is held meanwhile is limited: in one place, and in the number of places that left before their turn.
// When printing fails, everybody who waits is told.

const MOST_HELD = 200;
const MOST_AHEAD = 64;

export interface Place<Item> {
  /** Fulfilled when more may be put. */
  put(items: readonly Item[]): Promise<void>;
  /** Nothing more comes from here. Fulfilled when its owner may enter again. */
  leave(): Promise<void>;
  /** Something went wrong here: nothing behind this place is printed, and all hear of it. */
  fail(fault: unknown): void;
}

export class Queue<Item> {
  readonly #print: (item: Item) => Promise<void> | void;
  #last: Promise<void> = Promise.resolve();
  #ahead = 0;

  constructor(print: (item: Item) => Promise<void> | void) {
    this.#print = print;
  }

  enter(): Place<Item> {
    const before = this.#last;
    const passed = Promise.withResolvers<void>();
    this.#last = passed.promise;
    // Whoever waits for it hears of a failure; when nobody does, `end` has heard it.
    passed.promise.catch(() => {});
    let held: Item[] = [];
    let isTurn = false;
    const turn = before.then(() => void (isTurn = true));
    turn.catch(() => {});
    const release = async () => {
      await turn;
      const items = held;
      held = [];
      for (const item of items) await this.#print(item);
    };
    return {
      put: async (items) => {
        held.push(...items);
        if (isTurn || held.length > MOST_HELD) await release();
      },
      fail: (fault) => passed.reject(fault),
      leave: async () => {
        this.#ahead++;
        const released = release().finally(() => this.#ahead--);
        released.then(passed.resolve, passed.reject);
        if (this.#ahead > MOST_AHEAD) await released;
      },
    };
  }

  /** Fulfilled when all is printed. */
  end(): Promise<void> {
    return this.#last;
  }
}
