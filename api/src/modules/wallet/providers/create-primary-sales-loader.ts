import { sql } from "kysely";
import { createListLoader } from "../../../graphql/create-loader.ts";
import type { Reader } from "../../../graphql/reader.ts";
import { type WalletKeyColumns, walletKeyOf, walletKeys } from "./wallet-keys.ts";

/** What a wallet sold in primary sales, over all events, in one currency; an empty one for sales without price. */
export interface PrimarySalesRow extends WalletKeyColumns {
  readonly currency: Buffer;
  readonly sold_count: string;
  /** Null when no sale tells it. */
  readonly earned: string | null;
  readonly split_unknown_count: string;
  readonly first_sale_at: Date;
  readonly last_sale_at: Date;
}

/** What wallets sold as organizers. */
export function createPrimarySalesLoader(reader: Reader) {
  return createListLoader(async (refs) => {
    const rows = await reader.read(sql<PrimarySalesRow>`
      select chain_id, wallet, currency, sum(sold_count) as sold_count, sum(earned) as earned,
        sum(split_unknown_count) as split_unknown_count, min(first_sale_at) as first_sale_at,
        max(last_sale_at) as last_sale_at
      from ${walletKeys(refs)} join metrics.event_seller sold using (chain_id) where sold.seller = key.wallet
      group by chain_id, wallet, currency`);
    return Map.groupBy(rows, walletKeyOf);
  });
}
