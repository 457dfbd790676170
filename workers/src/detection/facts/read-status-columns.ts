import { readCells, type Session } from "@facevalue/db";
import { sql } from "kysely";
import { NumberColumn } from "../../columns/number-column.ts";
import { intoCodes, intoCounts, intoNumbers } from "./cell-sinks.ts";
import { STATUS_KINDS, type StatusColumns } from "./detection-facts.ts";
import type { Names } from "./names.ts";
import { inOrder, PlaceReader, type ReadScope, untilBlock } from "./place-reader.ts";
import { ticketSinks } from "./ticket-sinks.ts";

/** The changes of tickets' status that detection uses, in the order of the chain. */
export async function readStatusColumns(
  session: Session,
  scope: ReadScope,
  names: Names,
): Promise<StatusColumns> {
  const places = new PlaceReader();
  const kind = NumberColumn.codes();
  const event = NumberColumn.integers();
  const ticket = NumberColumn.integers();
  const holder = NumberColumn.integers();
  const quantity = NumberColumn.decimals();
  await readCells(session, statusQuery(scope), {
    ...places.sinks(names.hashes),
    kind: intoCodes(STATUS_KINDS, kind),
    event: intoNumbers(names.events, event),
    ...ticketSinks(names.tickets, ticket),
    holder: intoNumbers(names.wallets, holder),
    quantity: intoCounts(quantity),
  });
  const order = places.order();
  return {
    ...places.take(order),
    kind: inOrder(kind.take(), order),
    event: inOrder(event.take(), order),
    ticket: inOrder(ticket.take(), order),
    holder: inOrder(holder.take(), order),
    quantity: inOrder(quantity.take(), order),
  };
}

function statusQuery(scope: ReadScope) {
  const place = PlaceReader.columns;
  return sql`
    select ${place}, kind, event, ticket, contract, token_id, holder, quantity from (
      select id, block$, "timestamp", "transaction", log_index, status::text as kind, event, ticket, null::bytea as contract,
        null::numeric as token_id, holder, 1::numeric as quantity
      from ${sql.id(scope.schema, "ticket_status_change")} where status in ('CHECKED_IN', 'REFUNDED', 'SCANNED', 'VOIDED')
      union all
      select id, block$, "timestamp", "transaction", log_index, 'CHECKED_IN', event, null, contract, token_id, holder, quantity
      from ${sql.id(scope.schema, "holding_use")}
    ) both_kinds where ${untilBlock(scope, "status")}`;
}
