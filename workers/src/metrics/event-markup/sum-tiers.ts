import type { SaleFacts } from "../../facts/read-sales.ts";

/** All sales of one tier (null: not known): tickets that were paid for in primary sales, last block and time. */
export interface TierSales {
  readonly ticket_type: string | null;
  sold: bigint;
  block: number;
  time: number;
}

type TierSale = SaleFacts<"ticket_type" | "kind" | "price" | "quantity" | "block" | "time">;

export function sumTiers(sales: readonly TierSale[]): TierSales[] {
  const tiers = new Map<string | null, TierSales>();
  for (const { ticket_type, kind, price, quantity, block, time } of sales) {
    let tier = tiers.get(ticket_type);
    if (tier === undefined) {
      tier = { ticket_type, sold: 0n, block, time };
      tiers.set(ticket_type, tier);
    }
    if (kind === "PRIMARY" && price !== 0n) tier.sold += quantity;
    tier.block = Math.max(tier.block, block);
    tier.time = Math.max(tier.time, time);
  }
  return [...tiers.values()];
}
