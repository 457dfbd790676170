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
  const { random, deployment } = simulation;
  const { event, tierId } = sample.tier;
  const { currency, tickets } = event.organizer;
  const price = withinCap(sample, offer);
  fund(simulation, bidder, currency, price);
  const bid = { kind: "placeBid", tickets, eventId: BigInt(event.eventId), tierId, currency } as const;
  const calls = spendingCalls(bidder, currency, deployment.market);
  act(simulation, bidder, [...calls, { ...bid, price, quantity: 1 }]);
  debit(bidder, currency, price);
  simulation.bids += 1;
  const bidId = BigInt(simulation.bids);
  const isAccepted = random.chance(0.55);
  at(simulation, simulation.now + random.exponential(20 * HOUR), () => {
    if (isAccepted) acceptBid(simulation, sample, { bidId, bidder, price });
    else if (random.chance(0.5)) cancelBid(simulation, bidder, { bidId, currency, price });
  });
}

interface OpenBid {
  readonly bidId: bigint;
  readonly bidder: Wallet;
  readonly price: bigint;
}

function acceptBid(simulation: Simulation, ticket: TicketState, { bidId, bidder, price }: OpenBid): void {
  const seller = ticket.owner;
  const isStillFor = withinCap(ticket, price) === price && ticket.listing !== null;
  if (!isAlive(ticket) || seller === bidder || !isStillFor) return;
  const movement = tradeMovement(ticket, { seller, buyer: bidder, price }, { kind: "resale" });
  const call = { kind: "acceptBid", bidId, tokenId: BigInt(ticket.tokenId) } as const;
  act(simulation, seller, [...sellingCalls(simulation, ticket), call], [movement]);
  settle(simulation, ticket, movement, { seller, buyer: bidder });
}

function cancelBid(
  simulation: Simulation,
  bidder: Wallet,
  { bidId, currency, price }: { bidId: bigint; currency: Wallet["address"]; price: bigint },
): void {
  act(simulation, bidder, [{ kind: "cancelBid", bidId }]);
  owe(simulation, bidder, currency, price);
}
