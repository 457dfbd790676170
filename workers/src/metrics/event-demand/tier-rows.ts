import type { RowOf } from "../metric-table.ts";
import { type DemandFacts, isFree, isPrimary, type Release } from "./read-facts.ts";
import { sellThrough } from "./sell-through.ts";
import type { TIER } from "./tables.ts";

interface Count {
  paid: bigint;
  free: bigint;
}

/** One row per tier that was published or sold; sales of an unknown tier are in none. */
export function tierRows(
  eventId: string,
  { tiers, sales, releases }: DemandFacts,
  asOfBlock: number | bigint,
): RowOf<typeof TIER>[] {
  const supplies = new Map(tiers.map(({ id, supply }) => [id, supply]));
  const counts = new Map<string, Count>(tiers.map(({ id }) => [id, { paid: 0n, free: 0n }]));
  for (const sale of sales) if (isPrimary(sale)) add(counts, sale, sale.quantity);
  for (const sale of releases) add(counts, sale, -sale.quantity);
  return [...counts].map(([tier_id, { paid, free }]) => {
    const supply = supplies.get(tier_id) ?? null;
    const row = { event_id: eventId, tier_id, supply, held_count: free, sold_count: paid };
    return { ...row, ...sellThrough(paid, supply, free), as_of_block: asOfBlock };
  });
}

function add(counts: Map<string, Count>, sale: Release, quantity: bigint): void {
  const { ticket_type: tier } = sale;
  if (tier === null) return;
  const count = counts.get(tier) ?? { paid: 0n, free: 0n };
  if (isFree(sale)) count.free += quantity;
  else count.paid += quantity;
  counts.set(tier, count);
}
