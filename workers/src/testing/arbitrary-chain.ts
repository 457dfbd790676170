import fc from "fast-check";
import { arbitraryFact, GENESIS_TIME } from "./arbitrary-fact.ts";
import type { ChainBlock, ChainFact, CurrencyFact } from "./chain-fact.ts";

/** Blocks without their place in a chain: seconds after the block before (0: equal times), and facts. */
export interface LooseBlock {
  readonly gap: number;
  readonly seconds: number;
  readonly facts: readonly ChainFact[];
}

export const looseBlock: fc.Arbitrary<LooseBlock> = fc.record({
  gap: fc.constantFrom(1, 1, 5),
  seconds: fc.constantFrom(0, 1, 900, 40_000),
  facts: fc.array(arbitraryFact, { maxLength: 8 }),
});

/**
 * Puts blocks on top of a chain. An event is published before anything else happens to it and once, a currency is told
 * once and before anything is priced in it, if at all, listings and bids begin before they go on: facts that do not fit
 * become others, or are left out.
 */
export function placeBlocks(chain: readonly ChainBlock[], loose: readonly LooseBlock[]): ChainBlock[] {
  const begun = new Set(chain.flatMap(({ facts }) => facts.flatMap(identitiesOf)));
  let { number, time } = chain.at(-1) ?? { number: 0, time: GENESIS_TIME };
  return loose.map(({ gap, seconds, facts }) => {
    number += gap;
    time += seconds;
    const placed = facts.flatMap((one) => {
      const isBegun = begun.has(identityOf(one));
      const told = tellCurrencies(one, begun);
      for (const identity of identitiesOf(one)) begun.add(identity);
      return [...told, ...fit(one, isBegun)];
    });
    return { number, time, facts: placed };
  });
}

/** What has begun when the fact is there: its own entity, and the currencies that it names. */
function identitiesOf(fact: ChainFact): string[] {
  const named = [
    "currency" in fact ? fact.currency : null,
    "faceCurrency" in fact ? fact.faceCurrency : null,
    "refund" in fact ? fact.refund?.currency : null,
  ];
  const currencies = named.filter((currency) => currency !== null && currency !== undefined);
  return [identityOf(fact), ...currencies.map((currency) => `currency ${currency}`)];
}

/** Currencies that are told of with their first use, unless they were before. */
const DECIMALS: Readonly<Record<string, number>> = { c1: 18, "455552": 2 };

function tellCurrencies(fact: ChainFact, begun: ReadonlySet<string>): CurrencyFact[] {
  return Object.entries(DECIMALS).flatMap(([currency, decimals]) => {
    const told = { type: "currency" as const, currency, decimals };
    const isFirstUse = fact.type !== "currency" && identitiesOf(fact).includes(identityOf(told));
    return isFirstUse && !begun.has(identityOf(told)) ? [told] : [];
  });
}

/** What begins with its first fact. */
function identityOf(fact: ChainFact): string {
  switch (fact.type) {
    case "event":
      return `event ${fact.event}`;
    case "currency":
      return `currency ${fact.currency}`;
    case "listing":
      return `listing ${fact.listing}`;
    case "bid":
      return `bid ${fact.bid}`;
    default:
      return fact.type;
  }
}

function fit(fact: ChainFact, isBegun: boolean): ChainFact[] {
  if (fact.type === "currency") return isBegun ? [] : [fact];
  if (fact.type === "event") {
    if (!isBegun) return [{ ...fact, kind: "PUBLISHED" }];
    return [fact.kind === "PUBLISHED" ? { ...fact, kind: "RESCHEDULED" } : fact];
  }
  if (fact.type === "listing" && !isBegun) return [{ ...fact, kind: "LISTED" }];
  if (fact.type === "bid" && !isBegun) return [{ ...fact, kind: "PLACED" }];
  return [fact];
}
