import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { Event, TicketType } from "../../generated/schema";
import { EventPublishedDetailsStruct } from "../../generated/templates/EventTickets/EventTickets";
import { numberedKey } from "../keys/entity-keys";

/** A new scheduled event, with what its tiers sum up to where they were published before it in the transaction. */
export function createEvent(
  eventId: BigInt,
  details: EventPublishedDetailsStruct,
  log: ethereum.Event,
): Event {
  const event = new Event(numberedKey(log.address, eventId));
  event.contract = log.address;
  event.eventId = eventId;
  setDetails(event, details);
  event.status = "SCHEDULED";
  event.publishedAtBlock = log.block.number;
  event.publishedAt = log.block.timestamp;
  sumTicketTypes(event);
  return event;
}

/** Adds tickets that may be issued, or takes them away when `difference` is negative. */
export function addCapacity(id: Bytes, difference: BigInt): void {
  const event = Event.load(id);
  if (event === null || difference.isZero()) return;
  const capacity = event.capacity;
  event.capacity = capacity === null ? null : capacity.plus(difference);
  event.save();
}

function setDetails(event: Event, details: EventPublishedDetailsStruct): void {
  event.name = details.name;
  event.artist = details.artist;
  event.category = details.category;
  event.venue = details.venue;
  event.city = details.city;
  event.country = details.country;
  event.timeZone = details.timeZone;
  event.fiat = details.fiat;
  event.salesStart = details.salesStart;
  event.startsAt = details.startsAt;
  event.endsAt = details.endsAt;
}

function sumTicketTypes(event: Event): void {
  let capacity: BigInt | null = BigInt.zero();
  event.issuedCount = BigInt.zero();
  const types: TicketType[] = event.ticketTypes.load();
  for (let i = 0; i < types.length; i++) {
    const supply = types[i].supply;
    capacity = capacity === null || supply === null ? null : capacity.plus(supply);
    event.issuedCount = event.issuedCount.plus(types[i].issuedCount);
  }
  event.capacity = capacity;
}
