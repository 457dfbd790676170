import { eventTicketsAbi, ticketFactoryAbi } from "@facevalue/contracts";
import { type Address, encodeFunctionData } from "viem";
import type { Ticket, TicketEvent, Tier } from "../world/model.ts";
import type { World } from "../world/world.ts";

type TicketsCall = Parameters<typeof encodeFunctionData<typeof eventTicketsAbi>>[0];

export interface EventDetails {
  readonly name: string;
  readonly artist: string;
  readonly category: string;
  readonly venue: string;
  readonly city: string;
  readonly country: string;
  readonly timeZone: string;
  readonly fiat: string;
  readonly salesStart: bigint;
  readonly startsAt: bigint;
  readonly endsAt: bigint;
}

export interface TierTerms {
  readonly name: string;
  readonly currency: Address;
  readonly price: bigint;
  readonly fee: bigint;
  readonly supply: number;
  readonly walletLimit: number;
  readonly resaleCapBps: number;
}

export function createContract(world: World, organizer: Address, name: string, symbol: string): void {
  const args = [name, symbol] as const;
  const data = encodeFunctionData({ abi: ticketFactoryAbi, functionName: "createTicketContract", args });
  world.chain.send({ from: organizer, to: world.deployment.factory, data, gas: 600_000n });
}

export function publishEvent(
  world: World,
  contract: Address,
  organizer: Address,
  details: EventDetails,
): void {
  const move = { abi: eventTicketsAbi, functionName: "publishEvent", args: [details] } as const;
  call(world, { organizer, contract }, move, 1_200_000n);
}

export function publishTier(world: World, event: TicketEvent, terms: TierTerms): void {
  const args = [event.eventId, terms] as const;
  call(world, event, { abi: eventTicketsAbi, functionName: "publishTier", args }, 500_000n);
}

export function updateTier(world: World, tier: Tier, terms: { price: bigint; supply: number }): void {
  const { event, tierId, fee, walletLimit, resaleCapBps } = tier;
  const args = [event.eventId, tierId, terms.price, fee, terms.supply, walletLimit, resaleCapBps] as const;
  call(world, event, { abi: eventTicketsAbi, functionName: "updateTier", args }, 250_000n);
}

export function rescheduleEvent(world: World, event: TicketEvent, startsAt: number, endsAt: number): void {
  const args = [event.eventId, BigInt(startsAt), BigInt(endsAt)] as const;
  call(world, event, { abi: eventTicketsAbi, functionName: "rescheduleEvent", args }, 120_000n);
}

export function cancelEvent(world: World, event: TicketEvent): void {
  call(world, event, { abi: eventTicketsAbi, functionName: "cancelEvent", args: [event.eventId] }, 120_000n);
}

export function issueComplimentary(world: World, tier: Tier, to: Address, quantity: number): void {
  const args = [tier.event.eventId, tier.tierId, to, quantity] as const;
  const move = { abi: eventTicketsAbi, functionName: "issueComplimentary", args } as const;
  call(world, tier.event, move, 180_000n + 170_000n * BigInt(quantity));
}

export function checkInTickets(world: World, event: TicketEvent, tickets: readonly Ticket[]): void {
  const args = [tickets.map(({ tokenId }) => tokenId)] as const;
  const move = { abi: eventTicketsAbi, functionName: "checkIn", args } as const;
  call(world, event, move, 80_000n + 90_000n * BigInt(tickets.length));
}

export function voidTicket(world: World, ticket: Ticket): void {
  const move = { abi: eventTicketsAbi, functionName: "voidTicket", args: [ticket.tokenId] } as const;
  call(world, ticket.tier.event, move, 150_000n);
}

/** Takes the proceeds of events that are over. */
export function withdrawRevenue(world: World, event: TicketEvent, currency: Address): void {
  call(world, event, { abi: eventTicketsAbi, functionName: "withdraw", args: [currency] }, 400_000n);
}

function call(
  world: World,
  { organizer, contract }: { readonly organizer: Address; readonly contract: Address },
  move: TicketsCall,
  gas: bigint,
): void {
  world.chain.send({ from: organizer, to: contract, data: encodeFunctionData(move), gas });
}
