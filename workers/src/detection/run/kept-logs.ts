import { NumberColumn } from "../../columns/number-column.ts";
import type { LogPlace, LogSource } from "../signals/dossier.ts";
import type { Measured } from "../signals/signal.ts";

const SOURCES: readonly LogSource[] = ["tickets", "funding", "terms"];
/** Bits that a transaction's number leaves to its source. */
const SOURCE_BITS = 2;
const NO_LOG = -1;

/** Where a log stands, without its time. */
export type KeptLog = Omit<LogPlace, "time">;

/**
 * The values that may become reasons with the logs that they rest on, entity by entity, in flat memory: twelve bytes a log. Values are numbered
 * in the order in which they come.
 */
export class KeptLogs {
  readonly #firstOf = NumberColumn.integers();
  readonly #signal = NumberColumn.codes();
  readonly #newestTime = NumberColumn.decimals();
  readonly #end = NumberColumn.integers();
  readonly #transaction = NumberColumn.integers();
  readonly #logIndex = NumberColumn.integers();
  readonly #block = NumberColumn.integers();

  /** Begins the next entity. */
  begin(): void {
    this.#firstOf.push(this.#signal.count);
  }

  /** Takes a value of the entity that was begun last. */
  add(signal: number, measurement: Measured): void {
    let newestTime = 0;
    measurement.eachLog(({ source, transaction, logIndex, block, time }) => {
      if (time > newestTime) newestTime = time;
      this.#transaction.push((transaction << SOURCE_BITS) | SOURCES.indexOf(source));
      this.#logIndex.push(logIndex ?? NO_LOG);
      this.#block.push(block);
    });
    this.#signal.push(signal);
    this.#newestTime.push(newestTime);
    this.#end.push(this.#block.count);
  }

  /** Numbers of an entity's values: from the first up to the second. */
  valuesOf(position: number): readonly [start: number, end: number] {
    const next = position + 1 < this.#firstOf.count ? this.#firstOf.at(position + 1) : this.#signal.count;
    return [this.#firstOf.at(position), next];
  }

  /** Which signal a value is of: its position in SIGNALS. */
  signalOf(value: number): number {
    return this.#signal.at(value);
  }

  /** Unix seconds of the newest log that a value rests on; 0 without any. */
  newestTimeOf(value: number): number {
    return this.#newestTime.at(value);
  }

  /** Numbers of a value's logs: from the first up to the second. */
  logsOf(value: number): readonly [start: number, end: number] {
    return [value === 0 ? 0 : this.#end.at(value - 1), this.#end.at(value)];
  }

  /** Order of two logs in the chain. */
  compare(one: number, other: number): number {
    return this.#block.at(one) - this.#block.at(other) || this.#logIndex.at(one) - this.#logIndex.at(other);
  }

  /** Whether two logs name their transaction by the same number. */
  isSameTransaction(one: number, other: number): boolean {
    return this.#transaction.at(one) === this.#transaction.at(other);
  }

  at(log: number): KeptLog {
    const transaction = this.#transaction.at(log);
    const logIndex = this.#logIndex.at(log);
    return {
      source: SOURCES[transaction & ((1 << SOURCE_BITS) - 1)] as LogSource,
      transaction: transaction >> SOURCE_BITS,
      logIndex: logIndex === NO_LOG ? null : logIndex,
      block: this.#block.at(log),
    };
  }
}
