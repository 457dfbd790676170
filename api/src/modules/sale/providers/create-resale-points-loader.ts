import { type RawBuilder, sql } from "kysely";
import { createListLoader } from "../../../graphql/create-loader.ts";
import { refKey } from "../../../graphql/entity-ref.ts";
import { groupByChain } from "../../../graphql/group-by-chain.ts";
import type { Reader } from "../../../graphql/reader.ts";
import { unionAll } from "../../../graphql/union-all.ts";
import type { SaleRecord } from "../sale-record.ts";
import { SALE_COLUMNS, type SaleRow, toSaleRecord } from "./sale-row.ts";

/** Most points per event. */
export const MOST_RESALE_POINTS = 400;

/** The newest resales of events that have a price, oldest first. */
export function createResalePointsLoader(reader: Reader) {
  return createListLoader<SaleRecord>(async (refs) => {
    const groups = groupByChain(refs, await reader.networks());
    if (groups.length === 0) return new Map();
    const branches = groups.map(
      ({ chainId, schema, keys }) => sql`
        select ${sql.lit(String(chainId))}::bigint as chain_id, newest.*
        from unnest(${keys}::bytea[]) as parent(key) cross join lateral (
          select ${SALE_COLUMNS(schema)} from ${sql.id(schema, "sale")} t
          where t.event = parent.key and t.kind::text = 'SECONDARY' and t.price is not null and t.currency is not null
          order by t.block$ desc, t.log_index desc limit ${MOST_RESALE_POINTS}) newest`,
    );
    const query = sql`select * from (${unionAll(branches)}) point order by timestamp, block, log_index`;
    return groupByEvent((await reader.read(query as RawBuilder<SaleRow>)).map(toSaleRecord));
  });
}

function groupByEvent(sales: readonly SaleRecord[]): Map<string, SaleRecord[]> {
  const groups = new Map<string, SaleRecord[]>();
  for (const sale of sales) {
    const key = refKey({ chainId: sale.chainId, key: sale.event ?? "" });
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [sale]);
    else group.push(sale);
  }
  return groups;
}
