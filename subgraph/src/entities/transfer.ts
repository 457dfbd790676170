import { Address, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { Sale, Transfer } from "../../generated/schema";
import { TokenMovement } from "../sales/token-movement";
import { touchTransaction } from "./transaction";

/** What a movement is when no sale is known. */
export function kindOfMovement(from: Bytes, to: Bytes): string {
  if (from.equals(Address.zero())) return "MINT";
  return to.equals(Address.zero()) ? "BURN" : "GIFT";
}

/** A movement that is not saved yet. */
export function createTransfer(movement: TokenMovement, log: ethereum.Event): Transfer {
  const transfer = new Transfer(movement.key(log.transaction.hash));
  transfer.contract = movement.contract;
  transfer.tokenId = movement.tokenId;
  transfer.quantity = movement.quantity;
  transfer.from = movement.from;
  transfer.to = movement.to;
  transfer.kind = kindOfMovement(movement.from, movement.to);
  transfer.transaction = touchTransaction(log);
  transfer.logIndex = movement.logIndex;
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
