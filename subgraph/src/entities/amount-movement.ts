import { Address, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { Event, Holding, Sale, Transfer } from "../../generated/schema";
import { configuredTierOf } from "../facts/configured-tiers";
import { TokenMovement } from "../sales/token-movement";
import { contractEventKey } from "./contract-event";
import { giveTickets, loadOrCreateHolding, takeTickets } from "./holding";
import { readOldestTickets } from "./holding-lots";
import { LotPart, partOfSale } from "./lot-part";
import { sumFaceValues } from "./lots-face-value";
import { countTickets } from "./ticket-contract";
import { countIssued } from "./ticket-type";
import { createTransfer, deliver } from "./transfer";

/** Records that tickets without a number of their own moved, first in, first out; 0 of them are none. */
export function moveAmount(movement: TokenMovement, log: ethereum.Event): void {
  if (movement.quantity.isZero()) return;
  const key = movement.key(log.transaction.hash);
  // The resolution of sales tells the movements on a sale's way before their logs are handled.
  let transfer: Transfer | null = Transfer.loadInBlock(key);
  if (transfer === null) transfer = createTransfer(movement, log);
  transfer.save();
  const sale: Sale | null = Sale.loadInBlock(key);
  if (sale !== null) deliver(transfer, sale);
  if (movement.isMint()) count(movement);
  let parts = release(movement, log);
  if (sale !== null && sale.kind == "SECONDARY") {
    sumFaceValues(sale, parts);
    sale.save();
  }
  // The organizer's first sale of tickets says what they cost.
  if (sale !== null && sale.kind == "PRIMARY" && sale.faceValue !== null) parts = [partOfSale(sale)];
  if (isAtRest(movement) || movement.to.equals(Address.zero())) return;
  giveTickets(holdingOf(movement, movement.to, log), parts, log);
}

/** Tickets that move to where they are keep their place among the others. */
function isAtRest(movement: TokenMovement): bool {
  return movement.from.equals(movement.to);
}

function release(movement: TokenMovement, log: ethereum.Event): LotPart[] {
  if (movement.isMint()) return [unsoldTickets(movement)];
  const holding = holdingOf(movement, movement.from, log);
  if (isAtRest(movement)) return readOldestTickets(holding, movement.quantity);
  return takeTickets(holding, movement.quantity, log);
}

function holdingOf(movement: TokenMovement, owner: Bytes, log: ethereum.Event): Holding {
  return loadOrCreateHolding(movement.contract, movement.tokenId, owner, log);
}

/** What is issued without a sale, as an organizer's stock is, has no face value yet. */
function unsoldTickets(movement: TokenMovement): LotPart {
  const part = new LotPart(movement.quantity);
  const tier = configuredTierOf(movement.contract, movement.tokenId);
  if (tier !== null) part.resaleCapBps = tier.resaleCapBps;
  return part;
}

function count(movement: TokenMovement): void {
  countTickets(movement.contract, movement.quantity);
  const event = Event.load(contractEventKey(movement.contract));
  const tier = configuredTierOf(movement.contract, movement.tokenId);
  countIssued(event, tier, movement.quantity);
}
