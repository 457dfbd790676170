import { createHash } from "node:crypto";

const HOUR = 3600;
const PLACES = 6;

/** Fiat per unit at the start of a season. */
const PAIRS = [
  { currency: "native", fiat: "EUR", start: 2350, step: 0.006 },
  { currency: "native", fiat: "USD", start: 2550, step: 0.006 },
  { currency: "native", fiat: "CNY", start: 18_300, step: 0.006 },
  { currency: "stablecoin", fiat: "EUR", start: 0.92, step: 0.0005 },
  { currency: "stablecoin", fiat: "USD", start: 1, step: 0.0001 },
  { currency: "stablecoin", fiat: "CNY", start: 7.18, step: 0.0005 },
  { currency: "USD", fiat: "EUR", start: 0.92, step: 0.0004 },
  { currency: "USD", fiat: "CNY", start: 7.18, step: 0.0002 },
] as const;

/** Hours after the start at which the coin loses a fifth at once, and for how long the stablecoin is then off its dollar. */
const SHOCK_HOUR = 24 * 70;
const DEPEG_HOURS = 12;
/** One hour in so many is the first of a gap of three. */
const GAP_EVERY = 997;
const GAP_HOURS = 3;

export interface SeasonRatesOptions {
  readonly seed: string | number;
  /** Unix seconds: of the genesis block, and of now. */
  readonly from: number;
  readonly to: number;
  /** Address of the season's token. */
  readonly stablecoin: string;
}

/**
 * Hourly rates of the season's currencies in the fiats of its events, as CSV: walks by the seed with some gaps and one
 * shock. A longer span begins with the same lines as a shorter one.
 */
export function seasonRates({ seed, from, to, stablecoin }: SeasonRatesOptions): string {
  const first = Math.floor(from / HOUR);
  const hours = Math.max(0, Math.floor(to / HOUR) - first);
  const walks: number[] = PAIRS.map(() => 0);
  const lines = ["time,currency,fiat,rate"];
  for (let hour = 0; hour <= hours; hour += 1) {
    const dice = diceOf(`${seed}/${hour}`);
    const isGap = Array.from({ length: GAP_HOURS }, (_, before) => hour - before).some(
      (start) => start > 0 && diceOf(`${seed}/gap/${start}`)[0] % GAP_EVERY === 0,
    );
    for (const [index, { currency, fiat, start, step }] of PAIRS.entries()) {
      const walk = (walks[index] ?? 0) * 0.999 + (((dice[index] ?? 0) % 2001) / 1000 - 1) * step;
      walks[index] = walk;
      if (isGap) continue;
      const rate = start * (1 + walk) * shock(currency, hour);
      const id = currency === "stablecoin" ? stablecoin : currency;
      lines.push(`${(first + hour) * HOUR},${id},${fiat},${rate.toFixed(PLACES)}`);
    }
  }
  return `${lines.join("\n")}\n`;
}

function shock(currency: string, hour: number): number {
  if (hour < SHOCK_HOUR) return 1;
  if (currency === "native") return 0.79;
  return currency === "stablecoin" && hour < SHOCK_HOUR + DEPEG_HOURS ? 0.965 : 1;
}

/** Eight numbers from 0 to 65535. */
function diceOf(text: string): [number, ...number[]] {
  const hash = createHash("sha256").update(text).digest();
  return Array.from({ length: PAIRS.length }, (_, index) => hash.readUInt16BE(index * 2)) as [
    number,
    ...number[],
  ];
}
