import { readCells, type Session } from "@facevalue/db";
import { sql } from "kysely";
import { NumberColumn } from "../../columns/number-column.ts";
import { AmountColumn } from "./amount-column.ts";
import { intoAmounts, intoCodes, intoCounts, intoFlags, intoIntegers, intoNumbers } from "./cell-sinks.ts";
import type { SaleColumns } from "./detection-facts.ts";
import type { ReadNames } from "./names.ts";
import { inOrder, PlaceReader, type ReadScope, untilBlock } from "./place-reader.ts";
import { ticketSinks } from "./ticket-sinks.ts";

const NUMBERS = [
  ["event", "events"],
  ["ticket_type", "tiers"],
  ["seller", "wallets"],
  ["buyer", "wallets"],
  ["payer", "wallets"],
  ["payee", "wallets"],
  ["marketplace", "wallets"],
  ["currency", "currencies"],
  ["face_currency", "currencies"],
] as const;
const AMOUNTS = ["price", "proceeds", "face_value"] as const;

/** The sales in the order of the chain. */
export async function readSaleColumns(
  session: Session,
  scope: ReadScope,
  { names, senders }: ReadNames,
): Promise<SaleColumns> {
  const places = new PlaceReader();
  const kind = NumberColumn.codes();
  const ticket = NumberColumn.integers();
  const quantity = NumberColumn.decimals();
  const resaleCapBps = NumberColumn.decimals();
  const hop = NumberColumn.integers();
  const bundleSize = NumberColumn.integers();
  const isEstimated = NumberColumn.codes();
  const isWashSuspect = NumberColumn.codes();
  const numbers = Object.fromEntries(NUMBERS.map(([name]) => [name, NumberColumn.integers()]));
  const amounts = Object.fromEntries(AMOUNTS.map((name) => [name, new AmountColumn()]));
  const guesses: Readonly<Record<string, () => number>> = {
    seller: () => places.senderAmong(senders),
    buyer: () => places.senderAmong(senders),
    payer: () => own(numbers, "buyer").last,
    face_currency: () => own(numbers, "currency").last,
  };
  await readCells(session, saleQuery(scope), {
    ...places.sinks(names.hashes),
    kind: intoCodes(["PRIMARY", "SECONDARY"], kind),
    ...ticketSinks(names.tickets, ticket),
    quantity: intoCounts(quantity),
    resale_cap_bps: intoCounts(resaleCapBps),
    hop: intoIntegers(hop),
    bundle_size: intoIntegers(bundleSize),
    is_estimated: intoFlags(isEstimated),
    is_wash_suspect: intoFlags(isWashSuspect),
    ...Object.fromEntries(
      NUMBERS.map(([name, kindOfName]) => [
        name,
        intoNumbers(names[kindOfName], own(numbers, name), guesses[name]),
      ]),
    ),
    ...Object.fromEntries(AMOUNTS.map((name) => [name, intoAmounts(own(amounts, name))])),
  });
  const order = places.order();
  const number = (name: (typeof NUMBERS)[number][0]) => inOrder(own(numbers, name).take(), order);
  const amount = (name: (typeof AMOUNTS)[number]) => {
    if (order !== null) own(amounts, name).reorder(order);
    return own(amounts, name);
  };
  return {
    ...places.take(order),
    kind: inOrder(kind.take(), order),
    event: number("event"),
    tier: number("ticket_type"),
    ticket: inOrder(ticket.take(), order),
    quantity: inOrder(quantity.take(), order),
    seller: number("seller"),
    buyer: number("buyer"),
    payer: number("payer"),
    payee: number("payee"),
    currency: number("currency"),
    price: amount("price"),
    proceeds: amount("proceeds"),
    faceValue: amount("face_value"),
    faceCurrency: number("face_currency"),
    resaleCapBps: Int32Array.from(inOrder(resaleCapBps.take(), order), (bps) => Math.min(bps, 0x7fffffff)),
    hop: inOrder(hop.take(), order),
    marketplace: number("marketplace"),
    bundleSize: inOrder(bundleSize.take(), order),
    isEstimated: inOrder(isEstimated.take(), order),
    isWashSuspect: inOrder(isWashSuspect.take(), order),
  };
}

function own<Column>(columns: Readonly<Record<string, Column>>, name: string): Column {
  return columns[name] as Column;
}

/** `payee`: who received the seller's part of a resale, if it was somebody else; of several the lowest address. */
function saleQuery(scope: ReadScope) {
  // What bounds the sales bounds their parts, too, which Postgres does not see by itself.
  const isLater = scope.after === undefined ? sql`true` : sql`resale.block$ > ${sql.lit(scope.after)}`;
  const isAsked = scope.only?.resale ?? isLater;
  return sql`
    select ${PlaceReader.columns}, kind, ticket, contract, token_id, quantity, resale_cap_bps, hop, bundle_size, is_estimated,
      is_wash_suspect, event, ticket_type, seller, buyer, payer, paid.recipient as payee, marketplace, currency, face_currency,
      price, proceeds, face_value
    from ${sql.id(scope.schema, "sale")} sale
    left join (
      select distinct on (fee.sale) fee.sale as sale_id, fee.recipient
      from ${sql.id(scope.schema, "sale_fee")} fee join ${sql.id(scope.schema, "sale")} resale on resale.id = fee.sale
      where fee.role = 'SELLER' and resale.kind = 'SECONDARY' and fee.recipient <> resale.seller and ${isAsked}
      order by fee.sale, fee.recipient
    ) paid on paid.sale_id = sale.id
    where ${untilBlock(scope, "sale")}`;
}
