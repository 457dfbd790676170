import { buyThroughRouter, sweepAsks } from "@facevalue/contracts/testing/markets";
import type { Address } from "viem";
import { makeOffer, type Offer } from "./asks.ts";
import type { Season } from "./season.ts";
import { pickLot, pickSome } from "./terms.ts";
import { writeResale } from "./write-resale.ts";

/** One account takes asks of several sellers, some of them bundles and in several currencies, in one call. */
export async function sweep(season: Season): Promise<void> {
  const { client, seaport } = season.grounds;
  const { offers, buyer } = pickOffers(season);
  if (offers.length === 0) return;
  await sweepAsks(client, seaport, { buyer, asks: offers.map(({ ask }) => ask) });
  for (const offer of offers) writeResale(season, { ...offer, buyer });
}

/** The same through a router, which hands the tickets on. */
export async function buyByRouter(season: Season): Promise<void> {
  const { client, seaport, router } = season.grounds;
  const { offers, buyer } = pickOffers(season);
  if (offers.length === 0) return;
  await buyThroughRouter(client, seaport, { router, buyer, asks: offers.map(({ ask }) => ask) });
  for (const offer of offers) writeResale(season, { ...offer, buyer, moves: 2 });
}

/** Offers of up to three holders to one who offers nothing; a holder may sell by two orders. */
function pickOffers(season: Season): { offers: Offer[]; buyer: Address } {
  const { random } = season.grounds;
  const buyer = season.otherHolder();
  const lots = Array.from({ length: random.integer(1, 3) }, () =>
    pickLot(season, 1, 3).filter((ticket) => ticket.owner !== buyer),
  );
  const taken = new Set<unknown>();
  const offers: Offer[] = [];
  for (const lot of lots) {
    const tickets = lot.filter((ticket) => !taken.has(ticket));
    for (const ticket of tickets) taken.add(ticket);
    if (tickets.length > 0) offers.push(makeOffer(season, pickSome(season, tickets, tickets.length)));
  }
  return { offers, buyer };
}
