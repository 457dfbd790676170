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

const UNIT = 10n ** 18n;

/** A rate with its sources and the age of the oldest, or why there is none. */
type Found =
  | { readonly rate: bigint; readonly sources: readonly string[]; readonly age: number }
  | { readonly reason: "FX_MISSING" | "FX_STALE" };

/** An amount in a fiat's smallest unit, from the definition: filters over all rates that are known. */
export function exactConversion(
  rates: readonly RateFact[],
  { amount, currency, decimals, time }: Payment,
  fiat: string,
): ExactConversion {
  const places = PLACES[fiat];
  if (places === undefined || decimals === null) return { reason: "CURRENCY_UNKNOWN" };
  const median = (from: string, to: string) => exactMedian(rates, { currency: from, fiat: to, time });
  const found =
    currency === hexOf(fiat) ? { rate: UNIT, sources: [], age: 0 } : route(median, currency, fiat);
  if ("reason" in found) return found;
  const converted = halfEven(amount * found.rate * 10n ** places, 10n ** BigInt(18 + decimals));
  return { ...found, amount: converted, sources: [...new Set(found.sources)].sort() };
}

/** The currency's own rate; else dollars per unit times fiat per dollar, which may be told the other way round. */
function route(median: (from: string, to: string) => Found, currency: string, fiat: string): Found {
  const straight = median(currency, fiat);
  if (fiat === "USD" || "rate" in straight) return straight;
  const dollars = preferred(median(hexOf("USD"), fiat), () => {
    const told = median(hexOf(fiat), "USD");
    return "reason" in told ? told : { ...told, rate: halfEven(UNIT * UNIT, told.rate) };
  });
  if (currency === hexOf("USD")) return dollars;
  return preferred(straight, () => {
    const first = median(currency, "USD");
    const told = [first, dollars];
    if (told.some((one) => "reason" in one && one.reason === "FX_MISSING")) return { reason: "FX_MISSING" };
    if ("reason" in first || "reason" in dollars) return { reason: "FX_STALE" };
    return {
      rate: halfEven(first.rate * dollars.rate, UNIT),
      sources: [...first.sources, ...dollars.sources],
      age: Math.max(first.age, dollars.age),
    };
  });
}

/** The other one where there is no first; a rate of 0 is none. */
function preferred(found: Found, other: () => Found): Found {
  if ("rate" in found) return found;
  const second = other();
  if ("rate" in second && second.rate > 0n) return second;
  const isStale = found.reason === "FX_STALE" || ("reason" in second && second.reason === "FX_STALE");
  return { reason: isStale ? "FX_STALE" : "FX_MISSING" };
}

interface Pair {
  readonly currency: string;
  readonly fiat: string;
  readonly time: number;
}

function exactMedian(rates: readonly RateFact[], { currency, fiat, time }: Pair): Found {
  const isFiat = /^[A-Z]{3}$/.test(Buffer.from(currency, "hex").toString());
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
  return { rate: halfEven(low + high, 2n), sources: usable.map(({ source }) => source), age };
}

/** The letters of an ISO 4217 code as a currency's id. */
function hexOf(code: string): string {
  return Buffer.from(code, "ascii").toString("hex");
}

/** Of amounts that are not negative. */
function halfEven(top: bigint, bottom: bigint): bigint {
  const floor = top / bottom;
  const rest = 2n * (top - floor * bottom);
  return rest > bottom || (rest === bottom && floor % 2n === 1n) ? floor + 1n : floor;
}
