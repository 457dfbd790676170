import { at, type Simulation } from "../../engine/simulation.ts";
import type { EventState, TicketState } from "../../market/event-state.ts";
import type { Controller } from "../../population/controller.ts";
import { planResale } from "../resale/plan-resale.ts";
import { buyTickets } from "../tickets/buy.ts";
import { planGift } from "./after-purchase.ts";

const HOUR = 3600;

/** Gives every season holder an organizer of their city, or any. */
export function assignSeasons({ census, organizers, random }: Simulation): void {
  for (const holder of census.ofType("season_holder")) {
    const local = organizers.filter(({ city }) => city === holder.city);
    random.pick(local.length > 0 ? local : organizers)?.seasonHolders.push(holder);
  }
}

/** Holders have seats at nearly all events of their organizer, and sell those that they do not use: legally, and many. */
export function planSeasonSeats(simulation: Simulation, event: EventState): void {
  const { random } = simulation;
  const tier = event.tiers.find(({ kind }) => kind === "season");
  if (!tier) return;
  for (const holder of event.organizer.seasonHolders) {
    const [buyer] = holder.wallets;
    if (!buyer || random.chance(0.06)) continue;
    // The box office books most seats for those who have paid for the season.
    const payer = holder.id % 3 > 0 ? event.organizer.boxOffice : buyer;
    const quantity = 2 + (holder.id % 3);
    at(simulation, event.salesStart + random.exponential(3 * HOUR), () => {
      const bought = buyTickets(simulation, { tier, quantity, buyer, payer });
      useSeats(simulation, holder, bought);
    });
  }
}

function useSeats(simulation: Simulation, holder: Controller, seats: readonly TicketState[]): void {
  const { random } = simulation;
  const sold = holder.id % 4 === 0 ? 0.75 : 0.35;
  const isSold = random.chance(sold);
  for (const seat of seats) {
    if (isSold) planResale(simulation, seat, "season");
    else if (random.chance(0.1)) planGift(simulation, seat, random.pick(holder.friends));
  }
}
