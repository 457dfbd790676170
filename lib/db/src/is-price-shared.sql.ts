import { type RawBuilder, sql } from "kysely";

/**
 * Whether a sale's price was worked out from an order that also sold tickets of other contracts or events, so that its
 * part says little of this ticket. True or false.
 * @param schema of the network's tables
 * @param sale alias of the table `sale` in the statement
 */
export function isPriceShared(schema: string, sale: string): RawBuilder<boolean> {
  const column = (name: string) => sql.id(sale, name);
  return sql<boolean>`(${column("is_estimated")} and ${column("bundle_size")} > ${column("quantity")}
    and ${column("bundle_size")} > (
      select coalesce(sum(together.quantity), 0) from ${sql.id(schema, "sale")} together
      where together.event = ${column("event")} and together."block$" = ${column("block$")}
        and together.transaction = ${column("transaction")} and together.contract = ${column("contract")}
        and together.order_hash is not distinct from ${column("order_hash")}))`;
}
