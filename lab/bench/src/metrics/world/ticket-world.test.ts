import { createHash } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { type GatheredRow, type GatherSink, gatherWorld, keyOf } from "../testing/gather-world.ts";
import type { Row } from "./row.ts";
import type { TicketWorld } from "./ticket-world.ts";

/** Long enough for the first events to be over: they last about two weeks, a block ten minutes. */
const BLOCKS = 2400;

let world: TicketWorld;
let sink: GatherSink;

beforeAll(() => {
  ({ world, sink } = gatherWorld(7, BLOCKS));
});

const rows = (table: string): Row[] => sink.rows(table).map(({ row }) => row);
const inOrder = (one: GatheredRow, other: GatheredRow) => (one.vid < other.vid ? -1 : 1);
const ordered = (table: string): Row[] =>
  sink
    .rows(table)
    .toSorted(inOrder)
    .map(({ row }) => row);

/** Rows by what they refer to, in the order in which they were made. */
function groupBy(table: string, column: string): Map<string, Row[]> {
  return Map.groupBy(ordered(table), (row) => keyOf(row[column]));
}

function digestOf({ tables }: GatherSink): string {
  const hash = createHash("sha256");
  for (const [table, all] of [...tables].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const text = all.map(({ vid, row }) => JSON.stringify([String(vid), row], toText)).sort();
    hash.update(table).update(text.join("\n"));
  }
  return hash.digest("hex");
}

const toText = (_key: string, value: unknown) => (typeof value === "bigint" ? String(value) : value);

test("the same seed makes the same rows, another seed others", () => {
  const [one, same, other] = [1, 1, 2].map((seed) => digestOf(gatherWorld(seed, 60).sink));
  expect(same).toBe(one);
  expect(other).not.toBe(one);
});

test("ids and vids are unique in each table, and vids carry their block", () => {
  for (const [table, all] of sink.tables) {
    expect(new Set(all.map(({ row }) => keyOf(row.id))).size, table).toBe(all.length);
    expect(new Set(all.map(({ vid }) => vid)).size, table).toBe(all.length);
    expect(all.filter(({ vid, block }) => Number(vid >> 32n) !== block).slice(0, 1)).toEqual([]);
  }
});

test("references name rows that are there", () => {
  const tables = ["ticket", "event", "sale", "transaction", "listing", "bid", "currency", "ticket_type"];
  const known = new Map(tables.map((table) => [table, new Set(rows(table).map(({ id }) => keyOf(id)))]));
  for (const [table, all] of sink.tables) {
    for (const column of tables) {
      const isStrange = ({ row }: GatheredRow) => row[column] && !known.get(column)?.has(keyOf(row[column]));
      expect(all.filter(isStrange).length, `${table}.${column}`).toBe(0);
    }
  }
});

test("a ticket is where its last movement took it, each begins where the one before ended", () => {
  const movements = groupBy("transfer", "ticket");
  const strange = rows("ticket").filter((ticket) => {
    const own = movements.get(keyOf(ticket.id)) ?? [];
    const last = own.at(-1);
    const isChain = own.every(({ from }, index) => {
      const before = index === 0 ? Buffer.alloc(20) : own[index - 1]?.to;
      return keyOf(from) === keyOf(before);
    });
    const isKnown =
      keyOf(ticket.owner) === keyOf(last?.to) && keyOf(ticket.last_transfer) === keyOf(last?.id);
    const isCounted = ticket.transfer_count === own.length - 1 && own[0]?.kind === "MINT";
    return !isChain || !isKnown || !isCounted;
  });
  expect(strange.slice(0, 1)).toEqual([]);
});

test("a ticket's sales are one primary and then its resales, and it knows the last", () => {
  const sales = groupBy("sale", "ticket");
  const strange = rows("ticket").filter((ticket) => {
    const own = sales.get(keyOf(ticket.id)) ?? [];
    const isInOrder = own.every(
      ({ hop, kind }, index) => hop === index && kind === (index === 0 ? "PRIMARY" : "SECONDARY"),
    );
    const priced = own.filter(({ price }) => price !== undefined);
    const isKnown =
      ticket.resale_count === own.length - 1 &&
      keyOf(ticket.last_sale) === keyOf(own.at(-1)?.id) &&
      ticket.last_sale_price === priced.at(-1)?.price &&
      ticket.face_value === own[0]?.price;
    return !isInOrder || !isKnown;
  });
  expect(strange.slice(0, 1)).toEqual([]);
});

test("every sale delivers its tickets to its buyer", () => {
  const delivered = new Map(rows("transfer").map((row) => [keyOf(row.sale), row]));
  const describe = ({ quantity, ticket, to, from }: Row) =>
    [from, to, ticket].map(keyOf).concat(String(quantity)).join();
  const strange = rows("sale").filter((sale) => {
    const { id, seller, buyer, kind } = sale;
    const from = kind === "PRIMARY" ? Buffer.alloc(20) : seller;
    return describe(delivered.get(keyOf(id)) ?? {}) !== describe({ ...sale, from, to: buyer });
  });
  expect(strange.slice(0, 1)).toEqual([]);
});

