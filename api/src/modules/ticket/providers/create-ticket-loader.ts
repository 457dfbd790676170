import { createLoader } from "../../../graphql/create-loader.ts";
import { loadEntity } from "../../../graphql/load-entities.ts";
import type { Reader } from "../../../graphql/reader.ts";
import type { TicketRecord } from "../ticket-record.ts";
import { TICKET_COLUMNS, type TicketRow, toTicketRecord } from "./ticket-row.ts";

/** Tickets by key. */
export function createTicketLoader(reader: Reader) {
  return createLoader((refs) =>
    loadEntity<TicketRow, TicketRecord>(reader, refs, {
      table: "ticket",
      columns: TICKET_COLUMNS,
      keyColumn: "id",
      isMutable: true,
      toValue: toTicketRecord,
      keyOf: (ticket) => ticket,
    }),
  );
}
