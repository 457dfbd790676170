import { BigInt, ethereum } from "@graphprotocol/graph-ts";
import { Event } from "../../../generated/schema";
import { EventDataSet, EventDataUpdated } from "../../../generated/templates/GetEventTickets/GetEventTickets";
import { touchConfiguredContract } from "../../entities/configured-contract";
import { contractEventKey } from "../../entities/contract-event";
import { createEventChange } from "../../entities/event-change";

const CURRENCY_CODE_LENGTH = 3;

export function handleEventDataSet(log: EventDataSet): void {
  describeEvent(log.params.eventData, true, log);
}

export function handleEventDataUpdated(log: EventDataUpdated): void {
  describeEvent(log.params.eventData, false, log);
}

/** Fields of `data`: index, start, end, latitude, longitude, currency, name, shop, image. */
function describeEvent(data: ethereum.Tuple, isSet: bool, log: ethereum.Event): void {
  touchConfiguredContract("GET", log);
  const event = Event.load(contractEventKey(log.address));
  if (event === null) return;
  const isPublished = wasPublished(event, isSet, log);
  const startsAt = timeOf(data[1]);
  const endsAt = timeOf(data[2]);
  const hasMoved = !isSame(event.startsAt, startsAt) || !isSame(event.endsAt, endsAt);
  const name = data[6].toString();
  if (name.length > 0) event.name = name;
  const currency = data[5].toString();
  if (currency.length == CURRENCY_CODE_LENGTH) event.fiat = currency.toUpperCase();
  event.startsAt = startsAt;
  event.endsAt = endsAt;
  if (isPublished && hasMoved) event.status = "RESCHEDULED";
  event.save();
  if (isPublished && !hasMoved) return;
  const change = createEventChange(event.id, isPublished ? "RESCHEDULED" : "PUBLISHED", log);
  change.startsAt = startsAt;
  change.endsAt = endsAt;
  change.save();
}

/** Whether the event's times were told before. What is set in the block of its first log are its first ones. */
function wasPublished(event: Event, isSet: bool, log: ethereum.Event): bool {
  if (isSet && event.publishedAtBlock.equals(log.block.number)) return false;
  return event.startsAt !== null || event.endsAt !== null;
}

/** Unix seconds; null where the contract was given none. */
function timeOf(value: ethereum.Value): BigInt | null {
  const time = value.toBigInt();
  if (time.isZero()) return null;
  return time;
}

function isSame(one: BigInt | null, other: BigInt | null): bool {
  if (one === null || other === null) return one === null && other === null;
  return one.equals(other);
}
