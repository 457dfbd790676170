/** Where a price is, as bits: beside its face value and its cap, as it is and with an error of 1 % either way. */
export const SIDES = {
  above_face_count: 1,
  above_face_low_count: 2,
  above_face_high_count: 4,
  below_face_count: 8,
  capped_count: 16,
  above_cap_count: 32,
  above_cap_low_count: 64,
  above_cap_high_count: 128,
} as const;

export interface ComparedPrice {
  readonly price: bigint;
  /** More than 0. */
  readonly face: bigint;
  /** In basis points of the face value; 0 for no cap. */
  readonly capBps: bigint;
  /** Decimals of the fiat that price and face value are in; null for a token. */
  readonly fiatDecimals: number | null;
}

/** What a price, at a percentage of itself, is compared with: a part of the face value and so many times the tolerance. */
interface Bound {
  readonly percent: number;
  readonly bps: number;
  readonly tolerances: -1 | 0 | 1;
}

const BASIS_POINTS = 10_000;
const ERRORS = [
  { percent: 100, face: SIDES.above_face_count, cap: SIDES.above_cap_count },
  { percent: 99, face: SIDES.above_face_low_count, cap: SIDES.above_cap_low_count },
  { percent: 101, face: SIDES.above_face_high_count, cap: SIDES.above_cap_high_count },
] as const;
/** Relative distance from a bound within which doubles do not decide. */
const DOUBT = 1e-9;

/**
 * The sides of a price. Tolerance of face values: 0.5 %, in fiat at least 0.01. A cap has none in tokens, where it is a rule of
 * the contract, and that of face values in fiat.
 */
export function sidesOf(compared: ComparedPrice): number {
  const { fiatDecimals } = compared;
  const [face, capBps] = [Number(compared.face), Number(compared.capBps)];
  const ratio = Number(compared.price) / face;
  const tolerance = fiatDecimals === null ? 0.005 : Math.max(0.005, 10 ** (fiatDecimals - 2) / face);
  const compare = (bound: Bound): number => {
    const limit = bound.bps / BASIS_POINTS + bound.tolerances * tolerance;
    const distance = (ratio * bound.percent) / 100 - limit;
    return Math.abs(distance) > DOUBT * (ratio + Math.abs(limit))
      ? distance
      : compareExactly(compared, bound);
  };
  const capTolerances = fiatDecimals === null ? 0 : 1;
  let sides: number = capBps > 0 ? SIDES.capped_count : 0;
  for (const error of ERRORS) {
    const { percent } = error;
    if (compare({ percent, bps: BASIS_POINTS, tolerances: 1 }) > 0) sides |= error.face;
    if (capBps > 0 && compare({ percent, bps: capBps, tolerances: capTolerances }) > 0) sides |= error.cap;
  }
  if (compare({ percent: 100, bps: BASIS_POINTS, tolerances: -1 }) < 0) sides |= SIDES.below_face_count;
  return sides;
}

/** The sign of the distance, in millionths of the smallest unit. */
function compareExactly({ price, face, capBps, fiatDecimals }: ComparedPrice, bound: Bound): number {
  const relative = face * 5_000n;
  const least = fiatDecimals === null ? 0n : 10_000n * 10n ** BigInt(fiatDecimals);
  const tolerance = relative > least ? relative : least;
  const bps = bound.bps === BASIS_POINTS ? 10_000n : capBps;
  const limit = face * bps * 100n + BigInt(bound.tolerances) * tolerance;
  const paid = price * BigInt(bound.percent) * 10_000n;
  return paid > limit ? 1 : paid < limit ? -1 : 0;
}
