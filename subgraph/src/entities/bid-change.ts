import { ethereum } from "@graphprotocol/graph-ts";
import { Bid, BidChange } from "../../generated/schema";
import { logKey } from "../keys/entity-keys";
import { touchTransaction } from "./transaction";

export function recordBidChange(bid: Bid, kind: string, log: ethereum.Event): void {
  const change = new BidChange(logKey(log));
  change.bid = bid.id;
  change.event = bid.event;
  change.kind = kind;
  change.bidder = bid.bidder;
  change.currency = bid.currency;
  change.price = bid.price;
  change.openQuantity = bid.openQuantity;
  change.transaction = touchTransaction(log);
  change.logIndex = log.logIndex.toI32();
  change.block = log.block.number;
  change.timestamp = log.block.timestamp;
  change.save();
}
