const PLACES = 6;
const AN_HOUR = 3600;
const A_WEEK = 7 * 86_400;

/** Fiat's smallest units per smallest unit of a currency, as a fraction. */
export interface Rate {
  readonly dividend: bigint;
  readonly divisor: bigint;
}

export type Conversion = Rate | "FX_STALE" | "FX_MISSING";

/** The rates of a CSV file, looked up in plain code of its own. Fiats have two decimals. */
export class RateBook {
  readonly #rates = new Map<string, { readonly time: number; readonly rate: bigint }[]>();
  readonly #decimals: ReadonlyMap<string, number>;

  /** @param decimals of each currency by its name in the file */
  constructor(csv: string, decimals: ReadonlyMap<string, number>) {
    this.#decimals = decimals;
    for (const line of csv.trim().split("\n").slice(1)) {
      const [time, currency, fiat, rate] = line.split(",") as [string, string, string, string];
      const [whole = "0", fraction = ""] = rate.split(".");
      const key = `${currency.toLowerCase()} ${fiat}`;
      const known = this.#rates.get(key) ?? [];
      known.push({ time: Number(time), rate: BigInt(whole + fraction.padEnd(PLACES, "0")) });
      this.#rates.set(key, known);
    }
  }

  at(currency: string, fiat: string, time: number): Conversion {
    const last = this.#rates.get(`${currency} ${fiat}`)?.findLast((one) => one.time <= time);
    if (last === undefined || last.time < time - A_WEEK) return "FX_MISSING";
    if (last.time < time - AN_HOUR) return "FX_STALE";
    const decimals = this.#decimals.get(currency);
    if (decimals === undefined) throw new Error(`no decimals of ${currency}`);
    return { dividend: last.rate * 100n, divisor: 10n ** BigInt(PLACES + decimals) };
  }
}

/** `dividend / divisor`, rounded half to even. */
export function divideEvenly(dividend: bigint, divisor: bigint): bigint {
  const isNegative = dividend < 0n;
  const magnitude = isNegative ? -dividend : dividend;
  let quotient = magnitude / divisor;
  const twice = (magnitude % divisor) * 2n;
  if (twice > divisor || (twice === divisor && quotient % 2n === 1n)) quotient += 1n;
  return isNegative ? -quotient : quotient;
}
