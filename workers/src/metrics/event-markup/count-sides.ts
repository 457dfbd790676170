import type { Measured } from "./measure-resale.ts";
import { SIDES } from "./sides-of.ts";

type Side = keyof typeof SIDES;

const NAMED = Object.entries(SIDES) as [Side, number][];

/** How many measured resales are on each side of face value and cap. */
export function countSides(measured: readonly Measured[]): Record<Side, number> {
  const byBit = NAMED.map(() => 0);
  for (const { sides } of measured) {
    for (let bit = 0; bit < byBit.length; bit += 1) byBit[bit] = (byBit[bit] ?? 0) + ((sides >> bit) & 1);
  }
  const counts = NAMED.map(([name, value]) => [name, byBit[Math.log2(value)] ?? 0]);
  return Object.fromEntries(counts) as Record<Side, number>;
}
