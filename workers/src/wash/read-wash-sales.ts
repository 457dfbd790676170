import { bytesList, readRows, type Session } from "@facevalue/db";
import { sql } from "kysely";
import { readSales, type SaleFacts } from "../facts/read-sales.ts";
import type { RecomputeScope } from "../metrics/metric.ts";
import type { WashSale } from "./wash-facts.ts";

const TRANSACTION_BYTES = 32;
const COLUMNS = [
  "id",
  "contract",
  "kind",
  "unnumbered",
  "ticket",
  "seller",
  "buyer",
  "payer",
  "currency",
  "price",
  "marketplace",
  "time",
  "block",
  "log_index",
] as const;

type Sale = SaleFacts<(typeof COLUMNS)[number]>;

/** All in doubt: every resale. Else those of these tickets. */
export type Doubt = "ALL" | readonly string[];

/**
 * The sales, by event, that a wash trade can be among: of tickets that were resold twice or whose payer or parties are not two people, and
 * of tickets without a number those that buyer and seller made among themselves. With `doubt` of those tickets, or of all that were resold.
 */
export async function readWashSales(
  session: Session,
  scope: RecomputeScope,
  doubt: Doubt | null = null,
): Promise<Map<string, WashSale[]>> {
  const doubtful = new Map<string, Sale[]>();
  for (const [event, sales] of await readSales(session, scope, COLUMNS)) {
    const own = findSales(sales, doubt);
    if (own.length > 0) doubtful.set(event, own);
  }
  const contracts = new Set([...doubtful.values()].flatMap((own) => own.map(({ contract }) => contract)));
  const custodians = await readCustodians(session, scope, contracts);
  const toWashSale = (sale: Sale): WashSale => ({
    id: sale.id,
    transaction: sale.id.slice(0, TRANSACTION_BYTES),
    kind: sale.kind as WashSale["kind"],
    token: sale.ticket ?? sale.unnumbered ?? sale.contract,
    ticket: sale.ticket,
    seller: sale.seller,
    buyer: sale.buyer,
    payer: sale.payer,
    currency: sale.currency,
    price: sale.price,
    marketplace: sale.marketplace,
    isCustodied: sale.marketplace === null && custodians.has(sale.contract),
    time: sale.time,
    block: sale.block,
    logIndex: sale.log_index,
  });
  return new Map([...doubtful].map(([event, own]) => [event, own.map(toWashSale)]));
}

function findSales(sales: readonly Sale[], doubt: Doubt | null): Sale[] {
  const isDoubtful = doubt === null || doubt === "ALL" ? tellDoubtful(sales, doubt === null) : setOf(doubt);
  const pairs = new Set<string>();
  for (const { ticket, kind, unnumbered, seller, buyer } of sales)
    if (ticket === null && kind === "SECONDARY") pairs.add(`${unnumbered} ${seller} ${buyer}`);
  return sales.filter(({ ticket, kind, unnumbered, seller, buyer, payer }) => {
    if (ticket !== null) return isDoubtful(ticket);
    if (kind !== "SECONDARY") return false;
    return seller === buyer || seller === payer || pairs.has(`${unnumbered} ${buyer} ${seller}`);
  });
}

function setOf(tickets: readonly string[]): (ticket: string) => boolean {
  const set = new Set(tickets);
  return (ticket) => set.has(ticket);
}

interface TicketTrade {
  resales: number;
  isOfOne: boolean;
}

/** @param isNarrow whether one resale alone between two people is beyond doubt */
function tellDoubtful(sales: readonly Sale[], isNarrow: boolean): (ticket: string) => boolean {
  const trades = new Map<string, TicketTrade>();
  for (const { ticket, kind } of sales) {
    if (ticket === null || kind !== "SECONDARY") continue;
    const trade = trades.get(ticket);
    if (trade === undefined) trades.set(ticket, { resales: 1, isOfOne: false });
    else trade.resales += 1;
  }
  for (const { ticket, seller, buyer, payer } of sales) {
    const trade = ticket === null ? undefined : trades.get(ticket);
    if (trade !== undefined && (payer !== buyer || seller === buyer)) trade.isOfOne = true;
  }
  return (ticket) => {
    const trade = trades.get(ticket);
    return trade !== undefined && (!isNarrow || trade.resales > 1 || trade.isOfOne);
  };
}

/** Those of these contracts whose ticketing company keeps tickets for its customers. */
async function readCustodians(
  session: Session,
  { schema }: RecomputeScope,
  contracts: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  if (contracts.size === 0) return new Set();
  const ids = [...contracts].map((contract) => Buffer.from(contract, "latin1"));
  const query = sql`
    select id from ${sql.id(schema, "ticket_contract")}
    where id = any(${bytesList(ids)}) and upper_inf(block_range) and family = 'GET'`;
  return new Set((await readRows(session, query, { id: "id" })).map(({ id }) => id));
}
