import { buyTickets, giveTicket, refundTicket } from "../moves/holder-moves.ts";
import {
  acceptBid,
  buyListing,
  cancelBid,
  cancelListing,
  changePrice,
  listTicket,
  placeBid,
} from "../moves/market-moves.ts";
import { checkInTickets } from "../moves/organizer-moves.ts";
import { isAlive } from "../schedule/holders.ts";
import { askAsHolder, askAsReseller, atMostCap, relativePrice } from "../schedule/prices.ts";
import { DAY, HOUR } from "../schedule/season.ts";
import { cheapestListing, isWilling } from "../schedule/shoppers.ts";
import type { Ticket, TicketEvent } from "../world/model.ts";
import type { World } from "../world/world.ts";

/** One thing that somebody can do; false when nobody can now. */
export interface TradingMove {
  readonly weight: number;
  tryIt(world: World, events: readonly TicketEvent[], now: number): boolean;
}

const ATTEMPTS = 12;

export const TRADING_MOVES: readonly TradingMove[] = [
  { weight: 34, tryIt: buy },
  { weight: 14, tryIt: list },
  { weight: 12, tryIt: lowerPrice },
  { weight: 13, tryIt: shop },
  { weight: 3, tryIt: cancel },
  { weight: 5, tryIt: give },
  { weight: 5, tryIt: bid },
  { weight: 4, tryIt: accept },
  { weight: 2, tryIt: takeBidBack },
  { weight: 1, tryIt: refund },
  { weight: 7, tryIt: checkIn },
];

function buy(world: World, events: readonly TicketEvent[], now: number): boolean {
  const onSale = events.filter(({ salesStart, startsAt }) => salesStart <= now && now < startsAt);
  const tiers = onSale.flatMap((event) => event.tiers);
  const tier = world.random.weighted(tiers, (each) => each.supply - each.issued);
  const buyer = world.random.pick(world.wallets)?.address;
  if (!tier || !buyer) return false;
  const left = tier.supply - tier.issued;
  buyTickets(world, { tier, buyer, quantity: Math.min(world.random.integer(1, 4), left) });
  return true;
}

function list(world: World, events: readonly TicketEvent[], now: number): boolean {
  const ticket = findTicket(world, events, (each) => each.faceValue > 0n && each.listing === null);
  if (!ticket || ticket.tier.event.startsAt <= now) return false;
  const isHolder = world.random.chance(0.7);
  listTicket(
    world,
    ticket,
    isHolder ? askAsHolder(world.random, ticket) : askAsReseller(world.random, ticket),
  );
  return true;
}

function lowerPrice(world: World, events: readonly TicketEvent[]): boolean {
  const listing = world.random.pick(openListings(world, events));
  if (!listing) return false;
  const factor = relativePrice(listing.price, listing.ticket) * world.random.between(0.88, 0.99);
  changePrice(world, listing, atMostCap(listing.ticket, Math.max(0.4, factor)));
  return true;
}

function shop(world: World, events: readonly TicketEvent[], now: number): boolean {
  const event = world.random.weighted(events, ({ listings, startsAt }) =>
    startsAt > now ? listings.size : 0,
  );
  const buyer = world.random.pick(world.wallets);
  const listing = event && buyer && cheapestListing(event, buyer.address);
  if (!listing) return false;
  buyListing(world, listing, buyer.address);
  return true;
}

function cancel(world: World, events: readonly TicketEvent[]): boolean {
  const listing = world.random.pick(openListings(world, events));
  if (!listing) return false;
  cancelListing(world, listing);
  return true;
}

function give(world: World, events: readonly TicketEvent[]): boolean {
  const ticket = findTicket(world, events, ({ listing }) => listing === null);
  const friend = world.random.pick(world.wallets)?.address;
  if (!ticket || !friend || friend === ticket.owner) return false;
  giveTicket(world, ticket, friend);
  return true;
}

function bid(world: World, events: readonly TicketEvent[]): boolean {
  const sample = findTicket(world, events, ({ faceValue }) => faceValue > 0n);
  const bidder = world.random.pick(world.wallets)?.address;
  if (!sample || !bidder || sample.tier.event.bids.size > 40) return false;
  placeBid(world, {
    tier: sample.tier,
    bidder,
    price: atMostCap(sample, world.random.between(0.7, 1.3)),
    quantity: 1,
  });
  return true;
}

function accept(world: World, events: readonly TicketEvent[]): boolean {
  const offer = world.random.pick(events.flatMap(({ bids }) => [...bids]));
  const ticket = offer && findTicket(world, [offer.tier.event], (each) => isWilling(offer, each));
  if (!ticket) return false;
  acceptBid(world, offer, ticket);
  return true;
}

function takeBidBack(world: World, events: readonly TicketEvent[]): boolean {
  const offer = world.random.pick(events.flatMap(({ bids }) => [...bids]));
  if (!offer) return false;
  cancelBid(world, offer);
  return true;
}

function refund(world: World, events: readonly TicketEvent[], now: number): boolean {
  const ticket = findTicket(world, events, ({ tier }) => tier.event.startsAt > now + DAY);
  if (!ticket) return false;
  refundTicket(world, ticket, ticket.tier.event.organizer);
  return true;
}

function checkIn(world: World, events: readonly TicketEvent[], now: number): boolean {
  const open = events.filter(({ startsAt, endsAt }) => startsAt - 1.5 * HOUR <= now && now < endsAt);
  const event = world.random.pick(open);
  const arriving = event?.tickets.filter(({ status }) => status === "valid").slice(0, 6) ?? [];
  if (!event || arriving.length === 0) return false;
  checkInTickets(world, event, arriving);
  return true;
}

function openListings(world: World, events: readonly TicketEvent[]) {
  const event = world.random.weighted(events, ({ listings }) => listings.size);
  return [...(event?.listings ?? [])].filter(({ ticket }) => isAlive(ticket));
}

function findTicket(
  { random }: World,
  events: readonly TicketEvent[],
  isWanted: (ticket: Ticket) => boolean,
): Ticket | undefined {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const ticket = random.pick(random.weighted(events, ({ tickets }) => tickets.length)?.tickets ?? []);
    if (ticket && isAlive(ticket) && isWanted(ticket)) return ticket;
  }
  return undefined;
}
