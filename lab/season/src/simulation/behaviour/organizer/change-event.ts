import { act, blockTime, send } from "../../engine/act.ts";
import { at, type Simulation } from "../../engine/simulation.ts";
import { type EventState, isAlive, type TicketState } from "../../market/event-state.ts";
import type { EventPlan } from "../../market/plan-events.ts";
import { credit } from "../money/move-money.ts";
import { planResale } from "../resale/plan-resale.ts";
import { termsOf } from "./add-tiers.ts";

const DAY = 86_400;
const HOUR = 3600;
/** Share of the holders who cannot come on the new date. */
const CANNOT_COME = 0.25;

export function planChanges(simulation: Simulation, event: EventState, plan: EventPlan): void {
  const { random } = simulation;
  const during = (from: number, to: number) =>
    event.salesStart + random.between(from, to) * (event.startsAt - event.salesStart);
  if (plan.isCancelled) at(simulation, during(0.5, 0.95), () => cancelEvent(simulation, event));
  else if (plan.isRescheduled) at(simulation, during(0.4, 0.9), () => rescheduleEvent(simulation, event));
  if (plan.hasSecondDrop) at(simulation, during(0.15, 0.6), () => dropMore(simulation, event));
}

/** Everybody gets their money back: most take it themselves, the organizer sends the rest. */
function cancelEvent(simulation: Simulation, event: EventState): void {
  const { random } = simulation;
  const { tickets, wallet } = event.organizer;
  if (event.isOver) return;
  send(simulation, wallet, { kind: "cancelEvent", tickets, eventId: BigInt(event.eventId) });
  event.isCancelled = true;
  event.figures.cancelledAt = blockTime(simulation);
  event.listings.clear();
  for (const ticket of event.tickets) {
    ticket.listing = null;
    if (ticket.face === 0n) continue;
    const isByHolder = random.chance(0.75);
    const wait = isByHolder ? random.exponential(30 * HOUR) : 5 * DAY + random.next() * DAY;
    at(simulation, simulation.now + wait, () => refund(simulation, ticket, isByHolder));
  }
}

function rescheduleEvent(simulation: Simulation, event: EventState): void {
  const { random } = simulation;
  const { tickets, wallet } = event.organizer;
  if (event.isCancelled || event.isOver || simulation.now > event.startsAt - 2 * DAY) return;
  const delay = random.integer(3, 12) * DAY;
  event.startsAt += delay;
  event.endsAt += delay;
  event.figures.rescheduledAt = blockTime(simulation);
  const { startsAt, endsAt } = event;
  send(simulation, wallet, {
    kind: "rescheduleEvent",
    tickets,
    eventId: BigInt(event.eventId),
    startsAt,
    endsAt,
  });
  for (const ticket of event.tickets) {
    if (ticket.face === 0n || ticket.status !== "valid" || !random.chance(CANNOT_COME)) continue;
    if (random.chance(0.5)) {
      at(simulation, simulation.now + random.exponential(2 * DAY), () => refund(simulation, ticket, false));
    } else if (ticket.owner.controller.strategy === null) planResale(simulation, ticket, "at_cost");
  }
}

/** A second drop of tickets in the first tier. */
function dropMore(simulation: Simulation, event: EventState): void {
  const [tier] = event.tiers;
  if (!tier || event.isCancelled || event.isOver) return;
  const more = Math.max(2, Math.round(tier.supply * simulation.random.between(0.05, 0.15)));
  tier.supply += more;
  event.figures.publicSupply += more;
  const { tickets, wallet } = event.organizer;
  const terms = termsOf(tier);
  const eventId = BigInt(event.eventId);
  send(simulation, wallet, { kind: "updateTier", tickets, eventId, tierId: tier.tierId, terms });
}

function refund(simulation: Simulation, ticket: TicketState, isByHolder: boolean): void {
  const { owner, tier, tokenId, face } = ticket;
  const { event } = tier;
  const { organizer } = event;
  if (ticket.status !== "valid" || event.isOver || (!isAlive(ticket) && !event.isCancelled)) return;
  if (simulation.now > event.startsAt - HOUR && !event.isCancelled) return;
  const { tickets, wallet, boxOffice } = organizer;
  const action = { kind: "refundTicket", tickets, tokenId: BigInt(tokenId) } as const;
  const isHolders = isByHolder && event.isCancelled && owner.controller.type !== "contract";
  act(simulation, isHolders ? owner : wallet, [action]);
  ticket.status = "void";
  if (ticket.listing) event.listings.delete(ticket.listing);
  ticket.listing = null;
  event.ledger.addRefund(face);
  const isPaidBack = owner !== wallet && owner !== boxOffice && owner.controller.type !== "contract";
  if (isPaidBack) oweRefund(simulation, organizer.tickets, ticket);
}

/** Books what the ticket contract owes the holder, who takes it within days. */
function oweRefund(
  simulation: Simulation,
  tickets: EventState["organizer"]["tickets"],
  ticket: TicketState,
): void {
  const { owner, face, tier } = ticket;
  const { currency } = tier.event.organizer;
  const before = owner.refunds.get(tickets) ?? 0n;
  owner.refunds.set(tickets, before + face);
  if (before > 0n) return;
  at(simulation, simulation.now + simulation.random.exponential(DAY), () => {
    act(simulation, owner, [{ kind: "withdrawFromTickets", tickets, currency }]);
    credit(owner, currency, owner.refunds.get(tickets) ?? 0n);
    owner.refunds.set(tickets, 0n);
  });
}
