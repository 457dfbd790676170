import { blockTime, send } from "../../engine/act.ts";
import { at, type Simulation } from "../../engine/simulation.ts";
import { type EventState, isAlive, type TicketState } from "../../market/event-state.ts";
import type { ControllerType } from "../../population/controller-type.ts";

const HOUR = 3600;
const DAY = 86_400;
/** Tickets checked in by one transaction. */
const BATCH = 40;

/** Share of the tickets in hand that are used, relative to a fan's. */
const ATTENDANCE: Partial<Record<ControllerType, number>> = {
  pro_scalper: 0.08,
  bot_farm: 0.02,
  wash_trader: 0.3,
  organizer: 0,
  box_office: 0,
  contract: 0,
};
/** Who hides everything lets stooges in with some of its tickets. */
const DECOY_ATTENDANCE = 0.55;

/** Lets people in around the start, and ends the event. */
export function planDoors(simulation: Simulation, event: EventState): void {
  const { startsAt } = event;
  at(simulation, startsAt - 2 * HOUR, () => {
    if (event.isCancelled) return;
    // The event was moved meanwhile.
    if (event.startsAt > startsAt) planDoors(simulation, event);
    else openDoors(simulation, event);
  });
}

function openDoors(simulation: Simulation, event: EventState): void {
  const { random } = simulation;
  const visitors = event.tickets.filter((ticket) => isAlive(ticket) && attends(simulation, ticket));
  for (let first = 0; first < visitors.length; first += BATCH) {
    const batch = visitors.slice(first, first + BATCH);
    const time = simulation.now + random.next() * 2.4 * HOUR;
    at(simulation, time, () => checkIn(simulation, event, batch));
  }
  at(simulation, event.endsAt + HOUR, () => endEvent(simulation, event));
}

function attends({ random, parameters }: Simulation, { owner, listing }: TicketState): boolean {
  const { type, level } = owner.controller;
  const relative = level === 3 ? DECOY_ATTENDANCE : (ATTENDANCE[type] ?? 1);
  return random.chance(parameters.market.attendance * relative * (listing ? 0.4 : 1));
}

function checkIn(simulation: Simulation, event: EventState, batch: readonly TicketState[]): void {
  const present = batch.filter(isAlive);
  if (present.length === 0) return;
  const { tickets, boxOffice } = event.organizer;
  const tokenIds = present.map(({ tokenId }) => BigInt(tokenId));
  send(simulation, boxOffice, { kind: "checkIn", tickets, tokenIds });
  for (const ticket of present) {
    ticket.status = "checked-in";
    if (ticket.listing) event.listings.delete(ticket.listing);
    ticket.listing = null;
    event.ledger.addCheckIn();
  }
}

/** The organizer takes what was earned; nothing happens with the tickets any more. */
function endEvent(simulation: Simulation, event: EventState): void {
  const { organizer } = event;
  event.isOver = true;
  event.listings.clear();
  const hasEarned = event.tickets.some(({ face, status }) => face > 0n && status !== "void");
  closeBooks(event);
  if (!hasEarned || event.endsAt <= organizer.withdrawnAt) return;
  organizer.endedEvents += 1;
  if (organizer.endedEvents > 1) return;
  at(simulation, simulation.now + simulation.random.between(1, 4) * DAY, () => {
    const { tickets, wallet, currency } = organizer;
    send(simulation, wallet, { kind: "withdrawFromTickets", tickets, currency });
    organizer.endedEvents = 0;
    organizer.withdrawnAt = blockTime(simulation);
  });
}

/** Nothing moves any more: what is kept for each ticket can go. */
function closeBooks(event: EventState): void {
  event.closedLedger = event.ledger.entry(event.tickets.map(({ transfers }) => transfers));
  event.tickets.length = 0;
  for (const { boughtBy } of event.tiers) boughtBy.clear();
}
