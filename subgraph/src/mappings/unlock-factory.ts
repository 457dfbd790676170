import { Bytes, dataSource } from "@graphprotocol/graph-ts";
import { TicketContract } from "../../generated/schema";
import { PublicLock } from "../../generated/templates";
import { LockUpgraded, NewLock } from "../../generated/templates/UnlockFactory/UnlockFactory";
import { reportIssue } from "../entities/indexing-issue";
import { createLock, setVersion } from "../entities/lock";
import { findFirstManager } from "../entities/lock-manager";

/** The log's `lockOwner` is who called Unlock, and organizes only where no manager is known. */
export function handleNewLock(log: NewLock): void {
  const address = log.params.newLockAddress;
  if (TicketContract.load(address) !== null) {
    reportIssue(log, "NewLock", "The lock was created before.");
    return;
  }
  let organizer: Bytes = log.params.lockOwner;
  const manager = findFirstManager(address, log);
  if (manager !== null) organizer = manager;
  createLock(address, organizer, log.address, log);
  PublicLock.createWithContext(address, dataSource.context());
}

export function handleLockUpgraded(log: LockUpgraded): void {
  const contract = TicketContract.load(log.params.lockAddress);
  if (contract === null) {
    reportIssue(log, "LockUpgraded", "The lock was not created.");
    return;
  }
  // Read as a big number, since a log may hold more than the sixteen bits that it declares.
  setVersion(contract, log.parameters[1].value.toBigInt());
  contract.save();
}
