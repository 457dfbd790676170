import {
  type Ask,
  approveItems,
  fulfillAsk,
  fulfillmentCall,
  fulfillPrivateSale,
  signAsk,
  transact,
} from "@facevalue/contracts/testing/markets";
import { type Address, zeroAddress } from "viem";
import type { TicketEntry } from "./ledger.ts";
import { type Leg, toPayments } from "./payments.ts";
import type { Season } from "./season.ts";
import { pickCurrency, pickLegs, pickLot, pickPrice, pickSome, toItems } from "./terms.ts";
import { writeResale } from "./write-resale.ts";

export interface Offer {
  readonly tickets: readonly TicketEntry[];
  readonly seller: Address;
  readonly currency: Address;
  readonly legs: readonly Leg[];
  readonly ask: Ask;
}

/** An ask of the tickets' holder, at terms that nobody has seen yet. */
export function makeOffer(season: Season, tickets: readonly TicketEntry[]): Offer {
  const [first] = tickets;
  if (!first) throw new Error("An ask needs a ticket.");
  const seller = first.owner;
  const currency = pickCurrency(season);
  const legs = pickLegs(season, pickPrice(season, currency), seller, tickets);
  const payments = toPayments(currency, legs);
  const ask = { seller, tickets: toItems(tickets), payments, salt: season.nextSalt() };
  return { tickets, seller, currency, legs, ask };
}

export async function sellOne(season: Season): Promise<void> {
  await sellLot(season, pickLot(season, 1, 1));
}

export async function sellBundle(season: Season): Promise<void> {
  await sellLot(season, pickLot(season, 2, 4));
}

/** The organizer sells what it had issued to itself. */
export async function sellOwnIssue(season: Season): Promise<void> {
  const { cast, random } = season.grounds;
  const organizer = random.pick(cast.organizers);
  const own = season.ledger.tickets.filter(({ owner }) => owner === organizer);
  await sellLot(season, pickSome(season, own, random.integer(1, 2)));
}

async function sellLot(season: Season, tickets: readonly TicketEntry[]): Promise<void> {
  if (tickets.length === 0) return;
  const { client, seaport } = season.grounds;
  const offer = makeOffer(season, tickets);
  const buyer = season.buyerOf(tickets);
  await fulfillAsk(client, seaport, { ...offer.ask, buyer });
  writeResale(season, { ...offer, buyer });
}

/** The ask names its buyer. */
export async function sellPrivately(season: Season): Promise<void> {
  const { client, seaport } = season.grounds;
  const tickets = pickLot(season, 1, 2);
  if (tickets.length === 0) return;
  const offer = makeOffer(season, tickets);
  const buyer = season.buyerOf(tickets);
  await fulfillPrivateSale(client, seaport, { ...offer.ask, buyer });
  writeResale(season, { ...offer, buyer });
}

/** One account pays and another one gets the tickets. */
export async function sellForAnother(season: Season): Promise<void> {
  const { client, seaport } = season.grounds;
  const tickets = pickLot(season, 1, 2);
  if (tickets.length === 0) return;
  const offer = makeOffer(season, tickets);
  const buyer = season.buyerOf(tickets);
  const payer = season.otherHolder(buyer, offer.seller);
  await approveItems(client, payer, seaport.address, offer.ask.payments);
  const order = await signAsk(client, seaport, offer.ask);
  await transact(client, payer, fulfillmentCall(seaport, order, buyer));
  writeResale(season, { ...offer, buyer, payer });
}

/** Paid in two currencies, so that there is no one price. */
export async function sellForTwoCurrencies(season: Season): Promise<void> {
  const { client, seaport, money } = season.grounds;
  const tickets = pickLot(season, 1, 2);
  if (tickets.length === 0) return;
  const { ask, seller } = makeOffer(season, tickets);
  const buyer = season.buyerOf(tickets);
  const payments = [zeroAddress, money].flatMap((currency) =>
    toPayments(currency, [{ to: seller, amount: pickPrice(season, currency) }]),
  );
  await fulfillAsk(client, seaport, { ...ask, payments, buyer });
  writeResale(season, { tickets, seller, buyer, currency: null, legs: [] });
}
