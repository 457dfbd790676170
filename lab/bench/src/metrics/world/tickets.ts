import { numberedKey } from "./keys.ts";
import type { Listing } from "./offers.ts";
import type { TicketEvent, Tier } from "./publishers.ts";
import { type Row, Tracked } from "./row.ts";

/** What a ticket was issued for. */
export interface FaceValue {
  readonly amount: bigint;
  readonly currency: Buffer;
  readonly source: "DECLARED" | "SETTLED" | "COMP";
  readonly resaleCapBps: number;
  /** In hundredths of a dollar, from which other prices are made. */
  readonly cents: number;
}

/** Columns that repeat a ticket's face value. */
export function faceColumns(face: FaceValue): Row {
  return {
    face_value: face.amount,
    face_currency: face.currency,
    face_value_source: face.source,
    resale_cap_bps: face.resaleCapBps,
  };
}

/** The last resale, by which one that undoes it is known. */
export interface LastResale {
  readonly seller: Buffer;
  readonly buyer: Buffer;
  readonly time: number;
}

export class Ticket extends Tracked {
  readonly table = "ticket";
  readonly id: Buffer;
  readonly event: TicketEvent;
  readonly tier: Tier;
  readonly tokenId: number;
  readonly face: FaceValue;
  readonly issued: { readonly block: number; readonly time: number };
  owner: Buffer;
  status = "VALID";
  transferCount = 0;
  resaleCount = 0;
  lastPrice: bigint | null = null;
  lastCurrency: Buffer | null = null;
  lastTransfer: Buffer | null = null;
  lastSale: Buffer | null = null;
  lastResale: LastResale | null = null;
  openListing: Listing | null = null;

  constructor(tier: Tier, facts: Pick<Ticket, "event" | "tokenId" | "face" | "issued" | "owner">) {
    super();
    this.id = numberedKey(facts.event.contract.id, facts.tokenId);
    this.tier = tier;
    this.event = facts.event;
    this.tokenId = facts.tokenId;
    this.face = facts.face;
    this.issued = facts.issued;
    this.owner = facts.owner;
  }

  /** Notes a sale; one without a price leaves the last known one. */
  rememberSale(sale: Buffer, price: bigint | null, currency: Buffer | null): void {
    this.lastSale = sale;
    if (price === null) return;
    this.lastPrice = price;
    this.lastCurrency = currency;
  }

  row(): Row {
    return {
      id: this.id,
      contract: this.event.contract.id,
      token_id: this.tokenId,
      event: this.event.id,
      ticket_type: this.tier.id,
      owner: this.owner,
      status: this.status,
      ...faceColumns(this.face),
      expires_at: null,
      transfer_count: this.transferCount,
      resale_count: this.resaleCount,
      last_sale_price: this.lastPrice,
      last_sale_currency: this.lastCurrency,
      last_transfer: this.lastTransfer,
      last_sale: this.lastSale,
      open_listings: this.openListing === null ? [] : [this.openListing.id],
      issued_at_block: this.issued.block,
      issued_at: this.issued.time,
    };
  }
}
