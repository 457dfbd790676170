import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { Event, TicketContract } from "../../generated/schema";
import { Facts } from "../facts/read-facts";
import { numberedKey, ticketTypeKey } from "../keys/entity-keys";

/** Id of the event of a contract that sells tickets to one event only: number 0 on it. */
export function contractEventKey(contract: Bytes): Bytes {
  return numberedKey(contract, BigInt.zero());
}

/** Id of the tier of a contract that sells one tier only: number 0 of its event. */
export function contractTierKey(contract: Bytes): Bytes {
  return ticketTypeKey(contract, BigInt.zero(), BigInt.zero());
}

/** The event of a contract that sells tickets to one event only; not saved; with what the network file says of it. */
export function createContractEvent(contract: TicketContract, facts: Facts, log: ethereum.Event): Event {
  const event = new Event(contractEventKey(contract.id));
  event.contract = contract.id;
  event.eventId = BigInt.zero();
  event.organizer = contract.organizer;
  const name = contract.name;
  event.name = name === null ? contract.id.toHexString() : name;
  event.status = "SCHEDULED";
  event.issuedCount = BigInt.zero();
  event.publishedAtBlock = log.block.number;
  event.publishedAt = log.block.timestamp;
  setDetails(event, facts.part("event"));
  return event;
}

function setDetails(event: Event, given: Facts): void {
  const name = given.text("name");
  if (name !== null) event.name = name;
  event.artist = given.text("artist");
  event.category = given.text("category");
  event.venue = given.text("venue");
  event.city = given.text("city");
  event.country = given.text("country");
  event.timeZone = given.text("timeZone");
  event.fiat = given.text("fiat");
  event.salesStart = given.number("salesStart");
  event.startsAt = given.number("startsAt");
  event.endsAt = given.number("endsAt");
}
