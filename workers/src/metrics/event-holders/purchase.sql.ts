import { type RawBuilder, sql } from "kysely";

/** Block and log of a row of `sale` as one number, which sorts like the two. */
export const PLACE = sql`(sale.block$::bigint << 32) + sale.log_index`;

/** What was bought; what is known to be free of charge was not. */
export const IS_PURCHASE = sql`sale.price is distinct from 0`;

/**
 * Whether purchases at a row of `event` count as earlier ones. Locks of a network file do not: their organizer may be told after their
 * sales, which would change what came before.
 */
export function isCounted(schema: string): RawBuilder<unknown> {
  return sql`not exists (
    select from ${sql.id(schema, "ticket_contract")} contract
    where contract.id = event.contract and upper_inf(contract.block_range) and contract.family = 'UNLOCK' and contract.factory is null)`;
}
