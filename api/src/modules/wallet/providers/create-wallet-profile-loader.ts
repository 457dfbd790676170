import { sql } from "kysely";
import { createLoader } from "../../../graphql/create-loader.ts";
import type { Reader } from "../../../graphql/reader.ts";
import { type WalletKeyColumns, walletKeyOf, walletKeys } from "./wallet-keys.ts";

/** Row of metrics.wallet_profile. */
export interface WalletProfileRow extends WalletKeyColumns {
  readonly primary_bought_count: string;
  readonly resale_bought_count: string;
  readonly complimentary_count: string;
  readonly unpriced_bought_count: string;
  readonly resold_count: string;
  readonly unpriced_resold_count: string;
  readonly face_compared_count: string;
  readonly above_face_count: string;
  readonly given_count: string;
  readonly received_count: string;
  readonly held_count: string;
  readonly checked_in_count: string;
  readonly refund_count: string;
  readonly bought_event_count: string;
  readonly attended_event_count: string;
  readonly first_seen_at: Date | null;
  readonly last_seen_at: Date | null;
  readonly methodology: number;
  readonly computed_at: Date;
}

/** What wallets did; null where nothing was computed. */
export function createWalletProfileLoader(reader: Reader) {
  return createLoader(async (refs) => {
    const rows = await reader.read(sql<WalletProfileRow>`
      select chain_id, wallet, primary_bought_count, resale_bought_count, complimentary_count, unpriced_bought_count,
        resold_count, unpriced_resold_count, face_compared_count, above_face_count, given_count,
        received_count, held_count, checked_in_count, refund_count, bought_event_count, attended_event_count,
        first_seen_at, last_seen_at, methodology, computed_at
      from ${walletKeys(refs)} join metrics.wallet_profile using (chain_id, wallet)`);
    return new Map(rows.map((row) => [walletKeyOf(row), row]));
  });
}
