import { ethereum } from "@graphprotocol/graph-ts";
import { Ticket, Transfer } from "../../generated/schema";
import { isOfTransaction } from "../keys/entity-keys";

/** Whether the log's transaction issues the ticket, as far as its logs were told. */
export function isIssuedNow(ticket: Ticket, log: ethereum.Event): bool {
  if (!ticket.issuedAtBlock.equals(log.block.number)) return false;
  if (ticket.lastTransfer === null) return true;
  if (!isOfTransaction(ticket.lastTransfer, log)) return false;
  if (ticket.transferCount == 0) return true;
  const transfers: Transfer[] = ticket.transfers.load();
  for (let i = 0; i < transfers.length; i++) {
    if (transfers[i].kind == "MINT" && isOfTransaction(transfers[i].id, log)) return true;
  }
  return false;
}
