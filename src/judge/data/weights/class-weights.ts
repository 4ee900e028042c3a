// What one symbol weighs for each class, in natural log-odds; a class left out counts 0.

import type { MessageClass } from '../../verdict.ts';

export type ClassWeights = Partial<Record<MessageClass, number>>;
export type Weights = Readonly<Record<string, ClassWeights>>;
