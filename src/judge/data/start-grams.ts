// Made by `dauphin train`: do not edit. Four bytes of visible text and how much they speak against a message, in log-odds.

export const startGrams: readonly (readonly [gram: string, weight: number])[] = [];
