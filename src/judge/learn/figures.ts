// How good a filter is, in the figures of the field. Scores may be of any scale: higher means less wanted.
// Pure arithmetic; a figure that has nothing to count is NaN.

export interface Scored {
  score: number;
  isUnwanted: boolean;
}

/**
 * 1-ROCA in percent, the figure of the TREC Spam Track: how often an unwanted message scores below a wanted one, both taken at
 * random. Equal scores count as half.
 */
export function rocaPercent(all: readonly Scored[]): number {
  const sorted = all.toSorted((a, b) => a.score - b.score);
  let unwantedBelow = 0;
  let inverted = 0;
  let wanted = 0;
  for (let at = 0; at < sorted.length; ) {
    let tiedWanted = 0;
    let tiedUnwanted = 0;
    const { score } = sorted[at] as Scored;
    for (; at < sorted.length && sorted[at]?.score === score; at++)
      sorted[at]?.isUnwanted ? tiedUnwanted++ : tiedWanted++;
    inverted += tiedWanted * (unwantedBelow + tiedUnwanted / 2);
    unwantedBelow += tiedUnwanted;
    wanted += tiedWanted;
  }
  return (100 * inverted) / (wanted * unwantedBelow);
}

/** Percent of the unwanted that gets through when the threshold lets `falseAlarms` (a share) of the wanted be stopped. */
export function missedAt(all: readonly Scored[], falseAlarms: number): number {
  const wanted = all.filter((one) => !one.isUnwanted).map(({ score }) => score);
  const unwanted = all.filter((one) => one.isUnwanted);
  wanted.sort((a, b) => b - a);
  const threshold = wanted[Math.floor(falseAlarms * wanted.length)] ?? Number.NEGATIVE_INFINITY;
  return (100 * unwanted.filter(({ score }) => score <= threshold).length) / unwanted.length;
}

export interface Band {
  /** Scores from here on, up to the next band; shares. */
  from: number;
  count: number;
  /** What the scores say, on average. */
  said: number;
  /** How many were really unwanted. */
  was: number;
}

/** The reliability diagram: what probabilities said, against what was. `score` must be a probability. */
export function reliability(all: readonly Scored[], bands = 10): Band[] {
  return Array.from({ length: bands }, (_, index) => {
    const isLast = index === bands - 1;
    const inside = all.filter(
      ({ score }) => score >= index / bands && (score < (index + 1) / bands || (isLast && score <= 1)),
    );
    return {
      from: index / bands,
      count: inside.length,
      said: inside.reduce((sum, { score }) => sum + score, 0) / inside.length,
      was: inside.filter((one) => one.isUnwanted).length / inside.length,
    };
  });
}

/** Expected calibration error: how far what was said lies from what was, weighted by how often it was said. */
export function calibrationError(all: readonly Scored[]): number {
  return reliability(all).reduce(
    (sum, { count, said, was }) => (count === 0 ? sum : sum + (count / all.length) * Math.abs(said - was)),
    0,
  );
}
