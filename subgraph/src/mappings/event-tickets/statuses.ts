import { Address, BigInt } from "@graphprotocol/graph-ts";
import { TicketRefunded, TokenStatusChanged } from "../../../generated/templates/EventTickets/EventTickets";
import { touchCurrency } from "../../entities/currency";
import { declareTokenStatus } from "../../entities/declared-status";
import { reportIssue } from "../../entities/indexing-issue";
import { loadOrCreateTicket } from "../../entities/ticket";
import { changeStatus, statusChangeOf } from "../../entities/ticket-status-change";

export function handleTokenStatusChanged(log: TokenStatusChanged): void {
  const ticket = loadOrCreateTicket(log.address, log.params.tokenId, Address.zero(), log);
  // Read as a big number, since a log may hold more than the eight bits that it declares.
  declareTokenStatus(ticket, log.parameters[1].value.toBigInt(), log);
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
