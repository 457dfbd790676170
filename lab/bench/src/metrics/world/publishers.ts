import type { TicketCurrency } from "./currencies.ts";
import type { EventPlan, TierPlan } from "./event-plan.ts";
import { numberedKey, positionedKey } from "./keys.ts";
import { type Row, Tracked } from "./row.ts";

export class Organizer extends Tracked {
  readonly table = "organizer";
  readonly id: Buffer;
  contractCount = 0;
  eventCount = 0;

  constructor(id: Buffer) {
    super();
    this.id = id;
  }

  row(): Row {
    return { id: this.id, contract_count: this.contractCount, event_count: this.eventCount };
  }
}

export class TicketContract extends Tracked {
  readonly table = "ticket_contract";
  readonly id: Buffer;
  readonly organizer: Organizer;
  readonly family: "REFERENCE" | "ERC1155";
  readonly created: { readonly block: number; readonly time: number };
  ticketCount = 0;
  eventCount = 0;
  /** Token ids begin at 1. */
  lastTokenId = 0;

  constructor(id: Buffer, organizer: Organizer, facts: Pick<TicketContract, "family" | "created">) {
    super();
    this.id = id;
    this.organizer = organizer;
    this.family = facts.family;
    this.created = facts.created;
  }

  row(): Row {
    return {
      id: this.id,
      family: this.family,
      version: this.family === "REFERENCE" ? 1 : null,
      name: `Tickets ${this.id.toString("hex", 0, 3)}`,
      organizer: this.organizer.id,
      ticket_count: this.ticketCount,
      created_at_block: this.created.block,
      created_at: this.created.time,
    };
  }
}

/** The number that an event has on its contract. */
export interface EventPlace {
  readonly contract: TicketContract;
  readonly number: number;
  readonly published: { readonly block: number; readonly time: number };
}

export class TicketEvent extends Tracked {
  readonly table = "event";
  readonly id: Buffer;
  readonly plan: EventPlan;
  readonly contract: TicketContract;
  readonly number: number;
  readonly published: { readonly block: number; readonly time: number };
  readonly tiers: readonly Tier[];
  status: "SCHEDULED" | "RESCHEDULED" | "CANCELLED" = "SCHEDULED";
  startsAt: number;
  issuedCount = 0;

  constructor(plan: EventPlan, { contract, number, published }: EventPlace) {
    super();
    this.id = numberedKey(contract.id, number);
    this.plan = plan;
    this.contract = contract;
    this.number = number;
    this.published = published;
    this.startsAt = published.time + plan.leadSeconds;
    this.tiers = plan.tiers.map((tier, index) => new Tier(this.id, tier, { index, currency: plan.currency }));
  }

  get endsAt(): number {
    return this.startsAt + 10_800;
  }

  row(): Row {
    const { plan, contract, published } = this;
    const supplies = plan.tiers.map(({ supply }) => supply);
    const isLimited = supplies.every((supply) => supply !== null);
    return {
      id: this.id,
      contract: contract.id,
      event_id: this.number,
      organizer: contract.organizer.id,
      name: `Event ${plan.index}`,
      artist: plan.index % 3 === 0 ? null : `Artist ${plan.index % 97}`,
      category: plan.category,
      venue: `Venue ${plan.index % 53}`,
      city: `City ${plan.index % 31}`,
      country: ["GB", "US", "JP", "AU"][plan.index % 4],
      time_zone: plan.timeZone,
      fiat: plan.timeZone === null ? null : "USD",
      sales_start: published.time,
      starts_at: this.startsAt,
      ends_at: this.endsAt,
      status: this.status,
      capacity: isLimited ? supplies.reduce((sum: number, supply) => sum + (supply ?? 0), 0) : null,
      issued_count: this.issuedCount,
      published_at_block: published.block,
      published_at: published.time,
    };
  }
}

export class Tier extends Tracked {
  readonly table = "ticket_type";
  readonly id: Buffer;
  readonly event: Buffer;
  readonly plan: TierPlan;
  readonly number: number;
  readonly currency: TicketCurrency;
  priceCents: number;
  issuedCount = 0;

  constructor(event: Buffer, plan: TierPlan, place: { index: number; currency: TicketCurrency }) {
    super();
    this.number = place.index + 1;
    this.id = positionedKey(event, this.number);
    this.event = event;
    this.plan = plan;
    this.currency = place.currency;
    this.priceCents = plan.priceCents;
  }

  /** What an event change tells of the tier. */
  get terms(): Row {
    const { currency, plan } = this;
    return {
      currency: currency.id,
      price: BigInt(this.priceCents) * currency.unitsPerCent,
      fee: BigInt(plan.feeCents) * currency.unitsPerCent,
      supply: plan.supply,
      wallet_limit: 4,
      resale_cap_bps: plan.resaleCapBps,
    };
  }

  row(): Row {
    const { plan } = this;
    const own = { id: this.id, event: this.event, tier_id: this.number, name: plan.name };
    return { ...own, ...this.terms, issued_count: this.issuedCount };
  }
}
