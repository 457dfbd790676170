import type { Address } from "viem";
import type { EventDetails, TierTerms } from "../../../moves/organizer-moves.ts";
import { refuse, require } from "./refuse.ts";

export interface SaleTerms {
  readonly price: bigint;
  readonly fee: bigint;
  readonly resaleCapBps: number;
}

export interface TierState {
  readonly name: string;
  readonly currency: Address;
  supply: number;
  sold: number;
  walletLimit: number;
  /** By version from 1; version 0 is that of complimentary tickets, whose terms are zero. */
  readonly versions: SaleTerms[];
}

export interface EventState {
  details: EventDetails;
  isCancelled: boolean;
  /** By tier id from 1. */
  readonly tiers: TierState[];
}

const NO_TERMS: SaleTerms = { price: 0n, fee: 0n, resaleCapBps: 0 };

/** Events and tiers of a ticket contract, as EventCatalogue keeps them. */
export class EventCatalogue {
  readonly #events: EventState[] = [];

  publishEvent(details: EventDetails, now: number): bigint {
    requireSchedule(details, now);
    this.#events.push({ details, isCancelled: false, tiers: [] });
    return BigInt(this.#events.length);
  }

  event(eventId: bigint): EventState {
    return this.#events[Number(eventId) - 1] ?? refuse(`there is no event ${eventId}`);
  }

  /** @throws Refusal when the event is over or was cancelled */
  upcoming(eventId: bigint, now: number): EventState {
    const event = this.event(eventId);
    require(!event.isCancelled, `event ${eventId} is cancelled`);
    require(now < Number(event.details.endsAt), `event ${eventId} has ended`);
    return event;
  }

  reschedule(eventId: bigint, times: { startsAt: bigint; endsAt: bigint }, now: number): void {
    const event = this.upcoming(eventId, now);
    const details = { ...event.details, ...times };
    requireSchedule(details, now);
    event.details = details;
  }

  publishTier(eventId: bigint, terms: TierTerms, now: number): number {
    require(terms.supply > 0, "a tier needs a supply");
    const { tiers } = this.upcoming(eventId, now);
    const { name, currency, supply, walletLimit, price, fee, resaleCapBps } = terms;
    const versions = [NO_TERMS, { price, fee, resaleCapBps }];
    tiers.push({ name, currency, supply, sold: 0, walletLimit, versions });
    return tiers.length;
  }

  updateTier(
    eventId: bigint,
    tierId: number,
    { terms, now }: { readonly terms: Omit<TierTerms, "name" | "currency">; readonly now: number },
  ): void {
    this.upcoming(eventId, now);
    const tier = this.tier(eventId, tierId);
    require(terms.supply > 0 && terms.supply >= tier.sold, `a supply under ${tier.sold}, which are sold`);
    tier.supply = terms.supply;
    tier.walletLimit = terms.walletLimit;
    tier.versions.push({ price: terms.price, fee: terms.fee, resaleCapBps: terms.resaleCapBps });
  }

  tier(eventId: bigint, tierId: number): TierState {
    return this.event(eventId).tiers[tierId - 1] ?? refuse(`event ${eventId} has no tier ${tierId}`);
  }

  takeSupply(eventId: bigint, tierId: number, quantity: number): TierState {
    const tier = this.tier(eventId, tierId);
    require(quantity > 0, "a quantity of 0");
    const available = tier.supply - tier.sold;
    require(quantity <=
      available, `tier ${tierId} of event ${eventId} has ${available} tickets left, not ${quantity}`);
    tier.sold += quantity;
    return tier;
  }
}

function requireSchedule({ salesStart, startsAt, endsAt }: EventDetails, now: number): void {
  const isValid = salesStart < endsAt && startsAt < endsAt && now < Number(endsAt);
  require(isValid, `a schedule with sales from ${salesStart}, start ${startsAt} and end ${endsAt}`);
}
