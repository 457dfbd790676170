import { readCells, type Session } from "@facevalue/db";
import { sql } from "kysely";
import { NumberColumn } from "../../columns/number-column.ts";
import { AmountColumn } from "./amount-column.ts";
import { intoAmounts, intoCodes, intoNumbers } from "./cell-sinks.ts";
import { LISTING_KINDS, type ListingColumns } from "./detection-facts.ts";
import type { ReadNames } from "./names.ts";
import { inOrder, PlaceReader, type ReadScope, untilBlock } from "./place-reader.ts";

/** The steps in the life of listings, in the order of the chain. */
export async function readListingColumns(
  session: Session,
  scope: ReadScope,
  { names, senders }: ReadNames,
): Promise<ListingColumns> {
  const places = new PlaceReader();
  const kind = NumberColumn.codes();
  const listing = NumberColumn.integers();
  const event = NumberColumn.integers();
  const ticket = NumberColumn.integers();
  const seller = NumberColumn.integers();
  const currency = NumberColumn.integers();
  const price = new AmountColumn();
  const query = sql`
    select ${PlaceReader.columns}, kind, listing, event, ticket, seller, currency, price
    from ${sql.id(scope.schema, "listing_change")} where ${untilBlock(scope, "listing")}`;
  await readCells(session, query, {
    ...places.sinks(names.hashes),
    kind: intoCodes(LISTING_KINDS, kind),
    listing: intoNumbers(names.listings, listing),
    event: intoNumbers(names.events, event),
    ticket: intoNumbers(names.tickets, ticket),
    seller: intoNumbers(names.wallets, seller, () => places.senderAmong(senders)),
    currency: intoNumbers(names.currencies, currency),
    price: intoAmounts(price),
  });
  const order = places.order();
  if (order !== null) price.reorder(order);
  return {
    ...places.take(order),
    kind: inOrder(kind.take(), order),
    listing: inOrder(listing.take(), order),
    event: inOrder(event.take(), order),
    ticket: inOrder(ticket.take(), order),
    seller: inOrder(seller.take(), order),
    currency: inOrder(currency.take(), order),
    price,
  };
}
