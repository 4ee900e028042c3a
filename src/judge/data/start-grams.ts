// Made by `dauphin train`: do not edit. What sequences of bytes weigh at the start; learn/start.ts says how it is written.

export const startGrams = '';
