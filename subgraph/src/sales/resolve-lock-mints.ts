import { Address, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { TicketContract, TicketType } from "../../generated/schema";
import { contractTierKey } from "../entities/contract-event";
import { reportIssue } from "../entities/indexing-issue";
import { priceKeys } from "./unlock/price-keys";
import { readLockPurchases } from "./unlock/read-lock-purchases";
import { recordKeySale } from "./unlock/record-key-sale";

/**
 * Writes the primary sale of each key that the lock issues in the log's transaction, bought, free or granted; a key made of
 * another key's time is not sold. To be called once per transaction and lock.
 */
export function resolveLockMints(log: ethereum.Event): void {
  const factory = factoryOf(log.address);
  const isRecorded = !factory.equals(Address.zero());
  const purchases = readLockPurchases(log.address, factory, log.receipt!.logs);
  if (purchases.length == 0) return;
  const tier = TicketType.load(contractTierKey(log.address));
  for (let i = 0; i < purchases.length; i++) {
    if (!priceKeys(purchases[i], tier, isRecorded)) {
      reportIssue(log, "PaymentReceipt", "The lock's receipt and Unlock's records tell different sums.");
    }
    const keys = purchases[i].keys;
    for (let j = 0; j < keys.length; j++) {
      if (!keys[j].isShared) recordKeySale(keys[j], purchases[i], factory, log);
    }
  }
}

/** The lock's Unlock; the zero address when unknown. */
function factoryOf(lock: Bytes): Bytes {
  const contract = TicketContract.load(lock);
  if (contract === null) return Address.zero();
  const factory = contract.factory;
  if (factory === null) return Address.zero();
  return factory;
}
