// All that was learned, by everybody and by each owner: one shared layer and one layer per owner, made by reading examples in order.
// It forgets by being read again without what is to be forgotten. It must never keep anything beside its layers.

import type { Example } from './example.ts';
import { Model, OwnerLayer, SharedLayer } from './model.ts';

export class Memory {
  readonly #shared: SharedLayer;
  readonly #owners = new Map<string, OwnerLayer>();

  /** `start`: what everybody begins with; it is copied. */
  constructor(start?: SharedLayer) {
    this.#shared = new SharedLayer(start);
  }

  /** The judge's memory for this owner, or for nobody in particular. */
  of(owner?: string): Model {
    if (owner === undefined) return new Model(this.#shared);
    // Who has told nothing yet has a layer all the same: with it the shared one weighs as it will afterwards.
    return new Model(this.#shared, this.#owners.get(owner) ?? new OwnerLayer());
  }

  learn(examples: Iterable<Example>): void {
    for (const { owner, features, evidence, told } of examples) {
      const layer = owner === undefined ? undefined : this.#layerOf(owner);
      new Model(this.#shared, layer).learn(features, evidence, told);
    }
  }

  #layerOf(owner: string): OwnerLayer {
    const known = this.#owners.get(owner);
    if (known) return known;
    const layer = new OwnerLayer();
    this.#owners.set(owner, layer);
    return layer;
  }
}
