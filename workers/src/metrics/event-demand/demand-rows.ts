import type { NullReason } from "@facevalue/core";
import type { RowOf } from "../metric-table.ts";
import { ratioOf } from "../ratio.ts";
import { countSales } from "./count-sales.ts";
import { type Market, marketBuckets } from "./market-buckets.ts";
import { type DemandFacts, isFree } from "./read-facts.ts";
import { sellThrough } from "./sell-through.ts";
import type { BUCKET, DEMAND, TIER } from "./tables.ts";
import { tierRows } from "./tier-rows.ts";

/** The rows of one event in all tables of the metric. */
export interface DemandRows {
  readonly demand: readonly RowOf<typeof DEMAND>[];
  readonly tiers: readonly RowOf<typeof TIER>[];
  readonly buckets: readonly RowOf<typeof BUCKET>[];
}

/** None for an event of which nothing is known. */
export function demandRows(eventId: string, facts: DemandFacts): DemandRows {
  const newest = newestOf(facts);
  if (newest === null) return { demand: [], tiers: [], buckets: [] };
  const market = marketBuckets(eventId, facts);
  const demand = { event_id: eventId, ...figuresOf(facts, market), ...newest };
  return { demand: [demand], tiers: tierRows(eventId, facts, newest.as_of_block), buckets: market.rows };
}

type Figures = Omit<RowOf<typeof DEMAND>, "event_id" | "as_of_block" | "as_of_time">;

function figuresOf(facts: DemandFacts, { open }: Market): Figures {
  const { paid, free, buyers, velocity, soldOutAt } = countSales(facts);
  const released = (ofFree: boolean) =>
    facts.releases.reduce((sum, sale) => (isFree(sale) === ofFree ? sum + sale.quantity : sum), 0n);
  const held = free - released(true);
  const sold = paid - released(false);
  const capacity = facts.event?.capacity ?? null;
  const listed = open.ticketCount;
  return {
    capacity,
    held_count: held,
    primary_count: paid,
    released_count: released(false),
    sold_count: sold,
    ...sellThrough(sold, capacity, held),
    buyer_count: buyers,
    buyer_ratio: ratioOf(BigInt(buyers), paid),
    buyer_ratio_reason: noSales(paid),
    on_sale_at: velocity.onSaleAt,
    velocity: velocity.velocity,
    velocity_at: velocity.time,
    sold_out_at: soldOutAt,
    open_listing_count: open.size,
    listed_ticket_count: listed,
    listing_ratio: ratioOf(BigInt(listed), sold),
    listing_ratio_reason: noSales(sold),
  };
}

function noSales(count: bigint): NullReason | null {
  return count === 0n ? "NO_SALES" : null;
}

function newestOf({ sales, listingSteps, lastFacts }: DemandFacts) {
  const newest = [sales.at(-1), listingSteps.at(-1), ...lastFacts].filter((fact) => fact !== undefined);
  if (newest.length === 0) return null;
  return {
    as_of_block: Math.max(...newest.map(({ block }) => block)),
    as_of_time: Math.max(...newest.map(({ time }) => time)),
  };
}
