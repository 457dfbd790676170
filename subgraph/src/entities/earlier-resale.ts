import { ethereum } from "@graphprotocol/graph-ts";
import { Listing, ListingChange, Sale, Ticket } from "../../generated/schema";
import { copyFaceValue } from "./sale";

/**
 * Completes the rows of listings and resales that were told before the ticket's primary sale in the same block: within a
 * transaction of any order, or in the block that creates the contract, where the market's logs are handled first.
 */
export function completeEarlierResales(ticket: Ticket, log: ethereum.Event): void {
  const changes: ListingChange[] = ticket.listingChanges.load();
  for (let i = 0; i < changes.length; i++) {
    const listing = Listing.load(changes[i].listing);
    if (listing !== null) {
      listing.event = ticket.event;
      listing.save();
    }
    if (!changes[i].block.equals(log.block.number)) continue;
    changes[i].event = ticket.event;
    changes[i].save();
  }
  const sales: Sale[] = ticket.sales.load();
  for (let i = 0; i < sales.length; i++) {
    if (!sales[i].block.equals(log.block.number)) continue;
    copyFaceValue(ticket, sales[i]);
    sales[i].save();
  }
}
