import { ethereum } from "@graphprotocol/graph-ts";
import { Sale, Ticket, Transfer } from "../../generated/schema";
import { isOfTransaction } from "../keys/entity-keys";

/** The movement of this transaction that delivers the sale and no other; null when none was told yet. */
export function findDelivery(ticket: Ticket, sale: Sale, log: ethereum.Event): Transfer | null {
  if (!isOfTransaction(ticket.lastTransfer, log)) return null;
  const last = Transfer.loadInBlock(ticket.lastTransfer!);
  if (last !== null && last.sale === null && isDeliveryOf(last, sale)) return last;
  // The ticket moved more than once in this transaction.
  const transfers: Transfer[] = ticket.transfers.load();
  for (let i = 0; i < transfers.length; i++) {
    const transfer = transfers[i];
    if (!isOfTransaction(transfer.id, log) || transfer.sale !== null) continue;
    if (isDeliveryOf(transfer, sale)) return transfer;
  }
  return null;
}

/** The sale of this transaction that the movement delivers and no other one does; null when none was told yet. */
export function findDeliveredSale(ticket: Ticket, transfer: Transfer, log: ethereum.Event): Sale | null {
  const lastSale = ticket.lastSale;
  if (lastSale === null) return null;
  if (isOfTransaction(lastSale, log)) {
    const last = Sale.loadInBlock(lastSale);
    if (last !== null && isDeliveryOf(transfer, last) && !isDelivered(ticket, last, log)) return last;
  } else if (!mayHoldLaterSales(ticket, log)) {
    return null;
  }
  const sales: Sale[] = ticket.sales.load();
  for (let i = 0; i < sales.length; i++) {
    if (!isOfTransaction(sales[i].id, log) || !isDeliveryOf(transfer, sales[i])) continue;
    if (!isDelivered(ticket, sales[i], log)) return sales[i];
  }
  return null;
}

/**
 * In the block that creates a ticket contract the market's logs are handled before all of the contract's own, so the
 * ticket's last sale may be one of a later transaction.
 */
function mayHoldLaterSales(ticket: Ticket, log: ethereum.Event): bool {
  return ticket.resaleCount > 0 && ticket.issuedAtBlock.equals(log.block.number);
}

function isDeliveryOf(transfer: Transfer, sale: Sale): bool {
  if (!transfer.to.equals(sale.buyer)) return false;
  return sale.kind == "PRIMARY" || transfer.from.equals(sale.seller);
}

function isDelivered(ticket: Ticket, sale: Sale, log: ethereum.Event): bool {
  if (!isOfTransaction(ticket.lastTransfer, log)) return false;
  const transfers: Transfer[] = ticket.transfers.load();
  for (let i = 0; i < transfers.length; i++) {
    const delivered = transfers[i].sale;
    if (delivered !== null && delivered.equals(sale.id)) return true;
  }
  return false;
}
