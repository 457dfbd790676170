import { Address, BigInt, ethereum } from "@graphprotocol/graph-ts";
import { Ticket } from "../../../generated/schema";
import {
  ExpirationChanged,
  ExpirationChanged1,
  ExpirationChanged2,
  KeyExtended,
  PublicLock,
  RenewKeyPurchase,
} from "../../../generated/templates/PublicLock/PublicLock";
import { moveExpiration, setExpiration } from "../../entities/expiration";
import { reportIssue } from "../../entities/indexing-issue";
import { touchLock } from "../../entities/lock";
import { loadOrCreateTicket } from "../../entities/ticket";
import { numberedKey } from "../../keys/entity-keys";

/** Versions 10 to 15. What an extension costs is no part of the face value. */
export function handleKeyExtended(log: KeyExtended): void {
  setKeyExpiration(log.params.tokenId, log.params.newTimestamp, log);
}

/** Version 9, in which an account holds one key, names the holder only. */
export function handleRenewKeyPurchase(log: RenewKeyPurchase): void {
  touchLock(log);
  const tokenId = PublicLock.bind(log.address).try_getTokenIdFor(log.params.owner);
  let ticket: Ticket | null = null;
  if (!tokenId.reverted) ticket = Ticket.load(numberedKey(log.address, tokenId.value));
  if (ticket === null) {
    reportIssue(log, "RenewKeyPurchase", "The lock does not answer which key was renewed.");
    return;
  }
  setExpiration(ticket, log.params.newExpiration, log);
}

/** Versions 9 to 11 give the difference only. */
export function handleExpirationDifference(log: ExpirationChanged): void {
  touchLock(log);
  const ticket = loadOrCreateTicket(log.address, log.params.tokenId, Address.zero(), log);
  moveExpiration(ticket, log.params.amount, log.params.timeAdded, log);
}

/** Versions 12 and 13. */
export function handleExpirationMoved(log: ExpirationChanged1): void {
  setKeyExpiration(log.params.tokenId, log.params.newExpiration, log);
}

/** Versions 14 and 15. */
export function handleExpirationSet(log: ExpirationChanged2): void {
  setKeyExpiration(log.params.tokenId, log.params.newExpiration, log);
}

function setKeyExpiration(tokenId: BigInt, expiresAt: BigInt, log: ethereum.Event): void {
  touchLock(log);
  setExpiration(loadOrCreateTicket(log.address, tokenId, Address.zero(), log), expiresAt, log);
}
