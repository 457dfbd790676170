import { bytesList } from "@facevalue/db";
import { type RawBuilder, sql } from "kysely";
import type { RowConditions } from "./place-reader.ts";

/** As much of an account as its index holds. */
const INDEXED_BYTES = 64;
const GIVEN = sql`kind in ('GIFT', 'CLAIM')`;

/**
 * The rows that what some wallets did is told by: their own, and of others those that say which event a ticket is of that they got or gave, and what a
 * peer whom they gave something had got before. Events, terms and doors come from `eventConditions`.
 */
export function partConditions(
  schema: string,
  wallets: readonly Buffer[],
): Omit<RowConditions, "event" | "tier" | "change" | "status"> {
  const among = accountsAmong(wallets);
  const transfer = sql.id(schema, "transfer");
  const sale = sql.id(schema, "sale");
  const moved = sql`${transfer} moved where ${GIVEN} and (${among("moved.to")} or ${among("moved.from")})`;
  return {
    transaction: sql`id = any(array(
      select "transaction" from ${sale} bought where kind = 'PRIMARY' and ${among("bought.buyer")}))`,
    sale: sql`(${sidesAmong(wallets)}
      or ticket = any(array(select ticket from ${moved} and ticket is not null))
      or id = any(array(${firstSalesOfKinds(schema, moved)})))`,
    resale: among("resale.seller"),
    transfer: sql`(${among("to")} or ${among("from")} or id = any(array(${firstReceipts(schema, among("moved.from"))})))`,
    listing: among("seller"),
    funding: sql`(sender = any(${bytesList(wallets)}) or recipient = any(${bytesList(wallets)}))`,
  };
}

/** Of the kinds of ticket without numbers that moved, the first sale that knows its event, and the first that knows its tier. */
function firstSalesOfKinds(schema: string, moved: RawBuilder<unknown>): RawBuilder<unknown> {
  const first = (known: string) => sql`
    select id from ${sql.id(schema, "sale")} sold
    where ticket is null and sold.contract = kind.contract and sold.token_id = kind.token_id and ${sql.id(known)} is not null
    order by block$, log_index, id limit 1`;
  return sql`
    select id from (select distinct contract, token_id from ${moved} and ticket is null) kind
    cross join lateral ((${first("event")}) union all (${first("ticket_type")})) first`;
}

/** What each of those who were given something by them got first of all. */
function firstReceipts(schema: string, isGiver: RawBuilder<unknown>): RawBuilder<unknown> {
  const transfer = sql.id(schema, "transfer");
  return sql`
    select id from (
      select distinct substring(moved.to, 1, ${sql.lit(INDEXED_BYTES)}) as wallet from ${transfer} moved
      where kind = 'GIFT' and ${isGiver}
    ) peer
    cross join lateral (
      select id from ${transfer} got where substring(got.to, 1, ${sql.lit(INDEXED_BYTES)}) = peer.wallet
      order by block$, log_index, id limit 1
    ) first`;
}

/** Query for the events of tickets that they used or lost, which no other row of theirs needs to name. */
export function eventsUsedBy(schema: string, wallets: readonly Buffer[]): RawBuilder<unknown> {
  const used = (table: string) => sql`
    select event from ${sql.id(schema, table)} where event is not null and ${accountsAmong(wallets)("holder")}`;
  return sql`${used("ticket_status_change")} union ${used("holding_use")}`;
}

/** When a ticket was first used at the doors of events, as far as that is known: so that it need not be looked for among all that became of their tickets. */
export interface KnownDoors {
  /** Block up to which they are known. */
  readonly asOf: number;
  /** Block of the first use by the event's id, hex with 0x. */
  readonly firstUse: ReadonlyMap<string, number>;
}

export interface PartSubjects {
  readonly wallets: readonly Buffer[];
  readonly events: readonly Buffer[];
  readonly tiers: readonly Buffer[];
  readonly doors: KnownDoors | null;
}

/** The rest of it: what these events, others of their organizers and these tiers were published as, who used a ticket at their doors first, and what the wallets used. */
export function eventConditions(
  schema: string,
  { wallets, events, tiers, doors }: PartSubjects,
): Pick<RowConditions, "event" | "tier" | "change" | "status"> {
  const isOfEvents = sql`event = any(${bytesList(events)})`;
  const firstBlocks = events.map((event) => firstBlockOf(doors, event));
  const asked = sql`unnest(${bytesList(events)}, array[${sql.raw(firstBlocks.join(","))}]::int[]) as asked (asked_event, first_block)`;
  const first = (table: string, isUse: RawBuilder<unknown>) => sql`
    select id from ${asked} cross join lateral (
      select id from ${sql.id(schema, table)} used
      where used.event = asked_event and block$ >= first_block and ${isUse} order by block$, log_index, id limit 1
    ) first`;
  const event = sql.id(schema, "event");
  const organizers = sql`select organizer from ${event} where id = any(${bytesList(events)})`;
  const isToldOf = sql`(id = any(${bytesList(events)}) or organizer = any(array(${organizers})))`;
  return {
    event: isToldOf,
    tier: sql`(${isOfEvents} or id = any(${bytesList(tiers)}))`,
    change: sql`event = any(array(select id from ${event} where ${isToldOf}))`,
    status: sql`(${accountsAmong(wallets)("holder")}
      or id = any(array(${first("ticket_status_change", sql`status = 'CHECKED_IN'`)}))
      or id = any(array(${first("holding_use", sql`true`)})))`,
  };
}

/** Nobody used a ticket of the event before this block. */
function firstBlockOf(doors: KnownDoors | null, event: Buffer): number {
  if (doors === null) return 0;
  return doors.firstUse.get(`0x${event.toString("hex")}`) ?? doors.asOf + 1;
}

/** Condition on sales: one of the wallets is a side of them. */
export function sidesAmong(wallets: readonly Buffer[]): RawBuilder<unknown> {
  const among = accountsAmong(wallets);
  return sql`(${among("sale.buyer")} or ${among("sale.seller")})`;
}

function accountsAmong(wallets: readonly Buffer[]): (column: string) => RawBuilder<unknown> {
  const list = bytesList(wallets.map((wallet) => wallet.subarray(0, INDEXED_BYTES)));
  return (column) => sql`substring(${sql.ref(column)}, 1, ${sql.lit(INDEXED_BYTES)}) = any(${list})`;
}
