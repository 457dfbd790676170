import type { Measured } from "./measure-resale.ts";

const BASIS_POINTS = 10_000n;
/** What a price is multiplied with, in per cent: as it is, and with an error of 1 % either way. */
const EXACT = 100n;
const LOW = 99n;
const HIGH = 101n;

/** Compares amounts; `fiatDecimals` are those of the fiat that they are in, null for amounts of a token. */
interface Comparison {
  readonly fiatDecimals: number | null;
}

/**
 * Measured resales above and below face value and above the ticket's cap, and how many they would be with prices 1 % lower
 * or higher. Tolerance of face values: 0.5 %, in fiat at least 0.01. A cap has none in tokens, where it is a
 * rule of the contract, and that of face values in fiat.
 */
export function countSides(measured: readonly Measured[], comparison: Comparison) {
  const counts = {
    above_face_count: 0,
    above_face_low_count: 0,
    above_face_high_count: 0,
    below_face_count: 0,
    capped_count: 0,
    above_cap_count: 0,
    above_cap_low_count: 0,
    above_cap_high_count: 0,
  };
  for (const { price, face, resale } of measured) {
    const distance = { price, face, reference: face * BASIS_POINTS, ...comparison };
    if (isAbove(distance, EXACT)) counts.above_face_count += 1;
    if (isAbove(distance, LOW)) counts.above_face_low_count += 1;
    if (isAbove(distance, HIGH)) counts.above_face_high_count += 1;
    if (isBelow(distance)) counts.below_face_count += 1;
    const cap = resale.sale.resale_cap_bps ?? 0n;
    if (cap === 0n) continue;
    const isAboveCap = comparison.fiatDecimals === null ? isStrictlyAbove : isAbove;
    const capped = { ...distance, reference: face * cap };
    counts.capped_count += 1;
    if (isAboveCap(capped, EXACT)) counts.above_cap_count += 1;
    if (isAboveCap(capped, LOW)) counts.above_cap_low_count += 1;
    if (isAboveCap(capped, HIGH)) counts.above_cap_high_count += 1;
  }
  return counts;
}

interface Distance extends Comparison {
  readonly price: bigint;
  readonly face: bigint;
  /** What the price is compared with, in ten-thousandths. */
  readonly reference: bigint;
}

/** In millionths of the smallest unit: how far the price, at this percentage of itself, is above the reference. */
function distanceOf({ price, reference }: Distance, percentage: bigint): bigint {
  return price * percentage * BASIS_POINTS - reference * EXACT;
}

function isStrictlyAbove(distance: Distance, percentage: bigint): boolean {
  return distanceOf(distance, percentage) > 0n;
}

function isAbove(distance: Distance, percentage: bigint): boolean {
  return distanceOf(distance, percentage) > toleranceOf(distance);
}

function isBelow(distance: Distance): boolean {
  return -distanceOf(distance, EXACT) > toleranceOf(distance);
}

/** In millionths of the smallest unit: 0.5 % of the face value, in fiat at least 0.01 of it. */
function toleranceOf({ face, fiatDecimals }: Distance): bigint {
  const relative = face * 5_000n;
  if (fiatDecimals === null) return relative;
  const absolute = 10_000n * 10n ** BigInt(fiatDecimals);
  return relative > absolute ? relative : absolute;
}
