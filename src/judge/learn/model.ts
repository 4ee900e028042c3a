// The part of the judge that learns: logistic regression over six classes, corrected a little by each message whose class is told.
// It starts from what the evidence says and learns only the rest. Two layers hold each feature: one for everybody, one for the
// owner of the mailbox, so that one model is shared and personal at the same time (multitask hashing). Told that a message is X,
// the same message is never less X afterwards: features are normalised, so every step moves its own score straight uphill.
// It knows no text and no person: numbers only. It must never read a clock, a disk or a random number.

import { type MessageClass, messageClasses } from '../verdict.ts';
import { softmax } from './softmax.ts';
import { SLOTS, SlotBits } from './slots.ts';

/** One number per class, in the order of `messageClasses`. */
export type Logits = Float64Array;

export const CLASSES = messageClasses.length;

/** How far one message moves its own score: high, since features are normalised (see PEERS-RECEIVING 2b). */
export const RATE = 5;

export interface Layer {
  /** Adds what the features say to `logits`, each worth `scale`. */
  addTo(logits: Logits, features: Uint32Array, scale: number): void;
  /** Moves every feature by `step`. */
  move(features: Uint32Array, step: Logits): void;
}

/** For everybody: every slot has its place. */
export class SharedLayer implements Layer {
  readonly #weights: Float32Array;
  /** The slots that hold anything: small enough for the processor's cache, which the weights are not. */
  readonly #held: SlotBits;

  /** `start` is copied. */
  constructor(start?: SharedLayer) {
    this.#weights = start ? start.#weights.slice() : new Float32Array(SLOTS * CLASSES);
    this.#held = start ? start.#held.copy() : new SlotBits();
  }

  addTo(logits: Logits, features: Uint32Array, scale: number): void {
    const weights = this.#weights;
    const held = this.#held;
    for (const slot of features) {
      if (!held.has(slot)) continue;
      const start = slot * CLASSES;
      for (let index = 0; index < CLASSES; index++)
        (logits[index] as number) += scale * (weights[start + index] as number);
    }
  }

  move(features: Uint32Array, step: Logits): void {
    const weights = this.#weights;
    for (const slot of features) {
      this.#held.add(slot);
      const start = slot * CLASSES;
      for (let index = 0; index < CLASSES; index++) (weights[start + index] as number) += step[index] as number;
    }
  }
}

/** For one owner: only the slots that this owner's reactions touched. */
export class OwnerLayer implements Layer {
  readonly #places = new Map<number, number>();
  #weights = new Float32Array(1_024 * CLASSES);

  addTo(logits: Logits, features: Uint32Array, scale: number): void {
    for (const slot of features) {
      const start = this.#places.get(slot);
      if (start === undefined) continue;
      for (let index = 0; index < CLASSES; index++)
        (logits[index] as number) += scale * (this.#weights[start + index] as number);
    }
  }

  move(features: Uint32Array, step: Logits): void {
    for (const slot of features) {
      const start = this.#placeOf(slot);
      for (let index = 0; index < CLASSES; index++) (this.#weights[start + index] as number) += step[index] as number;
    }
  }

  #placeOf(slot: number): number {
    const known = this.#places.get(slot);
    if (known !== undefined) return known;
    const start = this.#places.size * CLASSES;
    this.#places.set(slot, start);
    if (start + CLASSES > this.#weights.length) {
      const larger = new Float32Array(this.#weights.length * 2);
      larger.set(this.#weights);
      this.#weights = larger;
    }
    return start;
  }
}

/** A layer that is read and never moved: whoever learns over it changes nothing for others. */
export const frozen = (layer: Layer): Layer => ({
  addTo: (logits, features, scale) => layer.addTo(logits, features, scale),
  move() {},
});

/** The view of one owner, or of nobody in particular. */
export class Model {
  readonly #layers: readonly Layer[];

  constructor(shared: Layer, owner?: Layer) {
    this.#layers = owner ? [shared, owner] : [shared];
  }

  /** What was learned says of these features, to be added to what the evidence says. */
  logits(features: Uint32Array): Logits {
    const logits = new Float64Array(CLASSES);
    const scale = this.#scale(features);
    for (const layer of this.#layers) layer.addTo(logits, features, scale);
    return logits;
  }

  /** `evidence`: logits of the evidence. `told`: the classes that it may be, one if it is known. */
  learn(features: Uint32Array, evidence: Logits, told: readonly MessageClass[]): void {
    if (features.length === 0) return;
    const total = this.logits(features);
    for (let index = 0; index < CLASSES; index++) (total[index] as number) += evidence[index] as number;
    const step = towards(softmax(total), told);
    const scale = RATE * this.#scale(features);
    for (let index = 0; index < CLASSES; index++) (step[index] as number) *= scale;
    for (const layer of this.#layers) layer.move(features, step);
  }

  /** Each feature stands once in every layer: with this worth, the squares of all of them add up to 1. */
  #scale(features: Uint32Array): number {
    return features.length === 0 ? 0 : 1 / Math.sqrt(features.length * this.#layers.length);
  }
}

const LEAST = 1e-100;

/** The gradient of the log-probability of `told` by the logits: what it should be, less what it is. */
function towards(scores: Logits, told: readonly MessageClass[]): Logits {
  const isTold = messageClasses.map((name) => told.includes(name));
  const whole = scores.reduce((sum, one, index) => (isTold[index] ? sum + one : sum), 0);
  // When all told classes are as good as impossible, they share what there is to gain.
  const share = (one: number) => (whole > LEAST ? one / whole : 1 / told.length);
  return scores.map((one, index) => (isTold[index] ? share(one) : 0) - one);
}
