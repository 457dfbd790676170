import { ticketMarketAbi } from "@facevalue/contracts";
import { type Address, encodeFunctionData, isAddressEqual, zeroAddress } from "viem";
import type { Bid, Listing, Ticket, Tier } from "../world/model.ts";
import type { World } from "../world/world.ts";
import { prepareSelling, prepareSpending } from "./funding.ts";

type MarketCall = Parameters<typeof encodeFunctionData<typeof ticketMarketAbi>>[0];

export function listTicket(world: World, ticket: Ticket, price: bigint): void {
  const { contract, tokenId, owner, tier } = ticket;
  prepareSelling(world, owner, contract);
  const args = [contract, tokenId, tier.currency, price] as const;
  call(world, owner, { abi: ticketMarketAbi, functionName: "list", args }, 330_000n);
}

export function changePrice(world: World, listing: Listing, price: bigint): void {
  const args = [listing.listingId, price] as const;
  call(world, listing.seller, { abi: ticketMarketAbi, functionName: "changeListingPrice", args }, 150_000n);
}

export function cancelListing(world: World, listing: Listing): void {
  const args = [listing.listingId] as const;
  call(world, listing.seller, { abi: ticketMarketAbi, functionName: "cancelListing", args }, 80_000n);
}

export function buyListing(world: World, listing: Listing, buyer: Address): void {
  prepareSpending(world, buyer, listing.currency, world.deployment.market);
  const value = isAddressEqual(listing.currency, zeroAddress) ? listing.price : 0n;
  const args = [listing.listingId] as const;
  call(world, buyer, { abi: ticketMarketAbi, functionName: "buyListing", args }, 450_000n, value);
}

export interface Offer {
  readonly tier: Tier;
  readonly bidder: Address;
  readonly price: bigint;
  readonly quantity: number;
}

export function placeBid(world: World, { tier, bidder, price, quantity }: Offer): void {
  const { contract, eventId } = tier.event;
  prepareSpending(world, bidder, tier.currency, world.deployment.market);
  const value = isAddressEqual(tier.currency, zeroAddress) ? price * BigInt(quantity) : 0n;
  const args = [contract, eventId, tier.tierId, tier.currency, price, quantity] as const;
  call(world, bidder, { abi: ticketMarketAbi, functionName: "placeBid", args }, 400_000n, value);
}

export function cancelBid(world: World, bid: Bid): void {
  const args = [bid.bidId] as const;
  call(world, bid.bidder, { abi: ticketMarketAbi, functionName: "cancelBid", args }, 120_000n);
}

export function acceptBid(world: World, bid: Bid, ticket: Ticket): void {
  prepareSelling(world, ticket.owner, ticket.contract);
  const args = [bid.bidId, ticket.tokenId] as const;
  call(world, ticket.owner, { abi: ticketMarketAbi, functionName: "acceptBid", args }, 450_000n);
}

/** Takes what the market owes the seller. */
export function withdrawProceeds(world: World, seller: Address, currency: Address): void {
  call(world, seller, { abi: ticketMarketAbi, functionName: "withdraw", args: [currency] }, 120_000n);
}

function call(world: World, from: Address, move: MarketCall, gas: bigint, value = 0n): void {
  world.chain.send({ from, to: world.deployment.market, data: encodeFunctionData(move), gas, value });
}
