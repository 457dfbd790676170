import { Bytes, ethereum } from "@graphprotocol/graph-ts";
import { Listing, ListingChange } from "../../generated/schema";
import { logKey, outcomeKey } from "../keys/entity-keys";
import { touchTransaction } from "./transaction";

/** Records a listing or a new price of it. */
export function recordListingStep(listing: Listing, kind: string, log: ethereum.Event): void {
  recordChange(logKey(log), listing, kind, log);
}

/** Records how the listing ended. What a later log of the same transaction says of its end replaces it. */
export function recordListingEnd(listing: Listing, kind: string, log: ethereum.Event): void {
  recordChange(outcomeKey(log, listing.id), listing, kind, log);
}

/** Whether this transaction ended the listing in the given way. */
export function hasEndedNow(listing: Listing, kind: string, log: ethereum.Event): bool {
  const change = ListingChange.loadInBlock(outcomeKey(log, listing.id));
  return change !== null && change.kind == kind;
}

function recordChange(id: Bytes, listing: Listing, kind: string, log: ethereum.Event): void {
  const change = new ListingChange(id);
  change.listing = listing.id;
  change.ticket = listing.ticket;
  change.event = listing.event;
  change.kind = kind;
  change.seller = listing.seller;
  change.currency = listing.currency;
  change.price = listing.price;
  change.transaction = touchTransaction(log);
  change.logIndex = log.logIndex.toI32();
  change.block = log.block.number;
  change.timestamp = log.block.timestamp;
  change.save();
}
