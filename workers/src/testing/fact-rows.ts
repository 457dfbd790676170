import type { BidFact, ChainBlock, ChainFact, EventFact, ListingFact, SaleFact } from "./chain-fact.ts";
import { ENTITY_TABLES, ENUM_LABELS } from "./entity-tables.ts";

const COLUMNS = new Map(ENTITY_TABLES.map(({ name, columns }) => [name, columns]));

type Value = string | number | boolean | Buffer | null;

/** A row as a mapping stores it. Columns that it leaves out are kept from the version before, else given a plain value. */
export interface TableRow {
  readonly table: string;
  readonly id: Buffer;
  readonly values: Readonly<Record<string, Value | undefined>>;
}

/** The rows that a mapping would store for a fact. */
export function rowsOf(fact: ChainFact, block: ChainBlock, index: number): TableRow[] {
  const id = idOf(`${block.number.toString(16).padStart(64, "0")}${index.toString(16).padStart(8, "0")}`);
  const place = {
    block: block.number,
    timestamp: block.time,
    log_index: index,
    transaction: id.subarray(0, 32),
  };
  const row = (table: string, values: TableRow["values"]): TableRow => ({
    table,
    id,
    values: { ...place, ...values },
  });
  const entity = (table: string, key: string, values: TableRow["values"]): TableRow => ({
    table,
    id: idOf(key),
    values,
  });
  switch (fact.type) {
    case "event":
      return [
        row("event_change", {
          event: bytes(fact.event),
          kind: fact.kind,
          starts_at: fact.startsAt,
          ends_at: fact.endsAt,
        }),
        entity("event", fact.event, eventValues(fact, block)),
      ];
    case "currency":
      return [entity("currency", fact.currency, { decimals: fact.decimals, symbol: null })];
    case "tier":
      return [
        entity("ticket_type", fact.tier, {
          event: bytes(fact.event),
          currency: bytes(fact.currency),
          price: text(fact.price),
          fee: text(fact.fee),
          supply: text(fact.supply),
          issued_count: text(fact.issuedCount),
          resale_cap_bps: text(fact.resaleCapBps),
        }),
      ];
    case "ticket":
      return [
        entity("ticket", fact.ticket, {
          event: bytes(fact.event),
          ticket_type: bytes(fact.tier),
          owner: bytes(fact.owner),
          status: fact.status,
          face_value: text(fact.faceValue),
          face_currency: bytes(fact.faceCurrency),
          transfer_count: fact.transferCount,
          resale_count: fact.resaleCount,
          issued_at: fact.issuedAt,
        }),
      ];
    case "holding":
      return [
        entity("holding", fact.holding, {
          event: bytes(fact.event),
          owner: bytes(fact.owner),
          quantity: text(fact.quantity),
        }),
      ];
    case "transfer": {
      const { ticket, quantity, from, to, kind } = fact;
      return [
        row("transfer", {
          ticket: bytes(ticket),
          quantity: text(quantity),
          from: bytes(from),
          to: bytes(to),
          kind,
        }),
      ];
    }
    case "sale":
      return saleRows(fact, row("sale", saleValues(fact)));
    case "status": {
      const { ticket, event, holder, status, refund } = fact;
      const values = { ticket: bytes(ticket), event: bytes(event), holder: bytes(holder), status };
      const paid = { refund_amount: text(refund?.amount), refund_currency: bytes(refund?.currency) };
      return [row("ticket_status_change", { ...values, ...paid })];
    }
    case "use":
      return [
        row("holding_use", {
          event: bytes(fact.event),
          holder: bytes(fact.holder),
          quantity: text(fact.quantity),
        }),
      ];
    case "listing":
      return listingRows(fact, block, row);
    case "bid":
      return bidRows(fact, block, row);
  }
}

function eventValues(fact: EventFact, block: ChainBlock): TableRow["values"] {
  const times = { starts_at: fact.startsAt, ends_at: fact.endsAt };
  if (fact.kind === "CANCELLED") return { status: "CANCELLED" };
  if (fact.kind === "RESCHEDULED") return { status: "RESCHEDULED", ...times };
  const { timeZone, organizer, fiat, country, category, salesStart, capacity } = fact;
  return {
    ...times,
    status: "SCHEDULED",
    time_zone: timeZone,
    organizer: bytes(organizer),
    fiat,
    country,
    category,
    sales_start: salesStart,
    capacity: text(capacity),
    published_at: block.time,
    published_at_block: block.number,
  };
}

function saleRows(sale: SaleFact, row: TableRow): TableRow[] {
  const parts = sale.currency === null ? [] : sale.parts.filter(({ amount }) => amount > 0n);
  const fees = parts.map(({ role, recipient, amount }, index) => ({
    table: "sale_fee",
    id: Buffer.concat([row.id, idOf(index.toString(16).padStart(8, "0"))]),
    values: {
      sale: row.id,
      role,
      recipient: bytes(recipient),
      currency: bytes(sale.currency),
      amount: text(amount),
      block: row.values.block,
      timestamp: row.values.timestamp,
    },
  }));
  return [row, ...fees];
}

