import { erc20Item, erc721Item, fulfillBid, matchOrders } from "@facevalue/contracts/testing/markets";
import { type Leg, sumOf, toPayments } from "./payments.ts";
import type { Season } from "./season.ts";
import { pickFees, pickLegs, pickLot, pickPrice, toItems } from "./terms.ts";
import { writeResale } from "./write-resale.ts";

/** A holder accepts a bid, and owes the fees out of it. */
export async function acceptBid(season: Season): Promise<void> {
  const { client, seaport, money } = season.grounds;
  const [ticket] = pickLot(season, 1, 1);
  if (!ticket) return;
  const seller = ticket.owner;
  const buyer = season.buyerOf([ticket]);
  const price = pickPrice(season, money);
  const fees = pickFees(season, price, [ticket]);
  await fulfillBid(client, seaport, {
    seller,
    bidder: buyer,
    ticket: erc721Item(ticket.contract, ticket.tokenId),
    offer: erc20Item(money, price),
    fees: toPayments(money, fees),
    salt: season.nextSalt(),
  });
  const legs: Leg[] = [...fees, { to: seller, amount: price - sumOf(fees) }];
  writeResale(season, { tickets: [ticket], seller, buyer, currency: money, legs });
}

/** A third party matches an ask with a bid that pays for both orders' fees, and may keep what is left of it. */
export async function matchAskAndBid(season: Season): Promise<void> {
  const { client, seaport, money, cast, random } = season.grounds;
  const tickets = pickLot(season, 1, 1);
  const [ticket] = tickets;
  if (!ticket) return;
  const seller = ticket.owner;
  const buyer = season.buyerOf(tickets);
  const price = pickPrice(season, money);
  const askLegs = pickLegs(season, price, seller, tickets);
  const bidLegs = random.chance(0.5) ? pickFees(season, price, tickets) : [];
  const kept = random.chance(0.3) ? BigInt(random.integer(1, 1_000_000)) : 0n;
  const legs = [...askLegs, ...bidLegs];
  await matchOrders(client, seaport, {
    matcher: cast.matcher,
    ask: { seller, tickets: toItems(tickets), payments: toPayments(money, askLegs), salt: season.nextSalt() },
    bid: {
      bidder: buyer,
      ticket: erc721Item(ticket.contract, ticket.tokenId),
      offer: erc20Item(money, sumOf(legs) + kept),
      fees: toPayments(money, bidLegs),
      salt: season.nextSalt(),
    },
  });
  writeResale(season, { tickets, seller, buyer, currency: money, legs, kept });
}
