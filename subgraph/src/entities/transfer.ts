import { Address, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { Sale, Ticket, Transfer } from "../../generated/schema";
import { logKey } from "../keys/entity-keys";
import { touchTransaction } from "./transaction";

/** What a movement is when no sale is known. */
export function kindOfMovement(from: Bytes, to: Bytes): string {
  if (from.equals(Address.zero())) return "MINT";
  return to.equals(Address.zero()) ? "BURN" : "GIFT";
}

/** A movement that is not saved yet. */
export function createTransfer(ticket: Ticket, from: Bytes, to: Bytes, log: ethereum.Event): Transfer {
  const transfer = new Transfer(logKey(log));
  transfer.ticket = ticket.id;
  transfer.from = from;
  transfer.to = to;
  transfer.kind = kindOfMovement(from, to);
  transfer.transaction = touchTransaction(log);
  transfer.logIndex = log.logIndex.toI32();
  transfer.block = log.block.number;
  transfer.timestamp = log.block.timestamp;
  return transfer;
}

/** Marks the movement as the delivery of the sale. */
export function deliver(transfer: Transfer, sale: Sale): void {
  transfer.sale = sale.id;
  if (transfer.kind == "GIFT") transfer.kind = "SALE";
  transfer.save();
}
