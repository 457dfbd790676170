import { sql } from "kysely";
import type { ListDefinition } from "../../../pagination/list-definition.ts";
import type { ListOrder } from "../../../pagination/list-order.ts";
import type { TicketRecord } from "../ticket-record.ts";
import { TICKET_COLUMNS, type TicketRow, toTicketRecord } from "./ticket-row.ts";

/** Newest issue first. */
export const TICKET_ORDER: ListOrder = {
  name: "ticket.ISSUED_AT",
  direction: "DESC",
  columns: [{ expression: sql`t.issued_at`, type: "numeric" }],
};

/** Tickets as they are now. */
export const TICKET_LIST: ListDefinition<TicketRow, TicketRecord> = {
  table: "ticket",
  columns: TICKET_COLUMNS,
  condition: sql`upper_inf(t.block_range)`,
  order: TICKET_ORDER,
  toItem: toTicketRecord,
  countLimit: 10_000,
};
