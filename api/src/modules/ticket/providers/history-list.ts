import { type RawBuilder, sql } from "kysely";
import type { ListDefinition } from "../../../pagination/list-definition.ts";
import type { ListOrder } from "../../../pagination/list-order.ts";
import type { HistoryRecord } from "../history-record.ts";
import { type HistoryRow, toHistoryRecord } from "./history-row.ts";

/** Of what one log tells, the movement comes first. */
export const HISTORY_ORDER: ListOrder = {
  name: "ticketHistory",
  direction: "ASC",
  columns: [
    { expression: sql`t.block$`, type: "integer" },
    { expression: sql`t.log_index`, type: "integer" },
    { expression: sql`t.rank`, type: "integer" },
  ],
};

const COUNT_LIMIT = 10_000;

/** All that happened to tickets, in the order of the chain. */
export const HISTORY_LIST: ListDefinition<HistoryRow, HistoryRecord> = {
  table: (schema) =>
    sql.join(
      [transfers(schema), sales(schema), listingChanges(schema), statusChanges(schema)],
      sql` union all `,
    ),
  columns: sql`
    t.id, t.source, t.kind, t.account, t.recipient, t.amount, t.currency, t.sale, t.transaction, t.log_index, t.block$ as block,
    t.timestamp`,
  condition: sql`true`,
  order: HISTORY_ORDER,
  toItem: toHistoryRecord,
  countLimit: COUNT_LIMIT,
};

const PLACE = sql`ticket, id, block$, log_index, transaction, "timestamp"`;
const NO_MONEY = sql`null::numeric as amount, null::bytea as currency`;

function transfers(schema: string): RawBuilder<unknown> {
  return sql`
    select ${PLACE}, 0 as rank, 'transfer' as source, kind::text as kind, "from" as account, "to" as recipient, ${NO_MONEY}, sale
    from ${sql.id(schema, "transfer")}`;
}

function sales(schema: string): RawBuilder<unknown> {
  return sql`
    select ${PLACE}, 1, 'sale', kind::text, seller, buyer, null::numeric, null::bytea, id
    from ${sql.id(schema, "sale")}`;
}

function listingChanges(schema: string): RawBuilder<unknown> {
  return sql`
    select ${PLACE}, 2, 'listing', kind::text, seller, null::bytea, price, currency, null::bytea
    from ${sql.id(schema, "listing_change")}`;
}

function statusChanges(schema: string): RawBuilder<unknown> {
  return sql`
    select ${PLACE}, 3, 'status', status::text, holder, null::bytea, refund_amount, refund_currency, null::bytea
    from ${sql.id(schema, "ticket_status_change")}`;
}
