import type { Session } from "@facevalue/db";
import { sql } from "kysely";
import type { HistoryPlace } from "./history-place.ts";

/** Withdraws what was told as of blocks that a reorganization has taken off the chain, each by a row of its own. */
export async function withdrawOrphans(
  { db }: Session,
  { chainId, schema, place }: { chainId: number; schema: string; place: HistoryPlace },
): Promise<void> {
  const isReplaced = place.hasHeaders
    ? sql`exists (select from ${sql.id(schema, "block$")} header
        where header.number = told.block and header.hash <> told.block_hash)`
    : sql`false`;
  await sql`
    insert into ops.score_history
      (chain_id, entity, change, withdraws, block, block_hash, wallets, reasons, model, methodology)
    select chain_id, entity, 'WITHDRAWN', id, ${place.block}::bigint, ${place.hash}::bytea, '[]', '[]', model, methodology
    from ops.score_history told
    where chain_id = ${chainId} and change <> 'WITHDRAWN'
      and (block > ${place.block}::bigint or (block = ${place.block}::bigint and block_hash <> ${place.hash}::bytea) or ${isReplaced})
      and not exists (
        select from ops.score_history later where later.chain_id = told.chain_id and later.withdraws = told.id)
    order by id`.execute(db);
}
