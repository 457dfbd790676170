import { Address, BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { Sale, TicketType } from "../../generated/schema";
import { contractEventKey } from "../entities/contract-event";
import { touchCurrency } from "../entities/currency";
import { pinSettledFaceValue } from "../entities/face-value";
import { copyFaceValue, createSaleOf, rememberSale, setParties } from "../entities/sale";
import { recordPart } from "../entities/sale-fee";
import { loadOrCreateTicket } from "../entities/ticket";
import { organizerOf } from "../entities/ticket-contract";
import { configuredTierOf } from "../facts/configured-tiers";
import { includes } from "../facts/marketplaces";
import { Price } from "./price";
import { TokenMovement } from "./token-movement";

/**
 * Writes the primary sale of what one movement issues.
 * @param buyer who has it at the end of the transaction
 * @param price of this movement's tickets; where it is not known, that of the ticket's tier by the network file is taken
 */
export function recordMint(
  movement: TokenMovement,
  buyer: Bytes,
  price: Price,
  organizers: Bytes[],
  isByAmount: bool,
  log: ethereum.Event,
): void {
  const tier = configuredTierOf(movement.contract, movement.tokenId);
  if (!price.isKnown() && tier === null) return;
  const sale = createMintSale(movement, buyer, log);
  sale.ticketType = tier === null ? null : tier.id;
  if (price.isKnown()) settle(sale, price, organizers);
  else if (tier !== null) declare(sale, tier);
  sale.faceValue = sale.price;
  sale.faceCurrency = sale.currency;
  sale.faceValueSource = sale.price!.isZero() ? "COMP" : sale.priceSource;
  sale.resaleCapBps = tier === null ? null : tier.resaleCapBps;
  if (!isByAmount) rememberTicketMint(sale, tier, log);
  sale.save();
}

function createMintSale(movement: TokenMovement, buyer: Bytes, log: ethereum.Event): Sale {
  const key = movement.key(log.transaction.hash);
  const sale = createSaleOf(key, movement.contract, movement.tokenId, movement.quantity, log);
  const organizer = organizerOf(movement.contract);
  const seller: Bytes = organizer === null ? movement.contract : organizer;
  setParties(sale, seller, buyer, log.transaction.from);
  sale.logIndex = movement.logIndex;
  sale.kind = "PRIMARY";
  sale.hop = 0;
  sale.event = contractEventKey(movement.contract);
  sale.royalty = BigInt.zero();
  return sale;
}

/** What the organizer or its contract received is the seller's; anything else an unavoidable fee. */
function settle(sale: Sale, price: Price, organizers: Bytes[]): void {
  sale.currency = touchCurrency(Address.fromBytes(price.currency));
  sale.price = price.amount;
  sale.priceSource = price.source;
  sale.isEstimated = price.source == "ESTIMATED";
  sale.bundleSize = price.bundleSize.isI32() ? price.bundleSize.toI32() : i32.MAX_VALUE;
  if (!price.hasEveryLeg) return;
  let proceeds = BigInt.zero();
  for (let i = 0; i < price.legs.length; i++) {
    const leg = price.legs[i];
    const isSellers = leg.recipient.equals(sale.contract) || includes(organizers, leg.recipient);
    recordPart(sale, i, isSellers ? "SELLER" : "PRIMARY_FEE", leg.recipient, leg.amount);
    if (isSellers) proceeds = proceeds.plus(leg.amount);
  }
  sale.proceeds = proceeds;
  sale.fee = price.amount.minus(proceeds);
}

function declare(sale: Sale, tier: TicketType): void {
  const fee = tier.fee.times(sale.quantity);
  const proceeds = tier.price.times(sale.quantity);
  sale.currency = tier.currency;
  sale.price = proceeds.plus(fee);
  sale.priceSource = "DECLARED";
  sale.fee = fee;
  sale.proceeds = proceeds;
  recordPart(sale, 0, "SELLER", sale.seller, proceeds);
  recordPart(sale, 1, "PRIMARY_FEE", null, fee);
}

function rememberTicketMint(sale: Sale, tier: TicketType | null, log: ethereum.Event): void {
  const ticket = loadOrCreateTicket(sale.contract, sale.tokenId, sale.buyer, log);
  sale.ticket = ticket.id;
  pinSettledFaceValue(ticket, sale);
  if (tier !== null) ticket.resaleCapBps = tier.resaleCapBps;
  copyFaceValue(ticket, sale);
  rememberSale(ticket, sale);
  ticket.save();
}
