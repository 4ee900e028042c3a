// Writes what was trained into the program's own data: two files of src/judge/data, the same for the same mail.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeGrams } from '#judge/learn/start.ts';
import type { Corrections } from './fit-weights.ts';
import type { Gram } from './train-grams.ts';

export function writeCorrections(folder: string, corrections: Corrections): void {
  const rows = Object.entries(corrections)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([symbol, row]) =>
        `  ${symbol}: { ${Object.entries(row)
          .map(([name, change]) => `${name}: ${change}`)
          .join(', ')} },\n`,
    );
  writeFileSync(
    join(folder, 'corrections.ts'),
    `// Made by \`dauphin train\`: do not edit. What a fit on labelled mail adds to the weights that people set, by symbol.

import type { ClassWeights } from './weights/class-weights.ts';

export const corrections: Readonly<Record<string, ClassWeights>> = {
${rows.join('')}};
`,
  );
}

export function writeStartGrams(folder: string, grams: readonly Gram[]): void {
  const sorted = grams.toSorted((a, b) => a.slot - b.slot);
  writeFileSync(
    join(folder, 'start-grams.ts'),
    `// Made by \`dauphin train\`: do not edit. What sequences of bytes weigh at the start; learn/start.ts says how it is written.

export const startGrams =
  '${writeGrams(sorted.map(({ slot, weight }) => [slot, weight]))}';
`,
  );
}
