import {
  sellBundle,
  sellForAnother,
  sellForTwoCurrencies,
  sellOne,
  sellOwnIssue,
  sellPrivately,
} from "./asks.ts";
import { buyBasket, giveAway, swapByHand } from "./baskets.ts";
import { acceptBid, matchAskAndBid } from "./bids.ts";
import { matchTwice, routeTwice } from "./flips.ts";
import { acceptMarketBid, buyListing } from "./market-trades.ts";
import { buyByRouter, sweep } from "./purchases-of-many.ts";
import type { Season } from "./season.ts";

type Move = (season: Season) => Promise<void>;

/** Every move and how often it comes, relative to the others. */
const MOVES: readonly (readonly [Move, number])[] = [
  [issueTickets, 8],
  [sellOne, 3],
  [sellBundle, 3],
  [sellOwnIssue, 2],
  [sellPrivately, 2],
  [sellForAnother, 2],
  [sellForTwoCurrencies, 1],
  [acceptBid, 2],
  [matchAskAndBid, 3],
  [matchTwice, 1],
  [routeTwice, 1],
  [sweep, 3],
  [buyByRouter, 3],
  [buyBasket, 1],
  [swapByHand, 1],
  [giveAway, 2],
  [buyListing, 2],
  [acceptMarketBid, 2],
];

/**
 * Makes the moves, one after the other: first each contract issues tickets, then chance decides.
 * @throws with the move's name and number when the chain refuses one
 */
export async function playSeason(season: Season, moveCount: number): Promise<void> {
  const { random, collections } = season.grounds;
  for (const collection of collections) await collection.issueSome(season);
  for (let number = collections.length; number < moveCount; number++) {
    const [move] = random.weighted(MOVES, ([, weight]) => weight) ?? [issueTickets];
    try {
      await move(season);
    } catch (cause) {
      throw new Error(`Move ${number}, ${move.name}, failed.`, { cause });
    }
  }
}

async function issueTickets(season: Season): Promise<void> {
  await season.grounds.random.pick(season.grounds.collections)?.issueSome(season);
}
