import fc from "fast-check";
import type { ChainBlock } from "./chain-fact.ts";
import type { RateFact } from "./rate-fact.ts";

const EURO = Buffer.from("EUR").toString("hex");
const DOLLAR = Buffer.from("USD").toString("hex");
const AGES = [0, 0, 1, 900, 3600, 3601, 86_400, 7 * 86_400, 7 * 86_400 + 1];

/** A rate without its time: so many seconds before or after a block of the chain. */
export interface LooseRate extends Omit<RateFact, "time"> {
  readonly block: number;
  readonly before: number;
}

export const looseRate: fc.Arbitrary<LooseRate> = fc.record({
  currency: fc.constantFrom("c1", "c1", "c2", EURO, DOLLAR),
  fiat: fc.constantFrom("EUR", "EUR", "USD", "JPY"),
  source: fc.constantFrom("feed", "file", "web"),
  rate: fc.oneof(fc.bigInt(1n, 9n), fc.bigInt(10n ** 17n, 3n * 10n ** 18n), fc.constant(10n ** 39n)),
  block: fc.nat(),
  before: fc.constantFrom(...AGES, -1),
});

/** Places rates around the blocks of a chain, which may not reach there yet; those known before are left out. */
export function placeRates(
  { blocks, rates }: { readonly blocks: readonly ChainBlock[]; readonly rates: readonly RateFact[] },
  loose: readonly LooseRate[],
): RateFact[] {
  if (blocks.length === 0) return [];
  const known = new Set(rates.map(identityOf));
  const placed: RateFact[] = [];
  for (const { block, before, ...rate } of loose) {
    const time = (blocks[block % blocks.length]?.time ?? 0) - before;
    const fact = { ...rate, time };
    if (known.has(identityOf(fact))) continue;
    known.add(identityOf(fact));
    placed.push(fact);
  }
  return placed;
}

function identityOf({ currency, fiat, source, time }: RateFact): string {
  return `${currency} ${fiat} ${source} ${time}`;
}
