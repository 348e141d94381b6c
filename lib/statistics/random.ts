/** Numbers in [0, 1), the same for the same seed (mulberry32): a forecast must not jump from one look to the next. */
export function seeded(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Exponential with mean 1. */
export const exponential = (random: () => number): number => -Math.log(1 - random());

const normal = (random: () => number): number => Math.sqrt(2 * exponential(random)) * Math.cos(2 * Math.PI * random());

/** Gamma with scale 1 (Marsaglia and Tsang 2000); `shape` > 0. */
export function gamma(shape: number, random: () => number): number {
  if (shape < 1) return gamma(shape + 1, random) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random()) < x * x * 0.5 + d - d * v + d * Math.log(v)) return d * v;
  }
}
