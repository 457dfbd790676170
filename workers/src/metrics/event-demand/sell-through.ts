import type { NullReason } from "@facevalue/core";
import { ratioOf } from "../ratio.ts";

export interface SellThrough {
  readonly sell_through: bigint | null;
  readonly sell_through_reason: NullReason | null;
}

/** sold / (capacity − held); null without a known capacity or when there is nothing to sell. */
export function sellThrough(sold: bigint, capacity: bigint | null, held: bigint): SellThrough {
  if (capacity === null) return { sell_through: null, sell_through_reason: "CAPACITY_UNKNOWN" };
  const offered = capacity - held;
  if (offered <= 0n) return { sell_through: null, sell_through_reason: "CAPACITY_ZERO" };
  return { sell_through: ratioOf(sold, offered), sell_through_reason: null };
}
