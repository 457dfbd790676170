import { bytesList, readRows, type Session } from "@facevalue/db";
import { sql } from "kysely";
import { type EventFacts, readEvents } from "../../facts/read-events.ts";
import { readSales, type SaleFacts } from "../../facts/read-sales.ts";
import type { RecomputeScope } from "../metric.ts";

export type Sale = SaleFacts<
  | "event"
  | "ticket_type"
  | "ticket"
  | "kind"
  | "quantity"
  | "seller"
  | "buyer"
  | "currency"
  | "price"
  | "royalty"
  | "fee"
  | "proceeds"
  | "time"
  | "block"
>;

/** A status change to REFUNDED. Amount and currency are null where the contract does not tell them. */
export interface Refund {
  readonly event: string;
  readonly ticket: string;
  readonly amount: bigint | null;
  readonly currency: string | null;
  readonly time: number;
  readonly block: number;
}

/** Facts of an event that are only counted: how many, and the last one's place. */
export interface Counted {
  readonly event: string;
  readonly count: bigint;
  readonly time: number;
  readonly block: number;
}

/** What the metric reads of one event. `published` is null where nothing was published, the others where there is none. */
export interface EventSalesFacts {
  readonly event: string;
  readonly published: EventFacts | null;
  readonly sales: readonly Sale[];
  readonly refunds: readonly Refund[];
  readonly checkIns: Counted | null;
  readonly uses: Counted | null;
  readonly changes: Counted | null;
}

/** The facts of every key of the scope, each kind read once. */
export async function readFacts(session: Session, scope: RecomputeScope): Promise<EventSalesFacts[]> {
  const sales = await readSales(session, scope, [
    "ticket_type",
    "ticket",
    "kind",
    "quantity",
    "seller",
    "buyer",
    "currency",
    "price",
    "royalty",
    "fee",
    "proceeds",
    "time",
    "block",
  ]);
  const events = await readEvents(session, scope);
  const refunds = await readRefunds(session, scope);
  const counted = await readCounted(session, scope);
  return scope.keys.map((key) => {
    const event = key.toString("latin1");
    return {
      event,
      published: events.get(event) ?? null,
      sales: sales.get(event) ?? [],
      refunds: refunds.get(event) ?? [],
      checkIns: counted.checkIns.get(event) ?? null,
      uses: counted.uses.get(event) ?? null,
      changes: counted.changes.get(event) ?? null,
    };
  });
}

async function readRefunds(
  session: Session,
  { schema, keys }: RecomputeScope,
): Promise<Map<string, Refund[]>> {
  const query = sql`
    select event, ticket, refund_amount as amount, refund_currency as currency, "timestamp"::bigint as time, block$ as block
    from ${sql.id(schema, "ticket_status_change")}
    where event = any(${bytesList(keys)}) and status = 'REFUNDED' order by block$, log_index, id`;
  const shape = {
    event: "id",
    ticket: "id",
    amount: "amount?",
    currency: "id?",
    time: "count",
    block: "count",
  } as const;
  return Map.groupBy(await readRows(session, query, shape), ({ event }) => event);
}

async function readCounted(session: Session, { schema, keys }: RecomputeScope) {
  const read = async (table: string, { count, where }: { count: string; where: string }) => {
    const query = sql`
      select event, ${sql.raw(count)}::numeric as count, max("timestamp")::bigint as time, max(block$) as block
      from ${sql.id(schema, table)} where event = any(${bytesList(keys)}) and ${sql.raw(where)} group by event`;
    const shape = { event: "id", count: "amount", time: "count", block: "count" } as const;
    const rows = await readRows(session, query, shape);
    return new Map<string, Counted>(rows.map((row) => [row.event, row]));
  };
  const checkIn = { count: "count(distinct ticket)", where: "status = 'CHECKED_IN'" };
  return {
    checkIns: await read("ticket_status_change", checkIn),
    uses: await read("holding_use", { count: "sum(quantity)", where: "true" }),
    changes: await read("event_change", { count: "count(*)", where: "true" }),
  };
}
