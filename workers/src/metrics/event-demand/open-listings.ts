import type { ListingStep } from "./read-facts.ts";

/** Which listings are open, step by step. */
export class OpenListings {
  /** Tickets of the open ones by listing. */
  readonly #tickets = new Map<string, string>();

  get size(): number {
    return this.#tickets.size;
  }

  /** Tickets with at least one open listing. */
  get ticketCount(): number {
    return new Set(this.#tickets.values()).size;
  }

  /** A step of a price is one of an open listing; all others but the first end it. */
  take({ listing, ticket, kind }: ListingStep): void {
    if (kind === "LISTED" || kind === "PRICE_CHANGED") this.#tickets.set(listing, ticket);
    else this.#tickets.delete(listing);
  }
}
