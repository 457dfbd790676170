import type { ChainBlock, ChainFact, SaleFact } from "./chain-fact.ts";

export const FACT_TABLES = ["sale", "ticket_status_change", "holding_use", "event_change", "event"];

export interface TableRow {
  readonly table: string;
  readonly values: Readonly<Record<string, string | number | boolean | Buffer | null>>;
}

/** The rows that a mapping would store for a fact. */
export function rowsOf(fact: ChainFact, block: ChainBlock, index: number): TableRow[] {
  const place = {
    block$: block.number,
    id: bytes(`${block.number.toString(16).padStart(64, "0")}${index.toString(16).padStart(8, "0")}`),
    block: block.number,
    timestamp: block.time,
  };
  if (fact.type === "sale") return [{ table: "sale", values: { ...place, ...saleValues(fact) } }];
  if (fact.type === "status") {
    const { ticket, event, status, refund } = fact;
    const values = {
      ticket: bytes(ticket),
      event: bytesOrNull(event),
      status,
      refund_amount: textOrNull(refund?.amount),
      refund_currency: bytesOrNull(refund?.currency),
    };
    return [{ table: "ticket_status_change", values: { ...place, ...values } }];
  }
  if (fact.type === "use") {
    const values = { event: bytesOrNull(fact.event), quantity: fact.quantity.toString() };
    return [{ table: "holding_use", values: { ...place, ...values } }];
  }
  const event = bytes(fact.event);
  const change = { table: "event_change", values: { ...place, event, kind: fact.kind } };
  if (fact.kind !== "PUBLISHED") return [change];
  const values = { block_range: `[${block.number},)`, id: event, time_zone: fact.timeZone };
  return [change, { table: "event", values }];
}

function saleValues(sale: SaleFact): TableRow["values"] {
  return {
    kind: sale.kind,
    contract: bytes("cc"),
    transaction: bytes(sale.bundle?.order ?? "00"),
    order_hash: bytesOrNull(sale.bundle?.order),
    ticket: bytesOrNull(sale.ticket),
    quantity: sale.quantity.toString(),
    event: bytesOrNull(sale.event),
    buyer: bytes(sale.buyer),
    currency: bytesOrNull(sale.currency),
    price: textOrNull(sale.price),
    royalty: textOrNull(sale.royalty),
    fee: textOrNull(sale.fee),
    proceeds: textOrNull(proceedsOf(sale)),
    face_value: textOrNull(sale.faceValue),
    face_currency: bytesOrNull(sale.faceCurrency),
    resale_cap_bps: textOrNull(sale.resaleCapBps),
    is_wash_suspect: sale.isWashSuspect,
    is_estimated: sale.bundle !== null,
    bundle_size: Number(sale.bundle?.size ?? 1n),
  };
}

/** What the seller received; null when a part of the price is not known. */
export function proceedsOf({ price, royalty, fee }: SaleFact): bigint | null {
  return price === null || royalty === null || fee === null ? null : price - royalty - fee;
}

function bytes(hex: string): Buffer {
  return Buffer.from(hex, "hex");
}

function bytesOrNull(hex: string | null | undefined): Buffer | null {
  return hex === null || hex === undefined ? null : bytes(hex);
}

function textOrNull(value: bigint | null | undefined): string | null {
  return value === null || value === undefined ? null : value.toString();
}
