import type { CallAction } from "../../actions/account-actions.ts";
import { act } from "../../engine/act.ts";
import type { Simulation } from "../../engine/simulation.ts";
import { capOf, isAlive, type ListingState, type TicketState } from "../../market/event-state.ts";
import { letTake } from "../../population/let-take.ts";
import type { Wallet } from "../../population/wallet.ts";
import type { Movement, MovementKind } from "../../truth/movement.ts";
import { owe } from "../money/cash-out.ts";
import { fund } from "../money/fund.ts";
import { debit } from "../money/move-money.ts";
import { arrive } from "./arrive.ts";
import { spendingCalls } from "./buy.ts";

const BPS = 10_000n;
/** The reference contracts' defaults. */
const ROYALTY_BPS = 500n;
const MARKET_FEE_BPS = 250n;

export function listTicket(
  simulation: Simulation,
  ticket: TicketState,
  ask: bigint,
  isReserved = false,
): ListingState | null {
  if (!isAlive(ticket) || ticket.listing || ticket.face === 0n) return null;
  const { owner, tokenId } = ticket;
  const { tickets, currency } = ticket.tier.event.organizer;
  const price = withinCap(ticket, ask);
  const call = { kind: "listTicket", tickets, tokenId: BigInt(tokenId), currency, price } as const;
  act(simulation, owner, [...sellingCalls(simulation, ticket), call]);
  simulation.listings += 1;
  const listing: ListingState = { listingId: simulation.listings, ticket, seller: owner, isReserved, price };
  ticket.listing = listing;
  ticket.tier.event.listings.add(listing);
  return listing;
}

export function isOpen(listing: ListingState): boolean {
  return listing.ticket.listing === listing && isAlive(listing.ticket);
}

export function changePrice(simulation: Simulation, listing: ListingState, ask: bigint): void {
  const price = withinCap(listing.ticket, ask);
  if (!isOpen(listing) || price === listing.price) return;
  const listingId = BigInt(listing.listingId);
  act(simulation, listing.seller, [{ kind: "changeListingPrice", listingId, price }]);
  listing.price = price;
}

export function cancelListing(simulation: Simulation, listing: ListingState): void {
  if (!isOpen(listing)) return;
  act(simulation, listing.seller, [{ kind: "cancelListing", listingId: BigInt(listing.listingId) }]);
  listing.ticket.tier.event.listings.delete(listing);
  listing.ticket.listing = null;
}

/** What a trade on the market really was. */
export interface TradeTruth {
  readonly kind: Extract<MovementKind, "resale" | "resale_side" | "wash">;
  readonly armsLength?: boolean;
  /** What was paid beside the chain. */
  readonly sidePayment?: bigint;
}

export function buyListing(
  simulation: Simulation,
  listing: ListingState,
  buyer: Wallet,
  truth: TradeTruth = { kind: "resale" },
): boolean {
  if (!isOpen(listing)) return false;
  const { ticket, price, listingId } = listing;
  const { currency } = ticket.tier.event.organizer;
  const { market } = simulation.deployment;
  fund(simulation, buyer, currency, price);
  const movement = tradeMovement(ticket, { seller: listing.seller, buyer, price }, truth);
  const call = { kind: "buyListing", listingId: BigInt(listingId) } as const;
  act(simulation, buyer, [...spendingCalls(buyer, currency, market), call], [movement]);
  debit(buyer, currency, price);
  settle(simulation, ticket, movement, { seller: listing.seller, buyer });
  return true;
}

/** Lets the market move the holder's tickets, unless it may already. */
export function sellingCalls({ deployment }: Simulation, { owner, tier }: TicketState): CallAction[] {
  const { tickets } = tier.event.organizer;
  if (!letTake(owner, tickets)) return [];
  return [{ kind: "approveTickets", tickets, operator: deployment.market, isApproved: true }];
}

export interface Trade {
  readonly seller: Wallet;
  readonly buyer: Wallet;
  readonly price: bigint;
}

/** A trade at a price, entered in the event's ledger. */
export function tradeMovement(
  { tier, tokenId, face }: TicketState,
  { seller, buyer, price }: Trade,
  { kind, sidePayment = 0n, armsLength = kind !== "wash" }: TradeTruth,
): Movement {
  const { organizer, eventId, ledger } = tier.event;
  const fee = (price * MARKET_FEE_BPS) / BPS;
  const royalty = (price * ROYALTY_BPS) / BPS;
  const movement: Movement = {
    kind,
    armsLength,
    tickets: organizer.tickets,
    eventId,
    tierId: tier.tierId,
    tokenId,
    seller: seller.address,
    buyer: buyer.address,
    currency: organizer.currency,
    price,
    truePrice: kind === "wash" ? null : price + sidePayment,
    royalty,
    fee,
    face,
  };
  ledger.add(movement);
  return movement;
}

/** Who gets what of a trade, and whose the ticket is. */
export function settle(
  simulation: Simulation,
  ticket: TicketState,
  { price, royalty, fee, currency }: Movement,
  { seller, buyer }: Pick<Trade, "seller" | "buyer">,
): void {
  const marketOwner = simulation.infrastructure.contracts.get(simulation.deployment.marketOwner);
  owe(simulation, seller, currency, price - royalty - fee);
  owe(simulation, ticket.tier.event.organizer.wallet, currency, royalty);
  if (marketOwner) owe(simulation, marketOwner, currency, fee);
  arrive(ticket, seller, buyer);
}

/** The ask, or the most that the ticket may cost; at least the smallest unit. */
export function withinCap(ticket: TicketState, ask: bigint): bigint {
  const cap = capOf(ticket);
  const price = cap !== null && ask > cap ? cap : ask;
  return price > 0n ? price : 1n;
}
