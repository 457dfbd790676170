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
