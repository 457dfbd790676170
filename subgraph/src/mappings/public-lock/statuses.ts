import { Address } from "@graphprotocol/graph-ts";
import { Ticket, TicketType } from "../../../generated/schema";
import { CancelKey, ExpireKey } from "../../../generated/templates/PublicLock/PublicLock";
import { contractTierKey } from "../../entities/contract-event";
import { declareStatus } from "../../entities/declared-status";
import { reportIssue } from "../../entities/indexing-issue";
import { touchLock } from "../../entities/lock";
import { loadOrCreateTicket } from "../../entities/ticket";
import { changeStatus, statusChangeOf } from "../../entities/ticket-status-change";

/** All of the key's time was given to another key. */
export function handleExpireKey(log: ExpireKey): void {
  touchLock(log);
  const ticket = loadOrCreateTicket(log.address, log.params.tokenId, Address.zero(), log);
  ticket.expiresAt = log.block.timestamp;
  declareStatus(ticket, "EXPIRED", log);
}

/** The key ends here, in exchange for a refund or for nothing. */
export function handleCancelKey(log: CancelKey): void {
  touchLock(log);
  const ticket = loadOrCreateTicket(log.address, log.params.tokenId, log.params.owner, log);
  ticket.expiresAt = log.block.timestamp;
  if (log.params.refund.isZero()) declareStatus(ticket, "VOIDED", log);
  else refund(ticket, log);
}

/** Locks pay back in the currency that they sell keys for at the time. */
function refund(ticket: Ticket, log: CancelKey): void {
  const earlier = statusChangeOf(ticket, log);
  let amount = log.params.refund;
  if (earlier !== null && earlier.refundAmount !== null) amount = amount.plus(earlier.refundAmount!);
  const change = changeStatus(ticket, "REFUNDED", log);
  change.holder = log.params.owner;
  const tier = TicketType.load(contractTierKey(log.address));
  if (tier === null) {
    reportIssue(log, "CancelKey", "The currency of the refund is not known.");
  } else {
    change.refundAmount = amount;
    change.refundCurrency = tier.currency;
  }
  change.save();
  ticket.save();
}
