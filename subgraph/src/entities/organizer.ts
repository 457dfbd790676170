import { Bytes } from "@graphprotocol/graph-ts";
import { Organizer } from "../../generated/schema";

export function loadOrCreateOrganizer(account: Bytes): Organizer {
  const known = Organizer.load(account);
  if (known !== null) return known;
  const organizer = new Organizer(account);
  organizer.contractCount = 0;
  organizer.eventCount = 0;
  return organizer;
}

/** Counts a contract and the one event that it sells, where contracts stand for events. */
export function countContractAndEvent(account: Bytes | null): void {
  if (account === null) return;
  const organizer = loadOrCreateOrganizer(account);
  organizer.contractCount += 1;
  organizer.eventCount += 1;
  organizer.save();
}
