import { BigInt, ethereum } from "@graphprotocol/graph-ts";
import { Ticket, TicketContract, Transfer } from "../../generated/schema";
import { addResale, createSaleOf, setParties } from "../entities/sale";
import { deliver } from "../entities/transfer";

/**
 * A ticket that its contract declares to be on resale (ERC-7439 status 1) changed hands and no log says for how much: a
 * resale without a price. A contract that declares its prices tells it itself.
 */
export function recordUnpricedResale(ticket: Ticket, transfer: Transfer, log: ethereum.Event): void {
  const contract = TicketContract.load(ticket.contract);
  if (contract === null || contract.family != "ERC721") return;
  const sale = createSaleOf(transfer.id, ticket.contract, ticket.tokenId, BigInt.fromI32(1), log);
  sale.kind = "SECONDARY";
  sale.priceUnknownReason = "NOT_IN_LOGS";
  setParties(sale, transfer.from, transfer.to, transfer.to);
  addResale(ticket, sale, log);
  sale.save();
  deliver(transfer, sale);
}
