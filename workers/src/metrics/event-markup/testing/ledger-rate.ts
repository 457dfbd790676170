import type { ChainBlock } from "../../../testing/chain-fact.ts";
import { exactConversion } from "../../../testing/ledger/exact-conversion.ts";
import { placedFacts } from "../../../testing/ledger/placed-fact.ts";
import type { RateFact } from "../../../testing/rate-fact.ts";

/** The fiats that test chains use, with their decimal places. */
export const FIAT_PLACES: Readonly<Record<string, number>> = { EUR: 2, USD: 2, GBP: 2, JPY: 0 };

export interface Leg {
  readonly amount: bigint;
  readonly currency: string;
  readonly time: number;
}

/** Converts legs with the decimals that the chain tells of their currencies. */
export class LedgerRates {
  readonly #decimals: ReadonlyMap<string, number | null>;
  readonly #rates: readonly RateFact[];

  constructor(blocks: readonly ChainBlock[], rates: readonly RateFact[]) {
    const currencies = placedFacts(blocks).filter((fact) => fact.type === "currency");
    this.#decimals = new Map(currencies.map(({ currency, decimals }) => [currency, decimals]));
    this.#rates = rates;
  }

  convert(leg: Leg, fiat: string): bigint | string {
    const decimals = this.#decimals.get(leg.currency) ?? null;
    const converted = exactConversion(this.#rates, { ...leg, decimals }, fiat);
    return "reason" in converted ? converted.reason : converted.amount;
  }
}

/** The letters of an ISO 4217 code as a currency's id. */
export function hexOf(code: string): string {
  return Buffer.from(code, "ascii").toString("hex");
}
