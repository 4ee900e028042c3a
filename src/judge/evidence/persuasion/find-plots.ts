// Which plots a text follows, and in which words. Pure; bounded by the number of plots and of hits kept, not by the text.

import { type Circumstance, type ConceptName, type Plot, plots } from '../../data/persuasion/plots.ts';
import type { Language } from '../../data/persuasion/phrases.ts';
import type { Found, Hit } from './search.ts';

/** A plot found, and the turn of phrase that shows it best. */
export interface FoundPlot {
  plot: Plot;
  language: Language;
  hit: Hit;
}

export function findPlots(found: Found, circumstances: ReadonlySet<Circumstance>): FoundPlot[] {
  const followed = new Map<string, FoundPlot>();
  for (const language of found.languages) {
    for (const plot of plots) {
      if (followed.has(plot.symbol) || !(plot.when ?? []).every((one) => circumstances.has(one))) continue;
      const hit = follows(plot, (concept) => found.hits(language, concept));
      if (hit) followed.set(plot.symbol, { plot, language, hit });
    }
  }
  return [...followed.values()];
}

type HitsOf = (concept: ConceptName) => readonly Hit[];

function follows({ needs, within, more }: Plot, hitsOf: HitsOf): Hit | undefined {
  const isFound = (concept: ConceptName) => hitsOf(concept).length > 0;
  if (!needs.every((row) => row.some(isFound))) return undefined;
  if (more && more.of.filter(isFound).length < more.count) return undefined;
  const rows = needs.map((row) => row.flatMap((one) => hitsOf(one)).sort((a, b) => a.last - b.last));
  const first = rows[0] as Hit[];
  return within === undefined ? longest(first) : first.find((hit) => isNear(hit, rows.slice(1), within));
}

/** Whether every row has a hit that ends or begins within so many words of this one. */
const isNear = (hit: Hit, rows: readonly Hit[][], within: number): boolean =>
  rows.every((row) => row.some((one) => one.first - hit.last <= within && hit.first - one.last <= within));

const longest = (hits: readonly Hit[]): Hit | undefined =>
  hits.reduce<Hit | undefined>(
    (best, hit) => (best && best.end - best.start >= hit.end - hit.start ? best : hit),
    undefined,
  );
