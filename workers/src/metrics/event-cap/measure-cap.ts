import type { NullReason } from "@facevalue/core";
import type { SaleFacts } from "../../facts/read-sales.ts";
import { ONE } from "../ratio.ts";
import type { PriceCap } from "./read-price-caps.ts";

export const RESALE_COLUMNS = [
  "kind",
  "currency",
  "price",
  "face_value",
  "face_currency",
  "is_price_shared",
  "time",
  "block",
] as const;

export type CappedResale = SaleFacts<(typeof RESALE_COLUMNS)[number]>;

/** What was paid above the cap in one currency, in its smallest unit. */
export interface Excess {
  above_count: number;
  excess: bigint;
  as_of_block: number;
}

export interface CapMeasure {
  readonly counts: {
    readonly resale_count: number;
    readonly price_unknown_count: number;
    readonly face_unknown_count: number;
    readonly mixed_currency_count: number;
    readonly measured_count: number;
    readonly above_count: number;
  };
  /** Why nothing is measured; null when something is. */
  readonly reason: NullReason | null;
  readonly excess: ReadonlyMap<string, Excess>;
  /** Greatest block of its resales; 0 without any. */
  readonly lastBlock: number;
}

/** How an event's resales within the cap's days stand under it. @param dayOf day of a time on the event's clocks */
export function measureCap(
  cap: PriceCap,
  resales: readonly CappedResale[],
  dayOf: (time: number) => string,
): CapMeasure {
  const own = resales.filter(({ time }) => isWithin(cap, () => dayOf(time)));
  const excess = new Map<string, Excess>();
  const counts = {
    resale_count: own.length,
    price_unknown_count: 0,
    face_unknown_count: 0,
    mixed_currency_count: 0,
    measured_count: 0,
    above_count: 0,
  };
  for (const { price, currency, face_value: face, face_currency, is_price_shared, block } of own) {
    if (price === null || currency === null || is_price_shared) counts.price_unknown_count += 1;
    else if (face === null || face_currency === null) counts.face_unknown_count += 1;
    else if (face !== 0n && face_currency !== currency) counts.mixed_currency_count += 1;
    else {
      counts.measured_count += 1;
      if (price * ONE <= face * cap.multiplier) continue;
      counts.above_count += 1;
      addExcess(excess, currency, { amount: price - (face * cap.multiplier) / ONE, block });
    }
  }
  const lastBlock = own.reduce((last, { block }) => Math.max(last, block), 0);
  return { counts, reason: reasonOf(counts), excess, lastBlock };
}

function isWithin({ valid_from: from, valid_to: to }: PriceCap, dayOf: () => string): boolean {
  if (from === null && to === null) return true;
  const day = dayOf();
  return (from === null || from <= day) && (to === null || day <= to);
}

function addExcess(
  excess: Map<string, Excess>,
  currency: string,
  { amount, block }: { amount: bigint; block: number },
): void {
  const sum = excess.get(currency) ?? { above_count: 0, excess: 0n, as_of_block: 0 };
  sum.above_count += 1;
  sum.excess += amount;
  sum.as_of_block = Math.max(sum.as_of_block, block);
  excess.set(currency, sum);
}

/** The reason that holds for every resale, else that too few can be measured. */
function reasonOf(counts: CapMeasure["counts"]): NullReason | null {
  const { resale_count: all } = counts;
  if (counts.measured_count > 0) return null;
  if (all === 0) return "NO_SALES";
  if (counts.price_unknown_count === all) return "PRICE_UNKNOWN";
  if (counts.face_unknown_count === all) return "FACE_UNKNOWN";
  return counts.mixed_currency_count === all ? "MIXED_CURRENCY" : "LOW_N";
}
