// Whether a name of a host or a mailbox was drawn at random rather than chosen: pairs of letters that no word has, or letters and
// digits in turn. Pure. An abbreviation may look the same, so that this is a hint and never more.

import { letterPairs } from './data/letter-pairs.ts';

const LONGEST = 80;
/** Two pairs stand in many an abbreviation (`vmware`, `cnsnews`): they count in a longer name only, where they are no small part of it. */
const FEW_STRANGE_PAIRS = 2;
const MANY_STRANGE_PAIRS = 3;
const STRANGE_SHARE = 0.22;
const LONG_ENOUGH_FOR_FEW = 8;
const MANY_TURNS = 4;
const LONG_ENOUGH_FOR_TURNS = 10;

export function looksRandom(name: string): boolean {
  const lower = name.slice(0, LONGEST).toLowerCase();
  // Names in other letters look so once they are coded for the DNS.
  if (lower.startsWith('xn--')) return false;
  const runs = lower.match(/[a-z]+/g) ?? [];
  const pairs = runs.flatMap((run) => Array.from(run.slice(1), (letter, at) => (run[at] as string) + letter));
  const strange = pairs.filter(([first = '', second = '']) => !letterPairs[first]?.includes(second)).length;
  const letters = runs.reduce((total, { length }) => total + length, 0);
  const isEnough = strange >= MANY_STRANGE_PAIRS || (strange >= FEW_STRANGE_PAIRS && letters >= LONG_ENOUGH_FOR_FEW);
  if (isEnough && strange / pairs.length >= STRANGE_SHARE) return true;
  const turns = lower.match(/[a-z](?=\d)|\d(?=[a-z])/g)?.length ?? 0;
  return lower.length >= LONG_ENOUGH_FOR_TURNS && turns >= MANY_TURNS;
}
