// Made by `dauphin train`: do not edit. What a fit on labelled mail adds to the weights that people set, by symbol.

import type { ClassWeights } from './weights/class-weights.ts';

export const corrections: Readonly<Record<string, ClassWeights>> = {};
