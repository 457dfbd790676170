import { compareBigints, medianOf } from "../median.ts";
import type { NullReason } from "../null-reason.ts";

/** A rate at a time: the median over the sources, or why there is none. */
export type RateAt =
  | { readonly rate: bigint; readonly sources: readonly string[]; readonly oldest: number }
  | { readonly reason: NullReason };

export interface RateLimits {
  /** Seconds after its time for which a rate may be used. */
  readonly maximumAge: number;
  /** Seconds after its time for which a rate is known of at all; at least the maximum age. */
  readonly reach: number;
}

interface SourceRates {
  readonly source: string;
  /** Ascending. */
  readonly times: number[];
  readonly rates: bigint[];
}

/** An answer and the times for which it holds, `until` excluded. */
interface Segment {
  readonly from: number;
  readonly until: number;
  readonly found: RateAt;
}

const NOTHING: Segment = { from: 0, until: 0, found: { reason: "FX_MISSING" } };

/** The rates of one currency in one fiat. Questions that ascend in time, as sales do, are mostly answered from the last answer. */
export class RateSeries {
  readonly #limits: RateLimits;
  /** In alphabetical order. */
  readonly #sources: readonly SourceRates[];
  #last = NOTHING;

  /** @param rates ascending in time within each source */
  constructor(
    rates: readonly { readonly source: string; readonly time: number; readonly rate: bigint }[],
    limits: RateLimits,
  ) {
    this.#limits = limits;
    const bySource = new Map<string, SourceRates>();
    for (const { source, time, rate } of rates) {
      const known = bySource.get(source) ?? { source, times: [], rates: [] };
      bySource.set(source, known);
      known.times.push(time);
      known.rates.push(rate);
    }
    this.#sources = [...bySource.values()].sort((a, b) => (a.source < b.source ? -1 : 1));
  }

  at(time: number): RateAt {
    if (time < this.#last.from || time >= this.#last.until) this.#last = this.#search(time);
    return this.#last.found;
  }

  #search(time: number): Segment {
    const { maximumAge, reach } = this.#limits;
    const usable: { source: string; time: number; rate: bigint }[] = [];
    let until = Number.POSITIVE_INFINITY;
    let isKnown = false;
    for (const { source, times, rates } of this.#sources) {
      const next = countUpTo(times, time);
      until = Math.min(until, times[next] ?? Number.POSITIVE_INFINITY);
      const [at, rate] = [times[next - 1], rates[next - 1]];
      if (at === undefined || rate === undefined || at < time - reach) continue;
      isKnown = true;
      if (at >= time - maximumAge) usable.push({ source, time: at, rate });
      until = Math.min(until, at + (at >= time - maximumAge ? maximumAge : reach) + 1);
    }
    if (usable.length === 0) {
      return { from: time, until, found: { reason: isKnown ? "FX_STALE" : "FX_MISSING" } };
    }
    const found = {
      rate: medianOf(usable.map(({ rate }) => rate).sort(compareBigints)) ?? 0n,
      sources: usable.map(({ source }) => source),
      oldest: Math.min(...usable.map((one) => one.time)),
    };
    return { from: time, until, found };
  }
}

/** How many of the ascending times are no later than `time`. */
function countUpTo(times: readonly number[], time: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? Number.POSITIVE_INFINITY) <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}
