/** A source of pseudo-random numbers that gives the same sequence for the same seed. */
export interface Random {
  /** From 0, inclusive, to 1, exclusive. */
  next(): number;
  /** From `minimum` to `maximum`, both inclusive. */
  integer(minimum: number, maximum: number): number;
  /** From `minimum`, inclusive, to `maximum`, exclusive. */
  between(minimum: number, maximum: number): number;
  chance(probability: number): boolean;
  /** Exponentially distributed around a mean. */
  exponential(mean: number): number;
  pick<T>(items: readonly T[]): T | undefined;
  /** One of the items, each as likely as its weight; undefined when no weight is positive. */
  weighted<T>(items: readonly T[], weightOf: (item: T) => number): T | undefined;
}

/** mulberry32 over a hash of the seed's text. */
export function createRandom(seed: string | number): Random {
  let state = hashText(String(seed));
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    integer: (minimum, maximum) => minimum + Math.floor(next() * (maximum - minimum + 1)),
    between: (minimum, maximum) => minimum + next() * (maximum - minimum),
    chance: (probability) => next() < probability,
    exponential: (mean) => -Math.log(1 - next()) * mean,
    pick: (items) => items[Math.floor(next() * items.length)],
    weighted: (items, weightOf) => pickWeighted(items, weightOf, next()),
  };
}

function pickWeighted<T>(items: readonly T[], weightOf: (item: T) => number, point: number): T | undefined {
  const weights = items.map((item) => Math.max(0, weightOf(item)));
  let rest = point * weights.reduce((sum, weight) => sum + weight, 0);
  return items.find((_, index) => {
    const weight = weights[index] ?? 0;
    rest -= weight;
    return weight > 0 && rest < 0;
  });
}

/** FNV-1a, 32 bits. */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}
