// The judge's memory for each owner who taught it something: what everybody begins with, and his own layer over it, made by reading his lessons
// in order. Kept while they are the newest; nobody's lessons ever move what others have.

import { readExamples } from '#judge/learn/example.ts';
import { frozen, Model, OwnerLayer } from '#judge/learn/model.ts';
import { startLayer } from '#judge/learn/start.ts';

export type PersonalModel = (ownerId: string, epoch: number) => Promise<Model>;

/** An owner's layer is some hundred kilobytes. */
const MOST_KEPT = 200;

/** `load`: the journal of an owner. */
export function createPersonalModels(load: (ownerId: string) => Promise<Buffer>): PersonalModel {
  const kept = new Map<string, { epoch: number; model: Promise<Model> }>();
  return (ownerId, epoch) => {
    const known = kept.get(ownerId);
    kept.delete(ownerId);
    const model = known?.epoch === epoch ? known.model : load(ownerId).then(learn);
    kept.set(ownerId, { epoch, model });
    if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value as string);
    model.catch(() => kept.delete(ownerId));
    return model;
  };
}

function learn(journal: Buffer): Model {
  const model = new Model(frozen(startLayer()), new OwnerLayer());
  for (const { features, evidence, told } of readExamples(journal)) model.learn(features, evidence, told);
  return model;
}
