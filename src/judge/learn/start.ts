// What everybody begins with: sequences of bytes of visible text whose weight was learned from mail that may be used for it
// (`dauphin train`). They tell wanted from unwanted and nothing finer.

import { startGrams } from '../data/start-grams.ts';
import { messageClasses, unwantedClasses } from '../verdict.ts';
import { textSlot } from './features.ts';
import { CLASSES, SharedLayer } from './model.ts';

let layer: SharedLayer | undefined;

/** The same layer each time: whoever learns copies it. */
export function startLayer(): SharedLayer {
  layer ??= buildLayer();
  return layer;
}

function buildLayer(): SharedLayer {
  const built = new SharedLayer();
  const isUnwanted = messageClasses.map((name) => (unwantedClasses as readonly string[]).includes(name));
  for (const [gram, weight] of startGrams) {
    const start = textSlot(Buffer.from(gram, 'latin1'), 3) * CLASSES;
    for (let index = 0; index < CLASSES; index++)
      built.weights[start + index] = isUnwanted[index] ? weight / 2 : -weight / 2;
  }
  return built;
}
