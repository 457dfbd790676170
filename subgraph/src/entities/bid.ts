import { BigInt, ethereum } from "@graphprotocol/graph-ts";
import { Bid } from "../../generated/schema";
import { recordBidChange } from "./bid-change";

/** Takes one ticket from what is still wanted; false when nothing is. */
export function acceptBid(bid: Bid, log: ethereum.Event): bool {
  if (bid.openQuantity.isZero()) return false;
  bid.openQuantity = bid.openQuantity.minus(BigInt.fromI32(1));
  if (bid.openQuantity.isZero() && bid.status == "OPEN") bid.status = "FILLED";
  bid.updatedAt = log.block.timestamp;
  bid.save();
  recordBidChange(bid, "ACCEPTED", log);
  return true;
}
