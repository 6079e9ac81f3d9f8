/** Numbers that look like chance, and are the same for the same seed: for what is simulated millions of times. No secret is made of them. */
export interface Draws {
  /** A whole number from 0 up to, not including, `limit`. */
  below(limit: number): number;
  /** A number from 0 up to, not including, 1. */
  part(): number;
}

const SPAN = 2 ** 32;

/** sfc32 (Chris Doty-Humphrey, PractRand): small, quick, and good enough for counting. */
export function seededDraws(seed: number): Draws {
  let [a, b, c] = [seed >>> 0, Math.floor(seed / SPAN) >>> 0, 0x9e3779b9];
  let counter = 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  // Seeds that differ little give numbers that differ little at first.
  for (let warm = 0; warm < 16; warm += 1) next();
  return {
    below: (limit) => Math.floor((next() / SPAN) * limit),
    part: () => next() / SPAN,
  };
}
