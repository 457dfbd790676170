import { ticketMarketAbi } from "@facevalue/contracts";
import { callsOf, transact } from "@facevalue/contracts/testing/markets";
import type { Address } from "viem";
import { approveTickets } from "./funds.ts";
import type { TicketEntry } from "./ledger.ts";
import { nativePart } from "./payments.ts";
import { ReferenceTickets, type Tier } from "./reference-tickets.ts";
import type { Season } from "./season.ts";
import { pickSome } from "./terms.ts";

const BPS = 10_000n;
/** What the season deploys the market with. */
export const MARKET_FEE_BPS = 250;
/** What the reference contracts ask for unless told otherwise. */
const ROYALTY_BPS = 500n;
const calls = callsOf(ticketMarketAbi);

/** The reference market, which numbers listings and bids from 1. */
export interface ReferenceMarket {
  readonly address: Address;
  listingCount: bigint;
  bidCount: bigint;
}

interface Trade {
  readonly ticket: TicketEntry;
  readonly tier: Tier;
  readonly seller: Address;
  readonly buyer: Address;
  readonly price: bigint;
}

/** A holder lists a ticket on the reference market and another one buys it. */
export async function buyListing(season: Season): Promise<void> {
  const { client, market } = season.grounds;
  const trade = await prepareTrade(season);
  if (!trade) return;
  const { ticket, tier, seller, buyer, price } = trade;
  const listArgs = [ticket.contract, ticket.tokenId, tier.currency, price] as const;
  await transact(client, seller, calls(market.address)("list", listArgs));
  market.listingCount += 1n;
  const value = nativePart(tier.currency, price);
  await transact(client, buyer, calls(market.address)("buyListing", [market.listingCount], value));
  write(season, trade);
}

/** A holder bids for a ticket of a tier on the reference market and another one sells to it. */
export async function acceptMarketBid(season: Season): Promise<void> {
  const { client, market } = season.grounds;
  const trade = await prepareTrade(season);
  if (!trade) return;
  const { ticket, tier, seller, buyer, price } = trade;
  const bidArgs = [ticket.contract, 1n, tier.tierId, tier.currency, price, 1] as const;
  const value = nativePart(tier.currency, price);
  await transact(client, buyer, calls(market.address)("placeBid", bidArgs, value));
  market.bidCount += 1n;
  await transact(client, seller, calls(market.address)("acceptBid", [market.bidCount, ticket.tokenId]));
  write(season, trade);
}

async function prepareTrade(season: Season): Promise<Trade | null> {
  const { client, market, random } = season.grounds;
  const [ticket] = pickSome(
    season,
    season.heldTickets().filter((held) => tierOf(season, held) !== null),
    1,
  );
  const tier = ticket ? tierOf(season, ticket) : null;
  if (!ticket || !tier) return null;
  const seller = ticket.owner;
  await approveTickets(client, seller, market.address, ticket.contract);
  const shareBps = BigInt(random.integer(7_000, tier.resaleCapBps || 25_000));
  const price = ((tier.price + tier.fee) * shareBps) / BPS;
  return { ticket, tier, seller, buyer: season.buyerOf([ticket]), price };
}

function tierOf(season: Season, ticket: TicketEntry): Tier | null {
  const collection = season.collectionOf(ticket);
  return collection instanceof ReferenceTickets ? (collection.tierOf.get(ticket.tokenId) ?? null) : null;
}

/** The market rounds its fee and the royalty down; the seller gets the rest. */
function write(season: Season, { ticket, tier, seller, buyer, price }: Trade): void {
  const { market } = season.grounds;
  const fee = (price * BigInt(MARKET_FEE_BPS)) / BPS;
  const royalty = (price * ROYALTY_BPS) / BPS;
  const parts = [
    { role: "SELLER", recipient: seller, amount: price - fee - royalty },
    { role: "ROYALTY", recipient: season.collectionOf(ticket).organizer, amount: royalty },
    { role: "MARKETPLACE", recipient: market.address, amount: fee },
  ] as const;
  const paid = { currency: tier.currency, price, parts };
  const terms = { isEstimated: false, bundleSize: 1, marketplace: market.address };
  season.ledger.resell(ticket, { seller, buyer, payer: buyer, paid, ...terms });
}
