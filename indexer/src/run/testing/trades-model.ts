import { ExactDecimal } from "./exact-decimal.ts";
import type { TextRow } from "./read-current-rows.ts";

/** A trade event as a test makes it. */
export interface TradeEvent {
  readonly block: number;
  readonly timestamp: number;
  readonly logIndex: number;
  readonly pool: string;
  readonly isBuy: boolean;
  readonly cents: bigint;
  readonly volume: bigint;
}

const INTERVALS = { hour: 3600, day: 86_400 } as const;

const sideOf = ({ isBuy }: TradeEvent) => (isBuy ? "BUY" : "SELL");
const priceOf = ({ cents }: TradeEvent) => ExactDecimal.of(cents, 100n);

/** What the trades' subgraph is meant to store, from its events; `listed` are the pools that it knows. */
export class TradesModel {
  readonly #all: readonly TradeEvent[];
  readonly #good: readonly TradeEvent[];

  constructor(trades: readonly TradeEvent[], listed: ReadonlySet<string>) {
    this.#all = trades;
    this.#good = trades.filter(({ pool }) => listed.has(pool));
  }

  get failures(): number {
    return this.#all.length - this.#good.length;
  }

  /** One row per trade; the numbers in ids count what a failed handler took too. */
  trades(): Record<string, TextRow> {
    const rows = this.#good.map((trade) => {
      const sequence = this.#all.filter(({ block }) => block === trade.block).indexOf(trade);
      const id = ((BigInt(trade.block) << 32n) + BigInt(sequence)).toString();
      const [timestamp, side, price] = [String(trade.timestamp), sideOf(trade), priceOf(trade).toString()];
      return [id, { id, timestamp, pool: trade.pool, side, price, volume: trade.volume.toString() }];
    });
    return Object.fromEntries(rows) as Record<string, TextRow>;
  }

  positions(isBuy: boolean): Record<string, TextRow> {
    const rows = this.#good
      .filter((trade) => trade.isBuy === isBuy)
      .map((trade) => {
        const id = String(trade.block * 1000 + trade.logIndex);
        const size = (isBuy ? trade.volume : -trade.volume).toString();
        const amount = priceOf(trade).times(ExactDecimal.of(trade.volume));
        const margin = amount.dividedBy(ExactDecimal.of(3n)).toString();
        return [id, { id, pool: trade.pool, size, ...(isBuy ? {} : { margin }) }];
      });
    return Object.fromEntries(rows) as Record<string, TextRow>;
  }

  openSizes(): Record<string, string> {
    const sizes = new Map<string, bigint>();
    for (const { pool, isBuy, volume } of this.#good) {
      sizes.set(pool, (sizes.get(pool) ?? 0n) + (isBuy ? volume : -volume));
    }
    return Object.fromEntries([...sizes].map(([pool, size]) => [pool, size.toString()]));
  }

  /** Rows of the intervals that a block at `now` has ended, without ids, ordered as text. */
  stats(interval: keyof typeof INTERVALS, now: number): string[] {
    const length = INTERVALS[interval];
    const groups = new Map<string, TradeEvent[]>();
    for (const trade of this.#good) {
      const start = Math.floor(trade.timestamp / length) * length;
      if (start + length > now) continue;
      const key = `${start} ${trade.pool} ${sideOf(trade)}`;
      groups.set(key, [...(groups.get(key) ?? []), trade]);
    }
    return [...groups].map(([key, trades]) => `${key} ${this.#aggregate(trades, length)}`).sort();
  }

  /** open close high low turnover trades tradesToDate volumeToDate */
  #aggregate(trades: readonly TradeEvent[], length: number): string {
    const [first] = trades as [TradeEvent];
    const end = (Math.floor(first.timestamp / length) + 1) * length;
    const toDate = this.#good.filter(
      ({ pool, isBuy, timestamp }) => pool === first.pool && isBuy === first.isBuy && timestamp < end,
    );
    const prices = trades.map(priceOf);
    const sorted = prices.toSorted((a, b) => a.compare(b));
    const cents = trades.reduce((sum, { cents: price, volume }) => sum + price * volume, 0n);
    return [
      prices[0],
      prices.at(-1),
      sorted.at(-1),
      sorted[0],
      ExactDecimal.of(cents, 100n),
      trades.length,
      toDate.length,
      toDate.reduce((sum, { volume }) => sum + volume, 0n),
    ].join(" ");
  }
}
