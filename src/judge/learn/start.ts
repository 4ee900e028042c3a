// What everybody begins with: sequences of bytes of visible text whose weight was learned from mail that may be used for it
// (`dauphin train`). They tell wanted from unwanted and nothing finer.

import { startGrams } from '../data/start-grams.ts';
import { messageClasses, unwantedClasses } from '../verdict.ts';
import { Model, SharedLayer } from './model.ts';

/** What one step of a stored weight is worth, in log-odds. */
export const GRAM_UNIT = 1 / 16;
export const GRAMS_KEPT = 30_000;

let layer: SharedLayer | undefined;
let model: Model | undefined;

/** The model of somebody who has told nothing yet. */
export function startModel(): Model {
  model ??= new Model(startLayer());
  return model;
}

/** The same layer each time: whoever learns copies it. */
export function startLayer(): SharedLayer {
  layer ??= layerOf(readGrams(startGrams));
  return layer;
}

/** Half of a weight for the unwanted classes, half against the wanted ones. */
export function layerOf(grams: Iterable<readonly [slot: number, weight: number]>): SharedLayer {
  const built = new SharedLayer();
  const side = Float64Array.from(messageClasses, (name) =>
    (unwantedClasses as readonly string[]).includes(name) ? 0.5 : -0.5,
  );
  for (const [slot, weight] of grams)
    built.move(
      Uint32Array.of(slot),
      side.map((half) => half * weight),
    );
  return built;
}

const OCTETS = 4;

/** Three octets of slot and one of weight each, in base64. */
export function writeGrams(grams: readonly (readonly [slot: number, weight: number])[]): string {
  const bytes = Buffer.alloc(OCTETS * grams.length);
  for (const [index, [slot, weight]] of grams.entries()) {
    bytes.writeUIntBE(slot, OCTETS * index, 3);
    bytes.writeInt8(Math.max(-127, Math.min(127, Math.round(weight / GRAM_UNIT))), OCTETS * index + 3);
  }
  return bytes.toString('base64');
}

export function* readGrams(text: string): Generator<[slot: number, weight: number]> {
  const bytes = Buffer.from(text, 'base64');
  for (let at = 0; at + OCTETS <= bytes.length; at += OCTETS)
    yield [bytes.readUIntBE(at, 3), bytes.readInt8(at + 3) * GRAM_UNIT];
}
