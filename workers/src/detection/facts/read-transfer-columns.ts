import { readCells, type Session } from "@facevalue/db";
import { sql } from "kysely";
import { NumberColumn } from "../../columns/number-column.ts";
import { intoCodes, intoCounts, intoNumbers } from "./cell-sinks.ts";
import { TRANSFER_KINDS, type TransferColumns } from "./detection-facts.ts";
import type { ReadNames } from "./names.ts";
import { inOrder, PlaceReader, type ReadScope, untilBlock } from "./place-reader.ts";
import { ticketSinks } from "./ticket-sinks.ts";

/** The movements of tickets in the order of the chain. Their events are found through their tickets. */
export async function readTransferColumns(
  session: Session,
  scope: ReadScope,
  { names, senders }: ReadNames,
): Promise<Omit<TransferColumns, "event">> {
  const places = new PlaceReader();
  const kind = NumberColumn.codes();
  const ticket = NumberColumn.integers();
  const quantity = NumberColumn.decimals();
  const from = NumberColumn.integers();
  const to = NumberColumn.integers();
  const query = sql`
    select ${PlaceReader.columns}, kind, ticket, contract, token_id, quantity, "from", "to"
    from ${sql.id(scope.schema, "transfer")} where ${untilBlock(scope, "transfer")}`;
  await readCells(session, query, {
    ...places.sinks(names.hashes),
    kind: intoCodes(TRANSFER_KINDS, kind),
    ...ticketSinks(names.tickets, ticket),
    quantity: intoCounts(quantity),
    from: intoNumbers(names.wallets, from),
    to: intoNumbers(names.wallets, to, () => places.senderAmong(senders)),
  });
  const order = places.order();
  return {
    ...places.take(order),
    kind: inOrder(kind.take(), order),
    ticket: inOrder(ticket.take(), order),
    quantity: inOrder(quantity.take(), order),
    from: inOrder(from.take(), order),
    to: inOrder(to.take(), order),
  };
}
