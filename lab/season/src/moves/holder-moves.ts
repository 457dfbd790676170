import { eventTicketsAbi } from "@facevalue/contracts";
import { type Address, encodeFunctionData, isAddressEqual, zeroAddress } from "viem";
import type { Ticket, Tier } from "../world/model.ts";
import type { World } from "../world/world.ts";
import { prepareSpending } from "./funding.ts";

export interface Purchase {
  readonly tier: Tier;
  readonly quantity: number;
  readonly buyer: Address;
  /** Who pays; the buyer unless given. */
  readonly payer?: Address;
}

export function buyTickets(world: World, { tier, quantity, buyer, payer = buyer }: Purchase): void {
  const { contract, eventId } = tier.event;
  const total = (tier.price + tier.fee) * BigInt(quantity);
  prepareSpending(world, payer, tier.currency, contract);
  const args = [eventId, tier.tierId, quantity, buyer] as const;
  world.chain.send({
    from: payer,
    to: contract,
    data: encodeFunctionData({ abi: eventTicketsAbi, functionName: "buy", args }),
    value: isAddressEqual(tier.currency, zeroAddress) ? total : 0n,
    gas: 180_000n + 170_000n * BigInt(quantity),
  });
}

export function giveTicket(world: World, ticket: Ticket, to: Address): void {
  const args = [ticket.owner, to, ticket.tokenId] as const;
  const data = encodeFunctionData({ abi: eventTicketsAbi, functionName: "transferFrom", args });
  world.chain.send({ from: ticket.owner, to: ticket.contract, data, gas: 130_000n });
}

/** `by` is the organizer, or the holder once the event is cancelled. */
export function refundTicket(world: World, ticket: Ticket, by: Address): void {
  const data = encodeFunctionData({ abi: eventTicketsAbi, functionName: "refund", args: [ticket.tokenId] });
  world.chain.send({ from: by, to: ticket.contract, data, gas: 200_000n });
}
