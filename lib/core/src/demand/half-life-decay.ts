import { divideHalfEven } from "../divide-half-even.ts";

/** Steps into which a half-life is divided: 6 hours in seconds. */
export const STEPS_PER_HALF_LIFE = 21_600;
const PLACES = 24;
/** Unit of a decay: 1 is 10^24. */
export const DECAY_UNIT = 10n ** BigInt(PLACES);

const GUARD = 10n ** 40n;
/** ln 2 · 10^40. */
const LN_2 = 6931471805599453094172321214581765680755n;
/** After so many half-lives nothing of 24 places is left. */
const LONGEST = 81;

const fractions = new Map<number, bigint>();

/**
 * What is left after so many steps: 2^(-steps / 21600) in counts of 10^-24, rounded half to even. Whole-number arithmetic, so that
 * every machine gives the same digits.
 * @param steps whole number, not negative
 */
export function halfLifeDecay(steps: number): bigint {
  const halvings = Math.floor(steps / STEPS_PER_HALF_LIFE);
  if (halvings >= LONGEST) return 0n;
  const divisor = (GUARD / DECAY_UNIT) * 2n ** BigInt(halvings);
  return divideHalfEven(fractionOf(steps - halvings * STEPS_PER_HALF_LIFE), divisor);
}

/** 2^(-steps / 21600) · 10^40 for less than a half-life, by the series of the exponential function. */
function fractionOf(steps: number): bigint {
  const known = fractions.get(steps);
  if (known !== undefined) return known;
  const exponent = -(LN_2 * BigInt(steps)) / BigInt(STEPS_PER_HALF_LIFE);
  let sum = GUARD;
  let term = GUARD;
  for (let n = 1n; term !== 0n; n += 1n) {
    term = (term * exponent) / (GUARD * n);
    sum += term;
  }
  fractions.set(steps, sum);
  return sum;
}
