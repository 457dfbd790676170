import { Address, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { Sale, Ticket } from "../../generated/schema";
import { touchCurrency } from "../entities/currency";
import { hasFaceValue, pinSettledFaceValue } from "../entities/face-value";
import { addResale, copyFaceValue, createSaleOf, rememberSale, setParties } from "../entities/sale";
import { loadOrCreateTicket } from "../entities/ticket";
import { includes } from "../facts/marketplaces";
import { DeliveryPath } from "./delivery-path";
import { organizerAccounts } from "./fee-roles";
import { Fill } from "./fill";
import { Price } from "./price";
import { areUnsold, rememberAmountSale } from "./record-amount-sale";
import { splitPrice } from "./split-price";

/** What a resolved sale is told from, besides its price. */
export class SoldTickets {
  /** Empty when no marketplace is known. */
  marketplace: Bytes = new Bytes(0);
  orderHash: Bytes = new Bytes(0);

  constructor(
    public path: DeliveryPath,
    public payer: Bytes,
  ) {}
}

/** Who bid, or took the ask; where the log does not say who took it, the transaction's sender. */
export function payerOf(fill: Fill, log: ethereum.Event): Bytes {
  const bidder = fill.isAsk ? fill.matchedBuyer : fill.maker;
  return bidder.length == 0 ? log.transaction.from : bidder;
}

export function soldByFill(path: DeliveryPath, fill: Fill, log: ethereum.Event): SoldTickets {
  const sold = new SoldTickets(path, payerOf(fill, log));
  sold.marketplace = fill.marketplace;
  sold.orderHash = fill.orderHash;
  return sold;
}

/**
 * Writes the one row of a sale that its transaction's logs tell. A ticket that the organizer sells for the first time is a
 * primary sale, and its price the ticket's face value.
 */
export function recordResale(sold: SoldTickets, price: Price, isByAmount: bool, log: ethereum.Event): void {
  const movement = sold.path.last;
  const seller = sold.path.first.from;
  const organizers = organizerAccounts(movement.contract);
  const sale = createSaleOf(
    movement.key(log.transaction.hash),
    movement.contract,
    movement.tokenId,
    movement.quantity,
    log,
  );
  sale.logIndex = movement.logIndex;
  setParties(sale, seller, sold.path.buyer(), sold.payer);
  if (sold.marketplace.length > 0) sale.marketplace = sold.marketplace;
  if (sold.orderHash.length > 0) sale.orderHash = sold.orderHash;
  sale.bundleSize = price.bundleSize.isI32() ? price.bundleSize.toI32() : i32.MAX_VALUE;
  sale.kind = "SECONDARY";
  let ticket: Ticket | null = null;
  if (!isByAmount) ticket = loadOrCreateTicket(movement.contract, movement.tokenId, seller, log);
  if (includes(organizers, seller)) {
    const isFirst = ticket === null ? areUnsold(sold.path.first, log) : isUnsold(ticket);
    if (isFirst) sale.kind = "PRIMARY";
  }
  setPrice(sale, price, organizers);
  if (ticket !== null) rememberTicketSale(ticket, sale, log);
  else rememberAmountSale(sale, sold.path, log);
  sale.save();
}

function isUnsold(ticket: Ticket): bool {
  return ticket.resaleCount == 0 && !hasFaceValue(ticket);
}

function setPrice(sale: Sale, price: Price, organizers: Bytes[]): void {
  sale.priceSource = price.source;
  sale.isEstimated = price.source == "ESTIMATED";
  if (!price.isKnown()) {
    sale.priceUnknownReason = price.unknownReason;
    return;
  }
  sale.currency = touchCurrency(Address.fromBytes(price.currency));
  sale.price = price.amount;
  splitPrice(sale, price, organizers);
}

function rememberTicketSale(ticket: Ticket, sale: Sale, log: ethereum.Event): void {
  if (sale.kind == "PRIMARY") {
    sale.ticket = ticket.id;
    sale.hop = 0;
    pinSettledFaceValue(ticket, sale);
    copyFaceValue(ticket, sale);
    rememberSale(ticket, sale);
  } else {
    addResale(ticket, sale, log);
  }
  ticket.save();
}