function saleValues(sale: SaleFact): TableRow["values"] {
  return {
    kind: sale.kind,
    contract: bytes("cc"),
    ...(sale.bundle === null ? {} : { transaction: bytes(sale.bundle.order) }),
    order_hash: bytes(sale.bundle?.order),
    ticket: bytes(sale.ticket),
    quantity: text(sale.quantity),
    event: bytes(sale.event),
    ticket_type: bytes(sale.tier),
    seller: bytes(sale.seller),
    buyer: bytes(sale.buyer),
    payer: bytes(sale.payer),
    currency: bytes(sale.currency),
    price: text(sale.price),
    price_source: sale.price === null ? "UNKNOWN" : "SETTLED",
    royalty: text(sale.royalty),
    royalty_due: text(sale.royaltyDue),
    fee: text(sale.fee),
    proceeds: text(proceedsOf(sale)),
    face_value: text(sale.faceValue),
    face_currency: bytes(sale.faceCurrency),
    face_value_source: sale.faceValue === null ? "UNKNOWN" : "SETTLED",
    resale_cap_bps: text(sale.resaleCapBps),
    hop: sale.hop,
    marketplace: bytes(sale.marketplace),
    is_wash_suspect: sale.isWashSuspect,
    is_estimated: sale.bundle !== null,
    bundle_size: Number(sale.bundle?.size ?? 1n),
  };
}

const LISTING_STATUS = {
  LISTED: "OPEN",
  PRICE_CHANGED: "OPEN",
  CANCELLED: "CANCELLED",
  SOLD: "SOLD",
  DEAD: "DEAD",
} as const;
const BID_STATUS = { PLACED: "OPEN", CANCELLED: "CANCELLED" } as const;
type Row = (table: string, values: TableRow["values"]) => TableRow;

function listingRows(fact: ListingFact, block: ChainBlock, row: Row): TableRow[] {
  const { kind } = fact;
  const shared = {
    event: bytes(fact.event),
    ticket: bytes(fact.ticket),
    seller: bytes(fact.seller),
    currency: bytes(fact.currency),
    price: text(fact.price),
  };
  const listed = kind === "LISTED" ? { listed_at: block.time } : {};
  const values = { ...shared, ...listed, status: LISTING_STATUS[kind], updated_at: block.time };
  return [
    row("listing_change", { ...shared, listing: bytes(fact.listing), kind }),
    { table: "listing", id: idOf(fact.listing), values },
  ];
}

function bidRows(fact: BidFact, block: ChainBlock, row: Row): TableRow[] {
  const { kind } = fact;
  const shared = {
    event: bytes(fact.event),
    bidder: bytes(fact.bidder),
    currency: bytes(fact.currency),
    price: text(fact.price),
    open_quantity: text(fact.openQuantity),
  };
  const placed = kind === "PLACED" ? { placed_at: block.time, quantity: text(fact.openQuantity) } : {};
  const status = kind === "ACCEPTED" ? (fact.openQuantity === 0n ? "FILLED" : "OPEN") : BID_STATUS[kind];
  const values = { ...shared, ...placed, ticket_type: bytes(fact.tier), status, updated_at: block.time };
  return [
    row("bid_change", { ...shared, bid: bytes(fact.bid), kind }),
    { table: "bid", id: idOf(fact.bid), values },
  ];
}

/** What the seller received; null when a part of the price is not known. */
export function proceedsOf({ price, royalty, fee }: SaleFact): bigint | null {
  return price === null || royalty === null || fee === null ? null : price - royalty - fee;
}

/** A row's whole values: those given, else those of the version before, else a plain one where the column needs one. */
export function completeValues(
  row: TableRow,
  before: Readonly<Record<string, Value>> | undefined,
): Record<string, Value> {
  const columns = COLUMNS.get(row.table) ?? [];
  return Object.fromEntries(
    columns.map(({ name, type, isNullable }) => {
      if (name === "id") return [name, row.id];
      const given = row.values[name];
      if (given !== undefined) return [name, given];
      return [name, before?.[name] ?? (isNullable ? null : plainValue(type))];
    }),
  );
}

const PLAIN: Readonly<Record<string, Value>> = {
  bytea: Buffer.alloc(0),
  numeric: "0",
  int: 0,
  boolean: false,
  text: "",
};

function plainValue(type: string): Value {
  if (type.endsWith("[]")) return "{}";
  const value = PLAIN[type] ?? ENUM_LABELS.get(type)?.[0];
  if (value === undefined) throw new Error(`a column of type ${type} needs a value`);
  return value;
}

function bytes(hex: string | null | undefined): Buffer | null {
  return hex === null || hex === undefined ? null : Buffer.from(hex, "hex");
}

function idOf(hex: string): Buffer {
  return Buffer.from(hex, "hex");
}

function text(value: bigint | null | undefined): string | null {
  return value === null || value === undefined ? null : value.toString();
}
