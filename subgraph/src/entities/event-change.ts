import { Bytes, ethereum } from "@graphprotocol/graph-ts";
import { EventChange, TicketType } from "../../generated/schema";
import { logKey } from "../keys/entity-keys";
import { touchTransaction } from "./transaction";

/** A change that is not saved yet, so that the caller can add what is concerned. */
export function createEventChange(event: Bytes, kind: string, log: ethereum.Event): EventChange {
  const change = new EventChange(logKey(log));
  change.event = event;
  change.kind = kind;
  change.transaction = touchTransaction(log);
  change.logIndex = log.logIndex.toI32();
  change.block = log.block.number;
  change.timestamp = log.block.timestamp;
  return change;
}

/** Records the tier's terms as they are from here on. */
export function recordTerms(ticketType: TicketType, kind: string, log: ethereum.Event): void {
  const change = createEventChange(ticketType.event, kind, log);
  change.ticketType = ticketType.id;
  change.currency = ticketType.currency;
  change.price = ticketType.price;
  change.fee = ticketType.fee;
  change.supply = ticketType.supply;
  change.walletLimit = ticketType.walletLimit;
  change.resaleCapBps = ticketType.resaleCapBps;
  change.save();
}
