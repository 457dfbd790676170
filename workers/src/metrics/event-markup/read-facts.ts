import type { PricedCurrency, RateBook } from "@facevalue/core";
import { bytesList, type Decoded, readRows, type Session } from "@facevalue/db";
import { sql } from "kysely";
import { readCurrencies } from "../../facts/read-currencies.ts";
import { type EventFacts, readEvents } from "../../facts/read-events.ts";
import { readRateBook } from "../../facts/read-rates.ts";
import { readSales, type SaleFacts } from "../../facts/read-sales.ts";
import type { RecomputeScope } from "../metric.ts";
import { sumTiers, type TierSales } from "./sum-tiers.ts";

const CHANGE_SHAPE = { event: "id", block: "count", time: "count" } as const;

const SALE_COLUMNS = [
  "event",
  "ticket_type",
  "ticket",
  "kind",
  "quantity",
  "seller",
  "buyer",
  "payer",
  "currency",
  "price",
  "proceeds",
  "face_value",
  "face_currency",
  "resale_cap_bps",
  "hop",
  "is_price_shared",
  "is_wash_suspect",
  "time",
  "block",
  "log_index",
] as const;

export type MarkupSale = SaleFacts<(typeof SALE_COLUMNS)[number]>;

export interface MarkupFacts {
  readonly events: ReadonlyMap<string, EventFacts>;
  /** Resales and every sale of a ticket that was resold, in the order of the chain, by event. */
  readonly sales: ReadonlyMap<string, readonly MarkupSale[]>;
  readonly tiers: ReadonlyMap<string, readonly TierSales[]>;
  /** Last change of each event. */
  readonly changes: ReadonlyMap<string, Decoded<typeof CHANGE_SHAPE>>;
  readonly currencies: ReadonlyMap<string, PricedCurrency>;
  readonly rates: RateBook;
}

export async function readFacts(session: Session, scope: RecomputeScope): Promise<MarkupFacts> {
  const { schema, chainId } = scope;
  const keys = bytesList(scope.keys);
  const events = await readEvents(session, scope);
  const all = await readSales(session, scope, SALE_COLUMNS);
  const sales = new Map([...all].map(([event, own]) => [event, ofResoldTickets(own)]));
  const changeQuery = sql`
    select event, max(block$) as block, max("timestamp")::bigint as time
    from ${sql.id(schema, "event_change")} where event = any(${keys}) group by event`;
  const changes = await readRows(session, changeQuery, CHANGE_SHAPE);
  const currencies = await readCurrencies(session, schema);
  const rates = await readRateBook(session, { chainId, ...conversionScope(events, sales) });
  return {
    events,
    sales,
    tiers: new Map([...all].map(([event, own]) => [event, sumTiers(own)])),
    changes: new Map(changes.map((change) => [change.event, change])),
    currencies,
    rates,
  };
}

/** The fiats that resales are converted into, and from when to when. */
function conversionScope(
  events: ReadonlyMap<string, EventFacts>,
  sales: ReadonlyMap<string, readonly MarkupSale[]>,
): { fiats: string[]; from: number; to: number } {
  const fiats = new Set<string>();
  let [from, to] = [Number.MAX_SAFE_INTEGER, 0];
  for (const [event, own] of sales) {
    const fiat = events.get(event)?.fiat ?? null;
    const [first, last] = [own[0], own.at(-1)];
    if (fiat === null || first === undefined || last === undefined) continue;
    fiats.add(fiat);
    from = Math.min(from, first.time);
    to = Math.max(to, last.time);
  }
  return { fiats: [...fiats], from, to };
}

/** Resales and every sale of a ticket that was resold. */
function ofResoldTickets(sales: readonly MarkupSale[]): MarkupSale[] {
  const resold = new Set<string | null>();
  for (const { kind, ticket } of sales) if (kind === "SECONDARY" && ticket !== null) resold.add(ticket);
  return sales.filter(({ kind, ticket }) => kind === "SECONDARY" || resold.has(ticket));
}
