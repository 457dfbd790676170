import type { Random } from "../../random.ts";

/** How often each order size was bought at a real concert of 7,069 tickets (analytics.md 8). */
export const ORDER_SIZES = [
  { size: 1, count: 986 },
  { size: 2, count: 1474 },
  { size: 3, count: 365 },
  { size: 4, count: 510 },
] as const;

export function drawOrderSize(random: Random): number {
  return random.weighted(ORDER_SIZES, ({ count }) => count)?.size ?? 2;
}
