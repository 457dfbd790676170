import { at, type Simulation } from "../../engine/simulation.ts";
import type { TicketState } from "../../market/event-state.ts";
import type { Controller } from "../../population/controller.ts";
import { planResale } from "../resale/plan-resale.ts";
import { giveTicket } from "../tickets/give.ts";
import { sellOverEscrow } from "./escrow-sale.ts";

/** Share of a casual reseller's orders that are partly sold on. */
const CASUAL_RESALE = 0.45;
/** Share of the orders from which a ticket is given to a friend's wallet. */
const FRIEND_GIFT = 0.09;
/** Share of a family's orders of which the others get theirs. */
const FAMILY_GIFT = 0.85;

/** Share of those who cannot come that sell to somebody they know of, over the escrow. */
const ESCROW = 0.1;

/** What people do with what they bought: keep it, hand some on, sell what they cannot use. */
export function plansAfterPurchase(
  simulation: Simulation,
  person: Controller,
  bought: readonly TicketState[],
): void {
  const { random, parameters } = simulation;
  if (bought.length === 0) return;
  if (person.type === "family" && random.chance(FAMILY_GIFT)) {
    for (const [index, ticket] of bought.slice(1).entries()) {
      planGift(simulation, ticket, person.friends[index % person.friends.length]);
    }
    return;
  }
  if (person.type === "casual_reseller" && random.chance(CASUAL_RESALE)) {
    const isOne = bought.length > 2 && random.chance(0.5);
    for (const ticket of isOne ? bought.slice(-1) : bought) planResale(simulation, ticket, "casual");
    return;
  }
  if (random.chance(parameters.market.cannotCome)) {
    const isOne = random.chance(0.35);
    const isOverEscrow = random.chance(ESCROW);
    for (const ticket of isOne ? bought.slice(-1) : bought) {
      if (isOverEscrow) planEscrowSale(simulation, ticket);
      else planResale(simulation, ticket, "cannot_come");
    }
  } else if (bought.length > 1 && person.friends.length > 0 && random.chance(FRIEND_GIFT)) {
    planGift(simulation, bought.at(-1), random.pick(person.friends));
  }
}

function planEscrowSale(simulation: Simulation, ticket: TicketState): void {
  const { random, crowd } = simulation;
  const { owner, tier } = ticket;
  const { organizer, startsAt } = tier.event;
  const left = startsAt - 12 * 3600 - simulation.now;
  at(simulation, simulation.now + 60 + random.next() * left, () => {
    const [buyer] = crowd.pick(random, organizer.city).wallets;
    if (buyer && ticket.owner === owner && !ticket.listing) sellOverEscrow(simulation, ticket, buyer);
  });
}

/** Hands the ticket on some time before the event. */
export function planGift(
  simulation: Simulation,
  ticket: TicketState | undefined,
  to: Controller | undefined,
): void {
  const [wallet] = to?.wallets ?? [];
  if (!ticket || !wallet) return;
  const { owner } = ticket;
  const left = ticket.tier.event.startsAt - 3 * 3600 - simulation.now;
  at(simulation, simulation.now + 60 + simulation.random.next() ** 2 * left, () => {
    if (ticket.owner === owner && !ticket.listing)
      giveTicket(simulation, ticket, { to: wallet, kind: "gift" });
  });
}
