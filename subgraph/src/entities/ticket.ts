import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { Ticket, TicketContract } from "../../generated/schema";
import { configuredTierOf } from "../facts/configured-tiers";
import { numberedKey } from "../keys/entity-keys";
import { contractEventKey, contractTierKey } from "./contract-event";

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
  ticket.faceValueSource = "UNKNOWN";
  ticket.transferCount = 0;
  ticket.resaleCount = 0;
  ticket.openListings = [];
  ticket.issuedAtBlock = log.block.number;
  ticket.issuedAt = log.block.timestamp;
  placeTicket(ticket);
  return ticket;
}

/** A contract that sells tickets to one event only needs no log to say which event a ticket admits to. */
function placeTicket(ticket: Ticket): void {
  const contract = TicketContract.load(ticket.contract);
  if (contract === null || contract.family == "REFERENCE") return;
  ticket.event = contractEventKey(contract.id);
  if (contract.family == "UNLOCK") {
    ticket.ticketType = contractTierKey(contract.id);
    ticket.resaleCapBps = BigInt.zero();
    return;
  }
  const tier = configuredTierOf(contract.id, ticket.tokenId);
  if (tier === null) return;
  ticket.ticketType = tier.id;
  ticket.resaleCapBps = tier.resaleCapBps;
}

/** Whether the ticket still admits its holder. */
export function isUsable(ticket: Ticket): bool {
  const status = ticket.status;
  return status == "VALID" || status == "RESELL" || status == "SCANNED" || status == "CLAIMED";
}
