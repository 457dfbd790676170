import { Bytes, ethereum } from "@graphprotocol/graph-ts";
import { Transaction } from "../../generated/schema";

/** Creates the log's transaction when this is the first log of it that touched a ticket. */
export function touchTransaction(log: ethereum.Event): Bytes {
  const hash = log.transaction.hash;
  if (Transaction.loadInBlock(hash) !== null) return hash;
  const transaction = new Transaction(hash);
  transaction.sender = log.transaction.from;
  transaction.recipient = log.transaction.to;
  transaction.nonce = log.transaction.nonce;
  transaction.gasPrice = log.transaction.gasPrice;
  transaction.value = log.transaction.value;
  transaction.index = log.transaction.index.toI32();
  transaction.block = log.block.number;
  transaction.timestamp = log.block.timestamp;
  transaction.save();
  return hash;
}