test("a price is the sum of its parts, each in a row of its own", () => {
  const parts = groupBy("sale_fee", "sale");
  const strange = rows("sale").filter(({ id, price, royalty, fee, proceeds }) => {
    const amounts = (parts.get(keyOf(id)) ?? []).map(({ amount }) => amount as bigint);
    if (price === undefined || proceeds === null) return amounts.length > 0;
    const sum = amounts.reduce((total, amount) => total + amount, 0n);
    return sum !== price || (royalty as bigint) + (fee as bigint) + (proceeds as bigint) !== price;
  });
  expect(strange.slice(0, 1)).toEqual([]);
});

test("holdings are what movements and lots add up to", () => {
  const lots = groupBy("holding_lot", "holding");
  const moved = new Map<string, number>();
  for (const { token_id: token, contract, from, to, quantity, ticket } of rows("transfer")) {
    if (ticket) continue;
    for (const [owner, sign] of [[from, -1] as const, [to, 1] as const]) {
      const key = [keyOf(contract), token, keyOf(owner)].join();
      moved.set(key, (moved.get(key) ?? 0) + sign * Number(quantity));
    }
  }
  expect(rows("holding").length).toBeGreaterThan(20);
  for (const { id, contract, token_id: token, owner, quantity } of rows("holding")) {
    expect(quantity).toBe(moved.get([keyOf(contract), token, keyOf(owner)].join()));
    const held = (lots.get(keyOf(id)) ?? []).reduce((sum, lot) => sum + Number(lot.quantity), 0);
    expect(held).toBe(quantity);
  }
});

test("an open listing is its ticket's and its owner's, and an ended one ended once", () => {
  const tickets = new Map(rows("ticket").map((row) => [keyOf(row.id), row]));
  const steps = groupBy("listing_change", "listing");
  const open = rows("listing").filter(({ status }) => status === "OPEN");
  expect(open.length).toBeGreaterThan(100);
  const strange = rows("listing").filter(({ id, status, ticket: of, seller }) => {
    const kinds = (steps.get(keyOf(id)) ?? []).map(({ kind }) => kind);
    const ended = kinds.filter((kind) => kind !== "LISTED" && kind !== "PRICE_CHANGED");
    if (ended.join() !== (status === "OPEN" ? "" : status)) return true;
    if (status !== "OPEN") return false;
    const ticket = tickets.get(keyOf(of));
    const [offered] = (ticket?.open_listings ?? []) as Uint8Array[];
    return (
      keyOf(offered) !== keyOf(id) || keyOf(ticket?.owner) !== keyOf(seller) || ticket?.status !== "VALID"
    );
  });
  expect(strange.slice(0, 1)).toEqual([]);
});

test("a bid wants what was not accepted of it", () => {
  const steps = groupBy("bid_change", "bid");
  for (const { id, quantity, open_quantity: left, status } of rows("bid")) {
    const accepted = (steps.get(keyOf(id)) ?? []).filter(({ kind }) => kind === "ACCEPTED").length;
    expect(left).toBe(Number(quantity) - accepted);
    expect(status === "FILLED").toBe(left === 0);
  }
});

test("nothing happens to a ticket that was used or refunded", () => {
  const closed = new Map<string, number>();
  for (const { row, block } of sink.rows("ticket_status_change")) {
    if (row.status !== "VALID") closed.set(keyOf(row.ticket), block);
  }
  expect(closed.size).toBeGreaterThan(1000);
  for (const table of ["transfer", "sale"]) {
    const late = sink
      .rows(table)
      .filter(({ row, block }) => block > (closed.get(keyOf(row.ticket)) ?? block));
    expect(late.slice(0, 1)).toEqual([]);
  }
});

test("the mix is the one that metrics have to bear", () => {
  const sales = rows("sale");
  const share = (holds: (row: Row) => boolean) => sales.filter(holds).length / sales.length;
  expect(share(({ kind }) => kind === "PRIMARY")).toBeCloseTo(0.75, 1);
  expect(share(({ price_source: source }) => source === "UNKNOWN")).toBeCloseTo(0.03, 1);
  expect(share(({ is_estimated: isBundled }) => isBundled === true)).toBeGreaterThan(0.01);
  expect(share(({ is_wash_suspect: isSuspect }) => isSuspect === true)).toBeGreaterThan(0);
  expect(share(({ price }) => price === 0n)).toBeGreaterThan(0.005);
  expect(share(({ ticket }) => ticket === null)).toBeGreaterThan(0.005);
  expect(sales.some(({ price }) => (price as bigint) > 10n ** 76n)).toBe(true);
  expect(new Set(sales.map(({ currency }) => keyOf(currency)).filter((key) => key !== "")).size).toBe(4);
  expect(world.walletCount / sales.length).toBeCloseTo(1 / 3, 1);
  const kinds = new Set(rows("event_change").map(({ kind }) => kind));
  const told = ["CANCELLED", "PUBLISHED", "RESCHEDULED", "TIER_PUBLISHED", "TIER_UPDATED"];
  expect(kinds).toEqual(new Set(told));
  expect(world.tally.sales).toBe(sales.length);
  expect(rows("event").map(({ capacity }) => capacity)).toContain(null);
});
