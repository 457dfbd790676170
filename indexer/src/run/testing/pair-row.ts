import type { ExactDecimal } from "./exact-decimal.ts";
import type { TextRow } from "./read-current-rows.ts";

/** A pair as the model keeps it. */
export interface Pair {
  readonly id: string;
  readonly token0: string;
  readonly token1: string;
  readonly feeBps: number;
  readonly createdAt: { readonly timestamp: number; readonly number: number };
  reserves: readonly [ExactDecimal, ExactDecimal];
  prices: readonly [ExactDecimal, ExactDecimal];
  volumes: readonly [ExactDecimal, ExactDecimal];
  swaps: number;
  lastSwap: string | null;
}

/** Its row in the table `pair`. */
export function pairRow(pair: Pair): TextRow {
  return {
    id: pair.id,
    token_0: pair.token0,
    token_1: pair.token1,
    fee_bps: String(pair.feeBps),
    reserve_0: pair.reserves[0].toString(),
    reserve_1: pair.reserves[1].toString(),
    token_0_price: pair.prices[0].toString(),
    token_1_price: pair.prices[1].toString(),
    volume_token_0: pair.volumes[0].toString(),
    volume_token_1: pair.volumes[1].toString(),
    tx_count: String(pair.swaps),
    created_at_timestamp: String(pair.createdAt.timestamp),
    created_at_block_number: String(pair.createdAt.number),
    last_swap: pair.lastSwap,
  };
}
