import type { Random } from "../../random.ts";

/** Standard normal (Box and Muller 1958). */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}

/** `exp` of a normal with this mean and deviation. */
export function logNormal(random: Random, mean: number, deviation: number): number {
  return Math.exp(mean + deviation * normal(random));
}

/** Between two bounds, evenly on the scale of logarithms. */
export function logUniform(random: Random, [least, most]: readonly [number, number]): number {
  return Math.exp(random.between(Math.log(least), Math.log(most)));
}

export function between(random: Random, [least, most]: readonly [number, number]): number {
  return random.between(least, most);
}

/** Failures before the first success: 0, 1, 2 … with the given mean. */
export function geometric(random: Random, mean: number): number {
  if (mean <= 0) return 0;
  return Math.floor(Math.log(1 - random.next()) / Math.log(mean / (1 + mean)));
}

/** Poisson: Knuth's product for small means, a rounded normal above 60. */
export function poisson(random: Random, mean: number): number {
  if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)));
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random.next(); product > limit; product *= random.next()) count += 1;
  return count;
}

/** A whole number near `value`: the one below or above it, so that the mean is `value`. */
export function roundRandomly(random: Random, value: number): number {
  const floor = Math.floor(value);
  return floor + (random.chance(value - floor) ? 1 : 0);
}

/** `count` different items, in random order; fewer when there are fewer. */
export function sample<T>(random: Random, items: readonly T[], count: number): T[] {
  const pool = [...items];
  const size = Math.min(count, pool.length);
  for (let index = 0; index < size; index += 1) {
    const other = random.integer(index, pool.length - 1);
    const [first, second] = [pool[index], pool[other]];
    if (first === undefined || second === undefined) continue;
    pool[index] = second;
    pool[other] = first;
  }
  pool.length = size;
  return pool;
}
