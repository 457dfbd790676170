import { divideHalfEven } from "@facevalue/core";

/** Markup of a price over the face value in basis points, rounded half to even; null where there is no face value. */
export function markupBps(price: bigint, face: bigint): number | null {
  if (face === 0n) return null;
  return Number(divideHalfEven((price - face) * 10_000n, face));
}
