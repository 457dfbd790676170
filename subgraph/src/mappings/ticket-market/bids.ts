import { Bid } from "../../../generated/schema";
import { BidCancelled, BidPlaced } from "../../../generated/templates/TicketMarket/TicketMarket";
import { recordBidChange } from "../../entities/bid-change";
import { touchCurrency } from "../../entities/currency";
import { reportIssue } from "../../entities/indexing-issue";
import { numberedKey, ticketTypeKey } from "../../keys/entity-keys";

export function handleBidPlaced(log: BidPlaced): void {
  const id = numberedKey(log.address, log.params.bidId);
  if (Bid.load(id) !== null) {
    reportIssue(log, "BidPlaced", "The bid was placed before.");
    return;
  }
  const bid = new Bid(id);
  bid.marketplace = log.address;
  bid.bidId = log.params.bidId;
  bid.event = numberedKey(log.params.tickets, log.params.eventId);
  bid.ticketType = ticketTypeKey(log.params.tickets, log.params.eventId, log.params.tierId);
  bid.bidder = log.params.bidder;
  bid.currency = touchCurrency(log.params.currency);
  bid.price = log.params.price;
  bid.quantity = log.params.quantity;
  bid.openQuantity = log.params.quantity;
  bid.status = "OPEN";
  bid.placedAt = log.block.timestamp;
  bid.updatedAt = log.block.timestamp;
  bid.save();
  recordBidChange(bid, "PLACED", log);
}

export function handleBidCancelled(log: BidCancelled): void {
  const bid = Bid.load(numberedKey(log.address, log.params.bidId));
  if (bid === null) {
    reportIssue(log, "BidCancelled", "The bid was not placed.");
    return;
  }
  bid.status = "CANCELLED";
  bid.updatedAt = log.block.timestamp;
  bid.save();
  recordBidChange(bid, "CANCELLED", log);
}
