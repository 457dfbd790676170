import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { PriceBoundary } from "../../../generated/schema";
import {
  UpdatedCollectionLevelPricingBoundaries,
  UpdatedTokenLevelPricingBoundaries,
} from "../../../generated/templates/PaymentProcessor/PaymentProcessor";
import { isIndexedContract } from "../../facts/indexed-contracts";
import { numberedKey } from "../../keys/entity-keys";

export function handleTokenBoundary(log: UpdatedTokenLevelPricingBoundaries): void {
  const bounds = log.params;
  setBoundary(bounds.tokenAddress, bounds.tokenId, bounds.floorPrice, bounds.ceilingPrice, log);
}

export function handleCollectionBoundary(log: UpdatedCollectionLevelPricingBoundaries): void {
  setBoundary(log.params.tokenAddress, null, log.params.floorPrice, log.params.ceilingPrice, log);
}

/** @param tokenId null for a boundary of every token of the contract */
function setBoundary(
  contract: Bytes,
  tokenId: BigInt | null,
  floorPrice: BigInt,
  ceilingPrice: BigInt,
  log: ethereum.Event,
): void {
  if (!isIndexedContract(contract)) return;
  const boundary = new PriceBoundary(tokenId === null ? contract : numberedKey(contract, tokenId));
  boundary.contract = contract;
  boundary.tokenId = tokenId;
  boundary.marketplace = log.address;
  boundary.floorPrice = floorPrice;
  boundary.ceilingPrice = ceilingPrice;
  boundary.updatedAt = log.block.timestamp;
  boundary.save();
}
