import type { NullReason } from "@facevalue/core";
import { sql } from "kysely";
import { createListLoader } from "../../../graphql/create-loader.ts";
import type { Reader } from "../../../graphql/reader.ts";
import { type WalletKeyColumns, walletKeyOf, walletKeys } from "./wallet-keys.ts";

/** Row of metrics.wallet_money. */
export interface WalletMoneyRow extends WalletKeyColumns {
  readonly currency: Buffer;
  readonly spent_primary: string;
  readonly spent_resale: string;
  readonly refunded: string;
  readonly resale_gross: string;
  readonly resale_earned: string | null;
  readonly royalties_deducted: string | null;
  readonly split_unknown_count: string;
  readonly matched_count: string;
  readonly gift_count: string;
  readonly cost_unknown_count: string;
  readonly unnumbered_count: string;
  readonly matched_earned: string;
  readonly matched_cost: string;
  readonly realized_profit: string | null;
  readonly realized_profit_reason: NullReason | null;
}

/** Money of wallets, one row per currency. */
export function createWalletMoneyLoader(reader: Reader) {
  return createListLoader(async (refs) => {
    const rows = await reader.read(sql<WalletMoneyRow>`
      select chain_id, wallet, currency, spent_primary, spent_resale, refunded, resale_gross, resale_earned,
        royalties_deducted, split_unknown_count, matched_count, gift_count, cost_unknown_count,
        unnumbered_count, matched_earned, matched_cost, realized_profit, realized_profit_reason
      from ${walletKeys(refs)} join metrics.wallet_money using (chain_id, wallet)`);
    return Map.groupBy(rows, walletKeyOf);
  });
}
