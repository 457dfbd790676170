import { Bytes, ethereum } from "@graphprotocol/graph-ts";
import { Event, TicketContract } from "../../generated/schema";
import { isLogOf, topicAccount } from "../sales/log-words";
import { ROLE_GRANTED } from "../sales/topics";
import { contractEventKey } from "./contract-event";
import { countContractAndEvent } from "./organizer";

const LOCK_MANAGER = Bytes.fromHexString(
  "0xb89cdd26cddd51301940bf2715f765b626b8a5a9e2681ac62dc83cc2db2530c0",
);

/** Who the lock made its manager before Unlock told of the new lock; null when nobody but Unlock itself. */
export function findFirstManager(lock: Bytes, newLock: ethereum.Event): Bytes | null {
  const receipt = newLock.receipt;
  if (receipt === null) return null;
  for (let i = 0; i < receipt.logs.length; i++) {
    const log = receipt.logs[i];
    if (log.logIndex.gt(newLock.logIndex)) break;
    if (!log.address.equals(lock) || !isLogOf(log, ROLE_GRANTED, 4)) continue;
    if (!log.topics[1].equals(LOCK_MANAGER)) continue;
    const account = topicAccount(log, 2);
    if (!account.equals(newLock.address)) return account;
  }
  return null;
}

/** Takes a lock's first manager for its organizer where nobody told of one; later managers change nothing. */
export function appointOrganizer(lock: Bytes, role: Bytes, account: Bytes): void {
  const contract = TicketContract.load(lock);
  if (contract === null || contract.organizer !== null || !role.equals(LOCK_MANAGER)) return;
  const factory = contract.factory;
  if (factory !== null && factory.equals(account)) return;
  contract.organizer = account;
  contract.save();
  countContractAndEvent(account);
  const event = Event.load(contractEventKey(lock));
  if (event === null) return;
  event.organizer = account;
  event.save();
}
