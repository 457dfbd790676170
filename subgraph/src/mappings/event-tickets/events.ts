import { Event } from "../../../generated/schema";
import {
  EventCancelled,
  EventPublished,
  EventRescheduled,
} from "../../../generated/templates/EventTickets/EventTickets";
import { createEvent } from "../../entities/event";
import { createEventChange } from "../../entities/event-change";
import { reportIssue } from "../../entities/indexing-issue";
import { loadOrCreateOrganizer } from "../../entities/organizer";
import { numberedKey } from "../../keys/entity-keys";

export function handleEventPublished(log: EventPublished): void {
  if (Event.load(numberedKey(log.address, log.params.eventId)) !== null) {
    reportIssue(log, "EventPublished", "The event was published before.");
    return;
  }
  const organizer = loadOrCreateOrganizer(log.params.organizer);
  organizer.eventCount += 1;
  organizer.save();
  const event = createEvent(log.params.eventId, log.params.details, log);
  event.organizer = organizer.id;
  event.save();
  const change = createEventChange(event.id, "PUBLISHED", log);
  change.startsAt = event.startsAt;
  change.endsAt = event.endsAt;
  change.save();
}

export function handleEventRescheduled(log: EventRescheduled): void {
  const event = Event.load(numberedKey(log.address, log.params.eventId));
  if (event === null) {
    reportIssue(log, "EventRescheduled", "The event was not published.");
    return;
  }
  event.startsAt = log.params.startsAt;
  event.endsAt = log.params.endsAt;
  if (event.status != "CANCELLED") event.status = "RESCHEDULED";
  event.save();
  const change = createEventChange(event.id, "RESCHEDULED", log);
  change.startsAt = event.startsAt;
  change.endsAt = event.endsAt;
  change.save();
}

export function handleEventCancelled(log: EventCancelled): void {
  const event = Event.load(numberedKey(log.address, log.params.eventId));
  if (event === null) {
    reportIssue(log, "EventCancelled", "The event was not published.");
    return;
  }
  event.status = "CANCELLED";
  event.save();
  createEventChange(event.id, "CANCELLED", log).save();
}
