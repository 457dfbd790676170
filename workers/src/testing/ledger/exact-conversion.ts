import type { RateFact } from "../rate-fact.ts";

const HOUR = 3600;
const DAY = 24 * HOUR;
const PLACES: Readonly<Record<string, bigint>> = { EUR: 2n, USD: 2n, GBP: 2n, JPY: 0n };

export interface Payment {
  readonly amount: bigint;
  /** Hex without 0x. */
  readonly currency: string;
  readonly decimals: number | null;
  /** Unix seconds. */
  readonly time: number;
}

export type ExactConversion =
  | { readonly amount: bigint; readonly rate: bigint; readonly sources: string[]; readonly age: number }
  | { readonly reason: "CURRENCY_UNKNOWN" | "FX_MISSING" | "FX_STALE" };

/** An amount in a fiat's smallest unit, from the definition: filters over all rates that are known. */
export function exactConversion(
  rates: readonly RateFact[],
  { amount, currency, decimals, time }: Payment,
  fiat: string,
): ExactConversion {
  const places = PLACES[fiat];
  if (places === undefined || decimals === null) return { reason: "CURRENCY_UNKNOWN" };
  const code = Buffer.from(currency, "hex").toString();
  const isFiat = /^[A-Z]{3}$/.test(code);
  const finish = (rate: bigint, sources: string[], age: number) => ({
    amount: halfEven(amount * rate * 10n ** places, 10n ** BigInt(18 + decimals)),
    rate,
    sources,
    age,
  });
  if (code === fiat) return finish(10n ** 18n, [], 0);
  const known = rates.filter(
    (rate) =>
      rate.currency === currency && rate.fiat === fiat && rate.time <= time && time - rate.time <= 7 * DAY,
  );
  const newest = known.filter(
    (rate) => !known.some((other) => other.source === rate.source && other.time > rate.time),
  );
  const usable = newest.filter((rate) => time - rate.time <= (isFiat ? DAY : HOUR));
  if (usable.length === 0) return { reason: known.length === 0 ? "FX_MISSING" : "FX_STALE" };
  const sorted = usable.map(({ rate }) => rate).sort((a, b) => (a > b ? 1 : -1));
  const low = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0n;
  const high = sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0n;
  const age = time - Math.min(...usable.map((rate) => rate.time));
  return finish(halfEven(low + high, 2n), usable.map(({ source }) => source).sort(), age);
}

/** Of amounts that are not negative. */
function halfEven(top: bigint, bottom: bigint): bigint {
  const floor = top / bottom;
  const rest = 2n * (top - floor * bottom);
  return rest > bottom || (rest === bottom && floor % 2n === 1n) ? floor + 1n : floor;
}
