// Holds a suite of others to its count: every case that does not agree must be named with its reason, and a named case that agrees
// must be struck from the list. So neither a regression nor an improvement passes unseen.

import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';

export interface Disagreement {
  name: string;
  /** What was found against what was expected. */
  found: string;
}

/** `differences`: name of a case -> why it differs on purpose. Prints `suite: 203 of 203`. */
export function assertAgreement(
  context: TestContext,
  suite: string,
  total: number,
  disagreeing: readonly Disagreement[],
  differences: Readonly<Record<string, string>> = {},
): void {
  context.diagnostic(`${suite}: ${total - disagreeing.length} of ${total} agree`);
  for (const { name } of disagreeing)
    if (differences[name]) context.diagnostic(`${suite}: ${name}: ${differences[name]}`);
  const names = new Set(disagreeing.map(({ name }) => name));
  assert.deepEqual(
    disagreeing.filter(({ name }) => !(name in differences)),
    [],
    'cases that disagree and are not named with a reason',
  );
  assert.deepEqual(
    Object.keys(differences).filter((name) => !names.has(name)),
    [],
    'cases named as different that agree',
  );
}
