import { ratioOf } from "../ratio.ts";
import type { Measured } from "./measure-resale.ts";
import { reasonOf } from "./reason-of.ts";

/** One of this many is trimmed at either end. */
const TRIMMED_ONE_IN = 20;

/**
 * What was paid beyond face value in relation to it, and without the 5 % of resales with the lowest and the 5 % with the
 * highest markup. Null where the resales are in several currencies.
 * @param resales all of the slice
 * @param measured in order of markup, then of face value
 */
export function weighByValue(resales: readonly Measured[], measured: readonly Measured[]) {
  const reason =
    measured.length === 0 ? reasonOf(resales.map(({ exclusion }) => exclusion)) : mixedReason(measured);
  if (reason !== null)
    return { value_weighted_markup: null, trimmed_markup: null, value_weighted_reason: reason };
  const trimmed = Math.floor(measured.length / TRIMMED_ONE_IN);
  const whole = sumOf(measured);
  const ends = sumOf([...measured.slice(0, trimmed), ...measured.slice(measured.length - trimmed)]);
  const kept = { price: whole.price - ends.price, face: whole.face - ends.face };
  return {
    value_weighted_markup: ratioOf(whole.price - whole.face, whole.face),
    trimmed_markup: ratioOf(kept.price - kept.face, kept.face),
    value_weighted_reason: null,
  };
}

/** What buyers paid above the cap, or above face value where there is no cap, in sum. Complimentary tickets have face value 0. */
export function sumExcess(resales: readonly Measured[]) {
  const priced = resales.filter(({ currency }) => currency !== null);
  const reason =
    priced.length === 0 ? reasonOf(resales.map(({ exclusion }) => exclusion)) : mixedReason(priced);
  if (reason !== null) return { excess_paid: null, excess_currency: null, excess_reason: reason };
  return {
    excess_paid: priced.reduce((sum, { excess }) => sum + excess, 0n),
    excess_currency: priced[0]?.currency ?? null,
    excess_reason: null,
  };
}

function mixedReason(resales: readonly Measured[]): "MIXED_CURRENCY" | null {
  const first = resales[0]?.currency;
  return resales.every(({ currency }) => currency === first) ? null : "MIXED_CURRENCY";
}

function sumOf(resales: readonly Measured[]): { price: bigint; face: bigint } {
  let [price, face] = [0n, 0n];
  for (const resale of resales) {
    price += resale.price;
    face += resale.face;
  }
  return { price, face };
}
