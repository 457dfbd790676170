import type { Address } from "viem";
import type { Credits } from "./credits.ts";
import type { EventCatalogue } from "./event-catalogue.ts";
import { require } from "./refuse.ts";

interface Proceeds {
  readonly eventId: bigint;
  readonly currency: Address;
  held: bigint;
  refundable: bigint;
}

/** Primary sales of each event until nobody can claim them back, as EventProceeds keeps them. */
export class EventProceeds {
  readonly #catalogue: EventCatalogue;
  readonly #credits: Credits;
  readonly #proceeds = new Map<string, Proceeds>();

  constructor(catalogue: EventCatalogue, credits: Credits) {
    this.#catalogue = catalogue;
    this.#credits = credits;
  }

  hold(eventId: bigint, currency: Address, amount: bigint): void {
    if (amount === 0n) return;
    const proceeds = this.#of(eventId, currency);
    proceeds.held += amount;
    proceeds.refundable += amount;
  }

  endRefundability(eventId: bigint, currency: Address, cost: bigint): void {
    this.#of(eventId, currency).refundable -= cost;
  }

  refund(eventId: bigint, currency: Address, { holder, amount }: { holder: Address; amount: bigint }): void {
    const proceeds = this.#of(eventId, currency);
    require(proceeds.held >=
      amount, `event ${eventId} keeps ${proceeds.held}, not the ${amount} of a refund`);
    proceeds.held -= amount;
    this.#credits.credit(holder, currency, amount);
  }

  /** Credits the organizer with what is released in the currency. */
  release(organizer: Address, currency: Address, now: number): void {
    for (const proceeds of this.#proceeds.values()) {
      if (proceeds.currency !== currency || proceeds.held === 0n) continue;
      const { details, isCancelled } = this.#catalogue.event(proceeds.eventId);
      const ended = now < Number(details.endsAt) ? 0n : proceeds.held;
      const amount = isCancelled ? proceeds.held - proceeds.refundable : ended;
      proceeds.held -= amount;
      this.#credits.credit(organizer, currency, amount);
    }
  }

  #of(eventId: bigint, currency: Address): Proceeds {
    const key = `${eventId}${currency}`;
    const known = this.#proceeds.get(key);
    if (known !== undefined) return known;
    const proceeds = { eventId, currency, held: 0n, refundable: 0n };
    this.#proceeds.set(key, proceeds);
    return proceeds;
  }
}
