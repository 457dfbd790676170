import { Address, BigInt } from "@graphprotocol/graph-ts";
import { Ticket } from "../../../generated/schema";
import { TicketRefunded, TokenStatusChanged } from "../../../generated/templates/EventTickets/EventTickets";
import { touchCurrency } from "../../entities/currency";
import { reportIssue } from "../../entities/indexing-issue";
import { isIssuedNow } from "../../entities/issue-time";
import { loadOrCreateTicket } from "../../entities/ticket";
import { changeStatus, statusChangeOf } from "../../entities/ticket-status-change";

export function handleTokenStatusChanged(log: TokenStatusChanged): void {
  // Read as a big number, since a log may hold more than the eight bits that it declares.
  const status = statusOf(log.parameters[1].value.toBigInt());
  if (status === null) {
    reportIssue(log, "TokenStatusChanged", "The status is none of ERC-7439's.");
    return;
  }
  const ticket = loadOrCreateTicket(log.address, log.params.tokenId, Address.zero(), log);
  if (isNews(ticket, status, log)) changeStatus(ticket, status, log);
  ticket.save();
}

export function handleTicketRefunded(log: TicketRefunded): void {
  const ticket = loadOrCreateTicket(log.address, log.params.tokenId, log.params.holder, log);
  const currency = touchCurrency(log.params.currency);
  const earlier = statusChangeOf(ticket, log);
  const change = changeStatus(ticket, "REFUNDED", log);
  change.holder = log.params.holder;
  change.refundCurrency = currency;
  change.refundAmount = log.params.amount;
  if (earlier !== null && earlier.refundAmount !== null) {
    const isSameCurrency = earlier.refundCurrency!.equals(currency);
    if (!isSameCurrency) {
      reportIssue(log, "TicketRefunded", "The transaction refunds the ticket in two currencies.");
      change.refundCurrency = earlier.refundCurrency;
    }
    change.refundAmount = earlier.refundAmount!.plus(isSameCurrency ? log.params.amount : BigInt.zero());
  }
  change.save();
  ticket.save();
}

/** ERC-7439: 0 Sold, 1 Resell, 2 Void, 3 Redeemed; null for anything else. */
function statusOf(code: BigInt): string | null {
  if (code.equals(BigInt.fromI32(0))) return "VALID";
  if (code.equals(BigInt.fromI32(1))) return "RESELL";
  if (code.equals(BigInt.fromI32(2))) return "VOIDED";
  if (code.equals(BigInt.fromI32(3))) return "CHECKED_IN";
  return null;
}

/** Whether the declared status changes the ticket's, or is the one that it is issued with. */
function isNews(ticket: Ticket, status: string, log: TokenStatusChanged): bool {
  if (ticket.status == status) return status == "VALID" && isIssuedNow(ticket, log);
  // A refund stands against what else its transaction says, and says more than a later void.
  if (ticket.status == "REFUNDED") return status != "VOIDED" && statusChangeOf(ticket, log) === null;
  if (ticket.status == "BURNED") return status == "VOIDED" || status == "CHECKED_IN";
  return true;
}
