import { sql } from "kysely";
import { createLoader } from "../../../graphql/create-loader.ts";
import type { Reader } from "../../../graphql/reader.ts";
import type { FailedKey } from "../../network/providers/create-failed-key-loader.ts";
import { type WalletKeyColumns, walletKeyOf, walletKeys } from "./wallet-keys.ts";

interface FailedRow extends WalletKeyColumns {
  readonly fresh_block: string | null;
  readonly fresh_time: Date | null;
}

/** Of the events that a wallet sold tickets of, how far the oldest figures are whose last computation failed; null where none did. */
export function createFailedSellerLoader(reader: Reader) {
  return createLoader<FailedKey>(async (refs) => {
    const rows = await reader.read(sql<FailedRow>`
      select distinct on (sold.chain_id, wallet) sold.chain_id, wallet, fresh_block, fresh_time
      from ${walletKeys(refs)} join metrics.event_seller sold on sold.chain_id = key.chain_id and seller = wallet
      join ops.dirty_key failed on failed.chain_id = sold.chain_id and failed.key = event_id
      where metric = 'event-sales' and first_failed_at is not null
      order by sold.chain_id, wallet, fresh_block nulls first`);
    return new Map(
      rows.map((row) => {
        const block = row.fresh_block === null ? null : BigInt(row.fresh_block);
        return [walletKeyOf(row), { block, blockTime: row.fresh_time }];
      }),
    );
  });
}
