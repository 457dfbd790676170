import { Address } from "@graphprotocol/graph-ts";
import { Ticket } from "../../../generated/schema";
import { Transfer } from "../../../generated/templates/EventTickets/EventTickets";
import { findDeliveredSale } from "../../entities/delivery";
import { endOpenListings } from "../../entities/listing";
import { isUsable, loadOrCreateTicket } from "../../entities/ticket";
import { countTicket } from "../../entities/ticket-contract";
import { changeStatus, moveHolder } from "../../entities/ticket-status-change";
import { createTransfer, deliver } from "../../entities/transfer";

export function handleTransfer(log: Transfer): void {
  const from = log.params.from;
  const to = log.params.to;
  const ticket = loadOrCreateTicket(log.address, log.params.tokenId, to, log);
  const transfer = createTransfer(ticket, from, to, log);
  transfer.save();
  const sale = findDeliveredSale(ticket, transfer, log);
  if (sale !== null) deliver(transfer, sale);
  if (transfer.kind == "MINT") {
    issue(ticket, to, log);
  } else {
    move(ticket, from, to, log);
  }
  moveHolder(ticket, from, to, log);
  ticket.lastTransfer = transfer.id;
  ticket.save();
}

function issue(ticket: Ticket, to: Address, log: Transfer): void {
  ticket.owner = to;
  if (ticket.lastTransfer === null) {
    countTicket(log.address);
    ticket.issuedAtBlock = log.block.number;
    ticket.issuedAt = log.block.timestamp;
  }
  if (ticket.status == "BURNED") changeStatus(ticket, "VALID", log);
}

function move(ticket: Ticket, from: Address, to: Address, log: Transfer): void {
  ticket.transferCount += 1;
  ticket.owner = to;
  if (from.notEqual(to)) endOpenListings(ticket, from, log);
  // A ticket that is void, refunded or checked in stays so when its contract burns it as well.
  if (to.equals(Address.zero()) && isUsable(ticket)) changeStatus(ticket, "BURNED", log);
}
