import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { Holding, TicketType } from "../../generated/schema";
import { configuredTierOf } from "../facts/configured-tiers";
import { holdingKey } from "../keys/entity-keys";
import { contractEventKey } from "./contract-event";
import { addTickets, readOldestTickets, removeOldestTickets } from "./holding-lots";
import { reportIssue } from "./indexing-issue";
import { LotPart } from "./lot-part";

/** What the account holds of the token; not saved when it is new. */
export function loadOrCreateHolding(
  contract: Bytes,
  tokenId: BigInt,
  owner: Bytes,
  log: ethereum.Event,
): Holding {
  const id = holdingKey(contract, tokenId, owner);
  const known = Holding.load(id);
  if (known !== null) return known;
  const holding = new Holding(id);
  holding.contract = contract;
  holding.tokenId = tokenId;
  holding.event = contractEventKey(contract);
  const tier: TicketType | null = configuredTierOf(contract, tokenId);
  if (tier !== null) holding.ticketType = tier.id;
  holding.owner = owner;
  holding.quantity = BigInt.zero();
  holding.receivedCount = BigInt.zero();
  holding.releasedCount = BigInt.zero();
  holding.firstLot = 0;
  holding.nextLot = 0;
  holding.updatedAt = log.block.timestamp;
  return holding;
}

/**
 * Takes the oldest tickets from the holder. Those that it was not seen to receive count as received before, of unknown face
 * value.
 */
export function takeTickets(holding: Holding, quantity: BigInt, log: ethereum.Event): LotPart[] {
  const parts = readOldestTickets(holding, quantity);
  if (holding.quantity.lt(quantity)) {
    reportIssue(
      log,
      "Transfer",
      "The sender was not seen to receive as many tickets; their face value is unknown.",
    );
    holding.receivedCount = holding.receivedCount.plus(quantity.minus(holding.quantity));
    holding.quantity = quantity;
  }
  removeOldestTickets(holding, quantity);
  holding.quantity = holding.quantity.minus(quantity);
  holding.releasedCount = holding.releasedCount.plus(quantity);
  holding.updatedAt = log.block.timestamp;
  holding.save();
  return parts;
}

/** Gives the holder the tickets, behind the ones that it has. */
export function giveTickets(holding: Holding, parts: LotPart[], log: ethereum.Event): void {
  for (let i = 0; i < parts.length; i++) {
    addTickets(holding, parts[i], log);
    holding.quantity = holding.quantity.plus(parts[i].quantity);
    holding.receivedCount = holding.receivedCount.plus(parts[i].quantity);
  }
  holding.updatedAt = log.block.timestamp;
  holding.save();
}
