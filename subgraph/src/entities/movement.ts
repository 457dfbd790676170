import { Address, BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { Event, Sale, Ticket, TicketType, Transfer } from "../../generated/schema";
import { isOfTransaction } from "../keys/entity-keys";
import { recordUnpricedResale } from "../sales/record-unpriced-resale";
import { TokenMovement } from "../sales/token-movement";
import { findDeliveredSale } from "./delivery";
import { endOpenListings } from "./listing";
import { isUsable, loadOrCreateTicket } from "./ticket";
import { countTickets } from "./ticket-contract";
import { changeStatus, moveHolder } from "./ticket-status-change";
import { countIssued } from "./ticket-type";
import { createTransfer, deliver } from "./transfer";

/** Records that a ticket moved: to its first holder, from one to another, or out of the world. */
export function moveTicket(movement: TokenMovement, log: ethereum.Event): void {
  const ticket = loadOrCreateTicket(movement.contract, movement.tokenId, movement.to, log);
  const transfer = createTransfer(movement, log);
  transfer.ticket = ticket.id;
  transfer.save();
  const sale = findSale(ticket, transfer, log);
  if (sale !== null) deliver(transfer, sale);
  else if (transfer.kind == "GIFT" && ticket.status == "RESELL") recordUnpricedResale(ticket, transfer, log);
  if (movement.isMint()) {
    issue(ticket, movement.to, log);
  } else {
    move(ticket, movement.from, movement.to, log);
  }
  moveHolder(ticket, movement.from, movement.to, log);
  ticket.lastTransfer = transfer.id;
  ticket.save();
}

/** The sale that the movement delivers: its own, one that a log of the ticket's family declares, or one through a router. */
function findSale(ticket: Ticket, transfer: Transfer, log: ethereum.Event): Sale | null {
  const own = Sale.loadInBlock(transfer.id);
  if (own !== null) return own;
  const declared = findDeliveredSale(ticket, transfer, log);
  if (declared !== null) return declared;
  const lastSale = ticket.lastSale;
  if (transfer.kind != "GIFT" || lastSale === null || !isOfTransaction(lastSale, log)) return null;
  const last = Sale.loadInBlock(lastSale);
  return last !== null && last.priceSource != "DECLARED" ? last : null;
}

function issue(ticket: Ticket, to: Bytes, log: ethereum.Event): void {
  ticket.owner = to;
  if (ticket.lastTransfer === null) {
    const contract = countTickets(ticket.contract, BigInt.fromI32(1));
    if (contract !== null && contract.family != "REFERENCE") countPlaced(ticket);
    ticket.issuedAtBlock = log.block.number;
    ticket.issuedAt = log.block.timestamp;
  }
  if (ticket.status == "BURNED") changeStatus(ticket, "VALID", log);
}

/** Counts a ticket whose event and tier no log had to tell; of the others the primary sale is counted. */
function countPlaced(ticket: Ticket): void {
  const event = ticket.event;
  if (event === null) return;
  const ticketType = ticket.ticketType;
  let tier: TicketType | null = null;
  if (ticketType !== null) tier = TicketType.load(ticketType);
  countIssued(Event.load(event), tier, BigInt.fromI32(1));
}

function move(ticket: Ticket, from: Bytes, to: Bytes, log: ethereum.Event): void {
  ticket.transferCount += 1;
  ticket.owner = to;
  if (from.notEqual(to)) endOpenListings(ticket, from, log);
  // A ticket that is void, refunded or checked in stays so when its contract burns it as well.
  if (to.equals(Address.zero()) && isUsable(ticket)) changeStatus(ticket, "BURNED", log);
}
