import { ethereum } from "@graphprotocol/graph-ts";
import { Sale } from "../../generated/schema";
import { contractEventKey } from "../entities/contract-event";
import { loadOrCreateHolding } from "../entities/holding";
import { readOldestTickets } from "../entities/holding-lots";
import { hasSoldTickets } from "../entities/lots-face-value";
import { createTransfer, deliver } from "../entities/transfer";
import { configuredTierOf } from "../facts/configured-tiers";
import { DeliveryPath } from "./delivery-path";
import { TokenMovement } from "./token-movement";

/** Whether none of the tickets that the movement takes was sold before, as far as the transactions before tell. */
export function areUnsold(movement: TokenMovement, log: ethereum.Event): bool {
  const holding = loadOrCreateHolding(movement.contract, movement.tokenId, movement.from, log);
  return !hasSoldTickets(readOldestTickets(holding, movement.quantity));
}

/**
 * Completes the sale of tickets without a number of their own, and tells what it needs of the movements on its way. The
 * face value of a resale is known when its last movement takes the tickets.
 */
export function rememberAmountSale(sale: Sale, path: DeliveryPath, log: ethereum.Event): void {
  sale.event = contractEventKey(sale.contract);
  const tier = configuredTierOf(sale.contract, sale.tokenId);
  if (tier !== null) sale.ticketType = tier.id;
  if (sale.kind == "PRIMARY") {
    sale.hop = 0;
    if (tier !== null) sale.resaleCapBps = tier.resaleCapBps;
    pinPrice(sale);
  } else {
    sale.isWashSuspect = sale.seller.equals(sale.buyer);
  }
  for (let i = 0; i < path.others.length; i++) deliver(createTransfer(path.others[i], log), sale);
  const handOver = path.handOver;
  if (handOver !== null) deliver(createTransfer(handOver, log), sale);
}

function pinPrice(sale: Sale): void {
  const price = sale.price;
  if (price === null) return;
  sale.faceValue = price;
  sale.faceCurrency = sale.currency;
  sale.faceValueSource = price.isZero() ? "COMP" : sale.priceSource;
}
