import { read } from "../../api/read.ts";
import { type Polled, usePolled } from "../../api/use-polled.ts";
import type * as Generated from "../../generated/graphql.ts";
import type { EventPlace } from "../event/event-place.ts";
import { placeKey } from "../event/use-event.ts";
import { EventTicketsQuery } from "./event-tickets-query.ts";

export type EventTickets = NonNullable<Generated.EventTicketsQuery["event"]>;
export type TicketFigures = EventTickets["ticketFigures"];
export type Attendance = EventTickets["attendance"];

const INTERVAL_MS = 5_000;

/** Tickets and attendance of an event, kept fresh. */
export function useEventTickets(place: EventPlace): Polled<EventTickets | null> {
  return usePolled<EventTickets | null>(
    `tickets:${placeKey(place)}`,
    async (policy) => (await read(EventTicketsQuery, place, policy)).event,
    INTERVAL_MS,
  );
}
