import type { ChainBlock, ChainFact } from "./chain-fact.ts";
import { publication, resale, START_TIME } from "./sample-facts.ts";

const DAY = 86_400;
const CONTRACT = "cc".repeat(20);
const EVENTS = [0, 1, 2, 3];
/** A wallet that buys forty tickets and resells all of them, hex without 0x like all that facts name. */
export const RESELLER = "5e".repeat(20);
export const RESALE_CURRENCY = "c1".repeat(20);
/** Wallets of one hand that buy two tickets of each event, in one block and with one payer's money, offer them at a profit at once, and resell them. */
export const TEAM: readonly string[] = Array.from({ length: 5 }, (_, index) => `e${index}`.repeat(20));
const PAYER = "ea".repeat(20);

/** Somebody else's wallet. */
export const buyerOf = (number: number) => number.toString(16).padStart(40, "0");
const eventOf = (number: number) => `${CONTRACT}${number.toString(16).padStart(64, "0")}`;
const ticketOf = (number: number) => `${CONTRACT}${(1000 + number).toString(16).padStart(64, "0")}`;
const money = { currency: RESALE_CURRENCY, faceCurrency: RESALE_CURRENCY };
const trade = (index: number, seller: string, buyer: string, payer = buyer) => {
  return { ...money, ticket: ticketOf(index), seller, buyer, payer };
};

/** Forty tickets of four events that one wallet buys and resells at almost twice their price, within three weeks, in blocks 1 to 5. */
export function resaleTrades(): ChainBlock[] {
  const numbers = Array.from({ length: 40 }, (_, index) => index);
  const events = EVENTS.map((number) =>
    publication(eventOf(number), { startsAt: START_TIME + 20 * DAY, salesStart: START_TIME }),
  );
  const bought = numbers.map((index) =>
    resale(eventOf(index % 4), { ...trade(index, buyerOf(1), RESELLER), kind: "PRIMARY", hop: 0 }),
  );
  const sold = numbers.map((index) =>
    resale(eventOf(index % 4), { ...trade(index, RESELLER, buyerOf(100 + index)), price: 1900n }),
  );
  return [
    block(1, 0, events),
    block(2, 1, bought),
    block(3, 5, sold.slice(0, 20)),
    block(4, 6, sold.slice(20)),
    block(5, 21, [resale(eventOf(0), { ...trade(99, buyerOf(1), buyerOf(2)), kind: "PRIMARY", hop: 0 })]),
  ];
}

/**
 * The same with a team of wallets that does likewise, in moments when nobody else buys, among fans who buy one ticket each. Its first two blocks
 * are those of `resaleTrades`.
 */
export function teamTrades(): ChainBlock[] {
  const alone = resaleTrades();
  const together = EVENTS.map((event) => block(0, 2 + event / 4, TEAM.flatMap(boughtFor(event))));
  const listed = block(
    0,
    2.9,
    EVENTS.flatMap((event) => TEAM.flatMap(listedFor(event))),
  );
  const fans = FANS.map((fan) => block(0, 3 + fan / 100, [boughtByFan(fan)]));
  const sales = block(
    0,
    4.5,
    EVENTS.flatMap((event) => TEAM.flatMap(soldFor(event))),
  );
  const all = [...alone.slice(0, 2), ...together, listed, ...fans, sales, ...alone.slice(2)];
  return all.map((one, index) => ({ ...one, number: index + 1 }));
}

const FANS = Array.from({ length: 120 }, (_, index) => index);

function boughtByFan(fan: number): ChainFact {
  const event = fan % EVENTS.length;
  return resale(eventOf(event), {
    ...trade(500 + fan, buyerOf(1), buyerOf(5000 + fan)),
    kind: "PRIMARY",
    hop: 0,
  });
}

const ticketsFor = (event: number, position: number) =>
  [0, 1].map((seat) => 200 + position * 8 + event * 2 + seat);

const boughtFor =
  (event: number) =>
  (wallet: string, position: number): ChainFact[] =>
    ticketsFor(event, position).map((index) =>
      resale(eventOf(event), { ...trade(index, buyerOf(1), wallet, PAYER), kind: "PRIMARY", hop: 0 }),
    );

const listedFor =
  (event: number) =>
  (wallet: string, position: number): ChainFact[] =>
    ticketsFor(event, position).map((index) => ({
      type: "listing",
      listing: ticketOf(index),
      event: eventOf(event),
      ticket: ticketOf(index),
      seller: wallet,
      currency: RESALE_CURRENCY,
      price: 1800n,
      kind: "LISTED",
    }));

const soldFor =
  (event: number) =>
  (wallet: string, position: number): ChainFact[] =>
    ticketsFor(event, position).map((index) =>
      resale(eventOf(event), { ...trade(index, wallet, buyerOf(300 + index)), price: 1800n }),
    );

function block(number: number, day: number, facts: readonly ChainFact[]): ChainBlock {
  return { number, time: START_TIME + day * DAY, facts };
}
