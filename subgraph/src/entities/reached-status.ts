import { ethereum } from "@graphprotocol/graph-ts";
import { Ticket } from "../../generated/schema";
import { changeStatus } from "./ticket-status-change";

/**
 * Where each status stands on a ticket's way, for contracts whose tickets never go back: what is told of a ticket in one
 * transaction has one outcome in any order, and a scan after the check-in changes nothing.
 */
function rankOf(status: string): i32 {
  if (status == "VALID" || status == "RESELL") return 0;
  if (status == "CLAIMED") return 1;
  if (status == "SCANNED") return 2;
  if (status == "BURNED") return 3;
  if (status == "CHECKED_IN") return 4;
  return status == "VOIDED" ? 5 : 6;
}

/** Gives the ticket the status unless it is there or further already, and saves the ticket. */
export function reachStatus(ticket: Ticket, status: string, log: ethereum.Event): void {
  if (rankOf(status) > rankOf(ticket.status)) changeStatus(ticket, status, log);
  ticket.save();
}
