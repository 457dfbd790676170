import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { Ticket } from "../../generated/schema";
import { numberedKey } from "../keys/entity-keys";

/** The ticket, or one issued in this block that `owner` holds until a movement says otherwise. */
export function loadOrCreateTicket(
  contract: Bytes,
  tokenId: BigInt,
  owner: Bytes,
  log: ethereum.Event,
): Ticket {
  const id = numberedKey(contract, tokenId);
  const known = Ticket.load(id);
  if (known !== null) return known;
  const ticket = new Ticket(id);
  ticket.contract = contract;
  ticket.tokenId = tokenId;
  ticket.owner = owner;
  ticket.status = "VALID";
  ticket.transferCount = 0;
  ticket.resaleCount = 0;
  ticket.openListings = [];
  ticket.issuedAtBlock = log.block.number;
  ticket.issuedAt = log.block.timestamp;
  return ticket;
}

/** Whether the ticket still admits its holder. */
export function isUsable(ticket: Ticket): bool {
  return ticket.status == "VALID" || ticket.status == "RESELL";
}
