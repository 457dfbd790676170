import type { ChainBlock } from "../../../testing/chain-fact.ts";
import { exactRatio } from "../../../testing/ledger/exact-ratio.ts";
import { placedFacts } from "../../../testing/ledger/placed-fact.ts";

/** A rate as a test writes it: ids in hex, the rate in counts of 10^-18. */
export interface LedgerRate {
  readonly currency: string;
  readonly fiat: string;
  readonly source: string;
  readonly time: number;
  readonly rate: bigint;
}

export const FIAT_PLACES: Readonly<Record<string, number>> = { EUR: 2, JPY: 0, KWD: 3 };

export interface Leg {
  readonly amount: bigint;
  readonly currency: string;
  readonly time: number;
}

/** Converts legs by the definition: of each source the newest rate before the leg, too old ones left out, then the median. */
export class LedgerRates {
  readonly #decimals: ReadonlyMap<string, number | null>;
  readonly #rates: readonly LedgerRate[];

  constructor(blocks: readonly ChainBlock[], rates: readonly LedgerRate[]) {
    const currencies = placedFacts(blocks).filter((fact) => fact.type === "currency");
    this.#decimals = new Map(currencies.map(({ currency, decimals }) => [currency, decimals]));
    this.#rates = rates;
  }

  convert({ amount, currency, time }: Leg, fiat: string): bigint | string {
    const places = this.#decimals.get(currency) ?? null;
    if (places === null) return "CURRENCY_UNKNOWN";
    const rate = hexOf(fiat) === currency ? 10n ** 18n : this.#rateAt(currency, fiat, time);
    if (typeof rate === "string") return rate;
    const shift = 10n ** BigInt(FIAT_PLACES[fiat] ?? 0);
    // exactRatio counts in 10^-18, which is what a rate is a count of.
    return exactRatio(amount * rate * shift, 10n ** BigInt(places + 36)) ?? 0n;
  }

  #rateAt(currency: string, fiat: string, time: number): bigint | string {
    const earlier = this.#rates.filter(
      (rate) => rate.currency === currency && rate.fiat === fiat && rate.time <= time,
    );
    const newest = [...new Set(earlier.map(({ source }) => source))].map((source) =>
      earlier.filter((rate) => rate.source === source).reduce((a, b) => (b.time > a.time ? b : a)),
    );
    if (newest.length === 0) return "FX_MISSING";
    const fresh = newest.filter((rate) => time - rate.time <= 3600).map(({ rate }) => rate);
    if (fresh.length === 0) return "FX_STALE";
    const sorted = fresh.sort((a, b) => (a < b ? -1 : 1));
    const twice = (sorted[(sorted.length - 1) >> 1] ?? 0n) + (sorted[sorted.length >> 1] ?? 0n);
    return exactRatio(twice, 2n * 10n ** 18n) ?? 0n;
  }
}

/** The letters of an ISO 4217 code as a currency's id. */
export function hexOf(code: string): string {
  return Buffer.from(code, "ascii").toString("hex");
}
