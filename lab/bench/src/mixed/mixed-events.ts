import type { Chance } from "./chance.ts";
import type { MadeTransaction } from "./made-transaction.ts";
import type { PlainWorld } from "./plain-world.ts";
import type { ReferenceWorld } from "./reference-world.ts";

type Play = () => MadeTransaction | null;

/** What happens on the mixed chain, and how often: the shares add up to 100. */
export function mixedEvents(
  reference: ReferenceWorld,
  plain: PlainWorld,
): (chance: Chance) => MadeTransaction {
  const { market } = reference;
  const shares: [number, Play][] = [
    [14, () => reference.sell()],
    [8, () => market.list()],
    [1, () => market.changePrice()],
    [2, () => market.cancelListing()],
    [6, () => market.buy()],
    [2, () => market.placeBid()],
    [2, () => market.endBid()],
    [3, () => reference.gift()],
    [7, () => reference.checkIn()],
    [16, () => plain.mintForCoins()],
    [6, () => plain.mintForTokens()],
    [3, () => plain.giveOut()],
    [9, () => plain.seaport.ask(false)],
    [2, () => plain.seaport.ask(true)],
    [5, () => plain.seaport.bid()],
    [2, () => plain.seaport.match()],
    [6, () => plain.gift()],
    [6, () => plain.checkIn()],
  ];
  const plays = shares.flatMap(([share, play]) => Array.from({ length: share }, () => play));
  return (chance) => {
    for (;;) {
      const made = chance.pick(plays)();
      if (made !== null) return made;
    }
  };
}
