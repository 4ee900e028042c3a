// The table's slots, and a set of them: one bit each, 128 KiB in all, so that asking costs no trip to memory.

/** Two to this power: slots of the table. */
export const SLOT_BITS = 20;
export const SLOTS = 1 << SLOT_BITS;

export class SlotBits {
  readonly #bits: Uint32Array;

  constructor(bits = new Uint32Array(SLOTS / 32)) {
    this.#bits = bits;
  }

  has(slot: number): boolean {
    return (((this.#bits[slot >>> 5] as number) >>> (slot & 31)) & 1) === 1;
  }

  add(slot: number): void {
    (this.#bits[slot >>> 5] as number) |= 1 << (slot & 31);
  }

  clear(slot: number): void {
    (this.#bits[slot >>> 5] as number) &= ~(1 << (slot & 31));
  }

  copy(): SlotBits {
    return new SlotBits(this.#bits.slice());
  }
}
