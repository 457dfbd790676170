import { numberedKey } from "./keys.ts";
import type { TicketEvent, Tier } from "./publishers.ts";
import { type Row, Tracked } from "./row.ts";
import type { Ticket } from "./tickets.ts";

export class Listing extends Tracked {
  readonly table = "listing";
  readonly id: Buffer;
  readonly number: number;
  readonly marketplace: Buffer;
  readonly ticket: Ticket;
  readonly seller: Buffer;
  readonly currency: Buffer;
  readonly listedAt: number;
  price: bigint;
  status: "OPEN" | "SOLD" | "CANCELLED" | "DEAD" = "OPEN";
  updatedAt: number;
  /** Place among the event's open ones. */
  position = 0;

  constructor(
    number: number,
    ticket: Ticket,
    facts: Pick<Listing, "marketplace" | "currency" | "price" | "listedAt">,
  ) {
    super();
    this.id = numberedKey(facts.marketplace, number);
    this.number = number;
    this.ticket = ticket;
    this.seller = ticket.owner;
    this.marketplace = facts.marketplace;
    this.currency = facts.currency;
    this.price = facts.price;
    this.listedAt = facts.listedAt;
    this.updatedAt = facts.listedAt;
  }

  row(): Row {
    return {
      id: this.id,
      marketplace: this.marketplace,
      listing_id: this.number,
      ticket: this.ticket.id,
      event: this.ticket.event.id,
      seller: this.seller,
      currency: this.currency,
      price: this.price,
      status: this.status,
      listed_at: this.listedAt,
      updated_at: this.updatedAt,
    };
  }
}

export class Bid extends Tracked {
  readonly table = "bid";
  readonly id: Buffer;
  readonly number: number;
  readonly marketplace: Buffer;
  readonly event: TicketEvent;
  readonly tier: Tier;
  readonly bidder: Buffer;
  readonly price: bigint;
  readonly quantity: number;
  readonly placedAt: number;
  openQuantity: number;
  status: "OPEN" | "FILLED" | "CANCELLED" = "OPEN";
  updatedAt: number;

  constructor(
    number: number,
    tier: Tier,
    facts: Pick<Bid, "marketplace" | "event" | "bidder" | "price" | "quantity" | "placedAt">,
  ) {
    super();
    this.id = numberedKey(facts.marketplace, number);
    this.number = number;
    this.tier = tier;
    this.marketplace = facts.marketplace;
    this.event = facts.event;
    this.bidder = facts.bidder;
    this.price = facts.price;
    this.quantity = facts.quantity;
    this.openQuantity = facts.quantity;
    this.placedAt = facts.placedAt;
    this.updatedAt = facts.placedAt;
  }

  row(): Row {
    return {
      id: this.id,
      marketplace: this.marketplace,
      bid_id: this.number,
      event: this.event.id,
      ticket_type: this.tier.id,
      bidder: this.bidder,
      currency: this.tier.currency.id,
      price: this.price,
      quantity: this.quantity,
      open_quantity: this.openQuantity,
      status: this.status,
      placed_at: this.placedAt,
      updated_at: this.updatedAt,
    };
  }
}
