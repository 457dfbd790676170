import { bytesList, type Session } from "@facevalue/db";
import { type RawBuilder, sql } from "kysely";
import { readInOrder } from "../facts/read-in-order.ts";
import type { RecomputeScope } from "../metrics/metric.ts";
import type { WashSale } from "./wash-facts.ts";

const SHAPE = {
  id: "id",
  event: "id",
  transaction: "id",
  kind: "text",
  token: "id",
  ticket: "id?",
  seller: "id",
  buyer: "id",
  payer: "id",
  currency: "id?",
  price: "amount?",
  marketplace: "id?",
  is_custodied: "flag",
  time: "count",
  block: "count",
  log_index: "count",
} as const;
const TRANSACTION_BYTES = 32;

/** All in doubt: every resale. Else those of these tickets. */
export type Doubt = "ALL" | readonly string[];

/**
 * The sales, by event, that a wash trade can be among: of tickets that were resold twice or whose payer or parties are not two people, and
 * of tickets without a number those that buyer and seller made among themselves. With `doubt` of those tickets, or of all that were resold.
 */
export async function readWashSales(
  session: Session,
  { schema, keys }: RecomputeScope,
  doubt: Doubt | null = null,
): Promise<Map<string, WashSale[]>> {
  const sale = sql.id(schema, "sale");
  const events = bytesList(keys);
  const tickets =
    doubt === null || doubt === "ALL"
      ? sql`
    (event, ticket) in (
      select event, ticket from ${sale} where event = any(${events}) and ticket is not null group by event, ticket
      having count(*) filter (where kind = 'SECONDARY') > ${sql.raw(doubt === null ? "1" : "0")}
        or bool_or(kind = 'SECONDARY') and bool_or(payer <> buyer or seller = buyer))`
      : sql`
    ticket = any(${bytesList(doubt.map((ticket) => Buffer.from(ticket, "latin1")))})`;
  const query = sql`
    select sale.id, sale.event, substring(sale.id for ${sql.raw(String(TRANSACTION_BYTES))}) as transaction, sale.kind,
      coalesce(sale.ticket, sale.contract || convert_to(sale.token_id::text, 'UTF8')) as token, sale.ticket, sale.seller, sale.buyer, sale.payer, sale.currency,
      sale.price, sale.marketplace, sale.marketplace is null and contract.family = 'GET' is true as is_custodied,
      sale."timestamp"::bigint as time, sale.block$ as block, sale.log_index
    from ${sale} sale
    left join ${sql.id(schema, "ticket_contract")} contract
      on contract.id = sale.contract and upper_inf(contract.block_range)
    where sale.event = any(${events}) and (${tickets} or ${isUnnumberedPair(sale, events)})`;
  const rows = await readInOrder(session, query, SHAPE);
  const sales = rows.map(({ event, is_custodied, log_index, kind, ...row }) => ({
    event,
    sale: { ...row, kind: kind as WashSale["kind"], isCustodied: is_custodied, logIndex: log_index },
  }));
  const byEvent = Map.groupBy(sales, ({ event }) => event);
  return new Map([...byEvent].map(([event, own]) => [event, own.map((one) => one.sale)]));
}

/** A resale to oneself, or one with another the other way round, which only the baseline makes something of. */
function isUnnumberedPair(sale: RawBuilder<unknown>, events: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(sale.ticket is null and sale.kind = 'SECONDARY' and (sale.seller in (sale.buyer, sale.payer)
    or (sale.event, sale.contract, sale.token_id, sale.seller, sale.buyer) in (
      select event, contract, token_id, buyer, seller from ${sale}
      where event = any(${events}) and ticket is null and kind = 'SECONDARY')))`;
}
