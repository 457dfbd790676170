import type { Measured } from "./measure-resale.ts";
import { measureSellers } from "./measure-sellers.ts";
import { countResoldTickets } from "./measure-tickets.ts";
import { type Slice, tierSlice } from "./slices.ts";
import type { TierSales } from "./sum-tiers.ts";

/** A place on the chain. */
export interface Stamp {
  readonly block: number;
  /** Unix seconds. */
  readonly time: number;
}

export interface EventSales {
  readonly tiers: readonly TierSales[];
  /** Last change of the event; null for one that was never published. */
  readonly change: Stamp | null;
}

/**
 * The figures of a slice that are the same in every basis: its sellers, its tickets, the tickets that these are a share of (null
 * where they are the event's), and the last fact that counts.
 */
export function summarizeSales(
  { slice, slice_key }: Slice,
  measured: readonly Measured[],
  { tiers, change }: EventSales,
) {
  const resales = measured.map(({ resale }) => resale);
  const isWhole = slice === "ALL";
  const own = tiers.filter(
    ({ ticket_type }) => isWhole || (slice === "TIER" && tierSlice(ticket_type).slice_key === slice_key),
  );
  let [block, time] = isWhole && change !== null ? [change.block, change.time] : [0, 0];
  for (const stamp of [...own, ...resales.map(({ sale }) => sale)]) {
    block = Math.max(block, stamp.block);
    time = Math.max(time, stamp.time);
  }
  const sold = own.reduce((sum, tier) => sum + tier.sold, 0n);
  return {
    ...countResoldTickets(resales),
    ...measureSellers(resales),
    sold_ticket_count: isWhole || slice === "TIER" ? sold : null,
    as_of_block: block,
    as_of_time: time,
  };
}
