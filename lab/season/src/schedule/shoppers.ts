import { acceptBid, buyListing, cancelBid, placeBid } from "../moves/market-moves.ts";
import type { Bid, Listing, TicketEvent } from "../world/model.ts";
import { isAlive } from "./holders.ts";
import { atMostCap, relativePrice } from "./prices.ts";
import { DAY, HOUR, type Season } from "./season.ts";

/** People who look for a ticket on the market, per ticket of the event's supply. */
const SHOPPERS_PER_TICKET = 0.24;

/** Plans who comes to the market, more of them as the event comes near. */
export function planShoppers(season: Season, event: TicketEvent): void {
  const { random, agenda } = season;
  const supply = event.tiers.reduce((sum, tier) => sum + tier.supply, 0);
  const span = event.startsAt - event.salesStart - 2 * HOUR;
  for (let shopper = 0; shopper < supply * SHOPPERS_PER_TICKET; shopper++) {
    agenda.add(event.salesStart + HOUR + random.next() ** 0.7 * span, () => shop(season, event));
  }
}

/** Buys the cheapest ticket if it is cheap enough for the shopper, or bids. */
function shop(season: Season, event: TicketEvent): void {
  const { random, wallets } = season;
  const shopper = random.pick(wallets);
  if (!shopper || event.isCancelled) return;
  const cheapest = cheapestListing(event, shopper.address);
  const limit = 0.85 + random.exponential(0.7);
  if (cheapest && relativePrice(cheapest.price, cheapest.ticket) <= limit) {
    buyListing(season, cheapest, shopper.address);
    return;
  }
  const sample = cheapest?.ticket ?? random.pick(event.tickets.filter((ticket) => ticket.faceValue > 0n));
  if (!sample || random.chance(0.35)) return;
  const price = atMostCap(sample, Math.min(limit, 1.6) * random.between(0.8, 0.98));
  placeBid(season, {
    tier: sample.tier,
    bidder: shopper.address,
    price,
    quantity: random.chance(0.25) ? 2 : 1,
  });
}

/** The open listing with the lowest price in parts of its face value, leaving out the shopper's own. */
export function cheapestListing(event: TicketEvent, shopper: string): Listing | undefined {
  let best: Listing | undefined;
  for (const listing of event.listings) {
    if (listing.seller === shopper || !isAlive(listing.ticket)) continue;
    const isCheaper =
      !best || relativePrice(listing.price, listing.ticket) < relativePrice(best.price, best.ticket);
    if (isCheaper) best = listing;
  }
  return best;
}

/** Plans whether a holder accepts the bid or the bidder takes it back. */
export function planBid(season: Season, bid: Bid, now: number): void {
  const { random, agenda } = season;
  if (random.chance(0.6)) {
    agenda.add(now + random.exponential(18 * HOUR), () => {
      const holders = bid.tier.event.tickets.filter((ticket) => isWilling(bid, ticket));
      const ticket = random.weighted(holders, (each) => (each.listing ? 6 : 1));
      if (ticket && bid.openQuantity > 0) acceptBid(season, bid, ticket);
    });
  } else if (random.chance(0.5)) {
    agenda.add(now + random.exponential(4 * DAY), () => {
      if (bid.openQuantity > 0) cancelBid(season, bid);
    });
  }
}

/** Whether the bid fits the ticket's tier and cap and does not come from its holder. */
export function isWilling(bid: Bid, ticket: Bid["tier"]["event"]["tickets"][number]): boolean {
  if (ticket.tier !== bid.tier || ticket.faceValue === 0n || ticket.owner === bid.bidder) return false;
  return isAlive(ticket) && bid.price <= atMostCap(ticket, Number.MAX_SAFE_INTEGER / 1e6);
}
