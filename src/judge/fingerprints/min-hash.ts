// Hashes of texts and sets of hashes: small, even, the same on every machine. No secret stands in them, and none may: two gateways that
// compare what they see must get the same.

/** FNV-1a of 32 bits, stirred once more so that its low bits are even (the last step of MurmurHash3). */
export function hashOf(text: string, seed = 0x811c9dc5): number {
  let hash = seed;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return stir(hash);
}

/** One hash of several, in their order. */
export function combine(first: number, second: number): number {
  return stir(Math.imul(first, 31) ^ second);
}

function stir(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

const EMPTY = 0xffffffff;

/** The least hash of each bin; an empty bin takes that of the next full one, marked by how far away it is. */
export function minHash(shingles: Iterable<number>, places: number): Uint32Array {
  const bins = new Uint32Array(places).fill(EMPTY);
  for (const shingle of shingles) {
    const bin = shingle % places;
    if (shingle < (bins[bin] as number)) bins[bin] = shingle;
  }
  return bins.map((least, bin) => {
    if (least !== EMPTY) return least;
    for (let step = 1; step < places; step++) {
      const next = bins[(bin + step) % places] as number;
      if (next !== EMPTY) return combine(next, step);
    }
    return EMPTY;
  });
}
