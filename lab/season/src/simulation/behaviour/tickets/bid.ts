import { act } from "../../engine/act.ts";
import { at, type Simulation } from "../../engine/simulation.ts";
import { isAlive, type TicketState } from "../../market/event-state.ts";
import type { Wallet } from "../../population/wallet.ts";
import { owe } from "../money/cash-out.ts";
import { fund } from "../money/fund.ts";
import { debit } from "../money/move-money.ts";
import { spendingCalls } from "./buy.ts";
import { sellingCalls, settle, tradeMovement, withinCap } from "./resell.ts";

const HOUR = 3600;

/** Bids for a ticket like the given one; its holder accepts within a day or two, or the bidder may take it back. */
export function placeBid(simulation: Simulation, sample: TicketState, bidder: Wallet, offer: bigint): void {
  const { random } = simulation;
  const bid = openBid(simulation, sample, bidder, offer);
  const isAccepted = random.chance(0.55);
  at(simulation, simulation.now + random.exponential(20 * HOUR), () => {
    if (isAccepted && sample.listing !== null) acceptBid(simulation, sample, bid);
    else if (!isAccepted && random.chance(0.5)) cancelBid(simulation, bid);
  });
}

/** Some bid that a holder may accept. */
export interface OpenBid {
  readonly bidId: bigint;
  readonly bidder: Wallet;
  readonly currency: Wallet["address"];
  readonly price: bigint;
}

/** Puts up a bid for any ticket of the same tier as the given one. */
export function openBid(simulation: Simulation, sample: TicketState, bidder: Wallet, offer: bigint): OpenBid {
  const { event, tierId } = sample.tier;
  const { currency, tickets } = event.organizer;
  const price = withinCap(sample, offer);
  fund(simulation, bidder, currency, price);
  const bid = { kind: "placeBid", tickets, eventId: BigInt(event.eventId), tierId, currency } as const;
  const calls = spendingCalls(bidder, currency, simulation.deployment.market);
  act(simulation, bidder, [...calls, { ...bid, price, quantity: 1 }]);
  debit(bidder, currency, price);
  simulation.bids += 1;
  return { bidId: BigInt(simulation.bids), bidder, currency, price };
}

/** The holder sells to the bidder; false where the ticket cannot be sold at that price. */
export function acceptBid(simulation: Simulation, ticket: TicketState, bid: OpenBid): boolean {
  const { bidId, bidder, price } = bid;
  const seller = ticket.owner;
  if (!isAlive(ticket) || seller === bidder || withinCap(ticket, price) !== price) return false;
  const movement = tradeMovement(ticket, { seller, buyer: bidder, price }, { kind: "resale" });
  const call = { kind: "acceptBid", bidId, tokenId: BigInt(ticket.tokenId) } as const;
  act(simulation, seller, [...sellingCalls(simulation, ticket), call], [movement]);
  settle(simulation, ticket, movement, { seller, buyer: bidder });
  return true;
}

/** The bidder takes the money back. */
export function cancelBid(simulation: Simulation, { bidId, bidder, currency, price }: OpenBid): void {
  act(simulation, bidder, [{ kind: "cancelBid", bidId }]);
  owe(simulation, bidder, currency, price);
}
