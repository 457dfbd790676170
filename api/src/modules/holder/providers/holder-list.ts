import { toHex } from "@facevalue/core";
import { sql } from "kysely";
import type { EventHolder } from "../../../generated/resolver-types.ts";
import type { ListDefinition } from "../../../pagination/list-definition.ts";
import type { ListOrder } from "../../../pagination/list-order.ts";

interface HolderRow {
  readonly chain_id: string;
  readonly id: Buffer;
  readonly held: string;
}

/** As the metric event-holders counts them. */
const HELD = sql`('VALID', 'RESELL', 'SCANNED', 'CLAIMED', 'CHECKED_IN')`;
const COUNT_LIMIT = 10_000;

export function holderOrder(direction: "ASC" | "DESC"): ListOrder {
  return { name: "holder.TICKET_COUNT", direction, columns: [{ expression: sql`t.held`, type: "numeric" }] };
}

/** Wallets that hold tickets, counted from the tickets and holdings as they are now; one row per event and wallet. */
export function holderList(direction: "ASC" | "DESC"): ListDefinition<HolderRow, EventHolder> {
  return {
    table: (schema) => sql`
      select event, owner as id, sum(quantity) as held
      from (
        select event, owner, 1::numeric as quantity from ${sql.id(schema, "ticket")}
        where upper_inf(block_range) and status::text in ${HELD}
        union all
        select event, owner, quantity from ${sql.id(schema, "holding")} where upper_inf(block_range) and quantity > 0
      ) part group by event, owner`,
    columns: sql`t.id, t.held`,
    condition: sql`true`,
    order: holderOrder(direction),
    toItem: ({ chain_id, id, held }) => ({
      chainId: Number(chain_id),
      wallet: toHex(id),
      ticketCount: BigInt(held),
    }),
    countLimit: COUNT_LIMIT,
  };
}
