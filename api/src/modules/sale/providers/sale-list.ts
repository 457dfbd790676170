import { type RawBuilder, sql } from "kysely";
import { toUnixSeconds } from "../../../exact/unix-time.ts";
import type { SaleFilter } from "../../../generated/resolver-types.ts";
import type { ListDefinition } from "../../../pagination/list-definition.ts";
import type { ListOrder } from "../../../pagination/list-order.ts";
import type { SaleRecord } from "../sale-record.ts";
import { SALE_COLUMNS, type SaleRow, toSaleRecord } from "./sale-row.ts";

/**
 * Newest first. Blocks of one chain may share a second, so block and log decide within it. On one chain time grows
 * with the block, by which the tables are indexed.
 */
export const SALE_ORDER: ListOrder = {
  name: "sale.TIMESTAMP",
  direction: "DESC",
  columns: [
    { expression: sql`t.timestamp`, type: "numeric", isForSeveralNetworks: true },
    { expression: sql`t.block$`, type: "integer" },
    { expression: sql`t.log_index`, type: "integer" },
  ],
};

const COUNT_LIMIT = 10_000;

/** Sales that match `filter`. */
export function saleList(filter: SaleFilter): ListDefinition<SaleRow, SaleRecord> {
  const { kind, from, to } = filter;
  const conditions: RawBuilder<unknown>[] = [];
  if (kind) conditions.push(sql`t.kind::text = ${kind}`);
  if (from) conditions.push(sql`t.timestamp >= ${toUnixSeconds(from)}::numeric`);
  if (to) conditions.push(sql`t.timestamp < ${toUnixSeconds(to)}::numeric`);
  return {
    table: "sale",
    columns: SALE_COLUMNS,
    condition: conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `),
    order: SALE_ORDER,
    toItem: toSaleRecord,
    countLimit: COUNT_LIMIT,
  };
}
