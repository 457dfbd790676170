import { BigInt, ethereum } from "@graphprotocol/graph-ts";
import { Ticket } from "../../generated/schema";
import { reportIssue } from "./indexing-issue";
import { isIssuedNow } from "./issue-time";
import { changeStatus, statusChangeOf } from "./ticket-status-change";

/** Gives the ticket the status of ERC-7439's TokenStatusChanged, and saves the ticket. */
export function declareTokenStatus(ticket: Ticket, code: BigInt, log: ethereum.Event): void {
  const status = statusOf(code);
  if (status === null) {
    reportIssue(log, "TokenStatusChanged", "The status is none of ERC-7439's.");
    return;
  }
  declareStatus(ticket, status, log);
}

/** Gives the ticket a status that its contract declares, if that is news, and saves the ticket. */
export function declareStatus(ticket: Ticket, status: string, log: ethereum.Event): void {
  if (isNews(ticket, status, log)) changeStatus(ticket, status, log);
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
function isNews(ticket: Ticket, status: string, log: ethereum.Event): bool {
  if (ticket.status == status) return status == "VALID" && isIssuedNow(ticket, log);
  // A refund stands against what else its transaction says, and says more than a later void.
  if (ticket.status == "REFUNDED") return status != "VOIDED" && statusChangeOf(ticket, log) === null;
  if (ticket.status == "BURNED") return status == "VOIDED" || status == "CHECKED_IN";
  return true;
}
