import type { EventState } from "../market/event-state.ts";
import type { Controller } from "../population/controller.ts";
import { labelOf } from "../population/controller-type.ts";
import type { Wallet } from "../population/wallet.ts";
import type { LedgerEntry } from "./event-ledger.ts";

export function walletLine({ address, controller, role, tickets }: Wallet) {
  const { type } = controller;
  const label = labelOf(type);
  return {
    wallet: address,
    controller: controllerId(controller),
    type,
    label: role === "purse" && label !== "infrastructure" ? "purse" : label,
    tickets,
  };
}

export function entityLine(controller: Controller) {
  const { type, level, strategy, wallets, purses, tickets } = controller;
  return {
    controller: controllerId(controller),
    type,
    label: labelOf(type),
    level,
    // Worlds without strategies have the lines that they had before there were any.
    ...(strategy === null ? {} : { strategy }),
    wallets: [...wallets, ...purses].map(({ address }) => address).toSorted(),
    tickets,
  };
}

/** Times in unix seconds, counts in tickets. */
export function eventLine(event: EventState) {
  const { organizer, eventId, announcedAt, salesStart, startsAt, capacity, figures } = event;
  return {
    tickets: organizer.tickets,
    eventId: String(eventId),
    announcedAt,
    salesStart,
    startsAt,
    cancelledAt: figures.cancelledAt,
    rescheduledAt: figures.rescheduledAt,
    capacity,
    publicSupply: figures.publicSupply,
    unconstrainedDemand: figures.unconstrainedDemand,
    soldOutAt: figures.soldOutAt,
    sold: figures.sold,
    dailyPublicBookings: figures.dailyPublicBookings,
    dailyHonestDemand: figures.dailyHonestDemand,
  };
}

/** Of every event, by contract and event id. */
export function ledgerOf(events: readonly EventState[]): Record<string, LedgerEntry> {
  return Object.fromEntries(
    events.map((event) => [
      `${event.organizer.tickets}/${event.eventId}`,
      event.closedLedger ?? event.ledger.entry(event.tickets.map(({ transfers }) => transfers)),
    ]),
  );
}

function controllerId({ id }: Controller): string {
  return `c${id}`;
}
