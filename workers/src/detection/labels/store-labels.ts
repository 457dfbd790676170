import type { Database } from "@facevalue/db";
import { type Kysely, sql } from "kysely";
import { readNetworks } from "../../feed/read-networks.ts";
import { markDetection } from "../mark-detection.ts";
import type { AccountLabel } from "./account-label.ts";

/** Replaces all labels of a chain, and has detection computed again where it was. */
export async function storeLabels(
  db: Kysely<Database>,
  chainId: number,
  labels: readonly AccountLabel[],
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await sql`delete from app.account_label where chain_id = ${chainId}`.execute(transaction);
    await sql`
      insert into app.account_label (chain_id, account, kind)
      select ${chainId}::bigint, told.* from unnest(
        ${labels.map(({ account }) => Buffer.from(account.slice(2), "hex"))}::bytea[],
        ${labels.map(({ kind }) => kind)}::text[]) as told (account, kind)`.execute(transaction);
  });
  for (const network of await readNetworks(db))
    if (network.chainId === chainId) await markDetection(db, network);
}
