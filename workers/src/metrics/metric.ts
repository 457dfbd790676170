import type { Session } from "@facevalue/db";

import type { RawBuilder } from "kysely";

import type { BatchRows } from "../compute/batch-rows.ts";
import type { FactsKeeper } from "../detection/facts/facts-keeper.ts";

import type { RunKeeper } from "../detection/update/run-keeper.ts";
import type { EventMemory } from "../memory/event-memory.ts";

/** An entity table whose rows say which keys of a metric they touch. */
export interface KeySource {
  /** Name in the network's schema. */
  readonly table: string;
  /** Column that holds the key (bytea); rows where it is null touch nothing. */
  readonly column: string;
  /** Immutable entities carry `block$`, mutable ones `block_range`. */
  readonly isImmutable: boolean;
  /** Condition on the table's columns: rows that do not meet it touch nothing. Rows rolled back touch their keys all the same. */
  readonly where?: RawBuilder<unknown>;
}

/** An entity table with amounts that the metric converts into fiat at the rate of their own time. */
export interface RateSource {
  /** Name in the network's schema. */
  readonly table: string;
  /** Column that holds the key (bytea); rows where it is null touch nothing. */
  readonly column: string;
  /** Column that holds the amount's currency (bytea). */
  readonly currency: string;
  /** Column that holds the time at which it is converted, in unix seconds. */
  readonly time: string;
  /** Immutable entities carry `block$`, in whose order their times ascend, mutable ones `block_range`. */
  readonly isImmutable: boolean;
}

/** Which rows to compute. */
export interface RecomputeScope {
  readonly chainId: number;
  /** Schema of the network's entity tables, for example `chain_1`. */
  readonly schema: string;
  readonly keys: readonly Buffer[];
  /** Block after which nothing counts, where the schema shows an older state; what is read from elsewhere has to end there, too. */
  readonly asOf?: number;
  /** What this process has read of events before; without it they are read whole. */
  readonly memory?: EventMemory;
  /** Compares the rows with what this process wrote before. */
  readonly batch?: BatchRows;
  /** Holds what this process read before; the session then sees one state of all tables. */
  readonly facts?: FactsKeeper;
  /** Holds what this process last found out of whole networks. */
  readonly runs?: RunKeeper;
}

/** The one key of a metric that is computed for a whole network at once. */
export const NETWORK_KEY = Buffer.from("network");

/** One folder of computations. docs/adding-a-metric.md says how to add one. */
export interface Metric {
  /** Name of its folder. */
  readonly name: string;
  /** Raised when the same facts give other figures; everything is then computed afresh. Stored in every row. */
  readonly methodology: number;
  /** Tables of the schema `metrics` that it alone writes. */
  readonly tables: readonly string[];
  /** Column of those tables that holds the key. */
  readonly keyColumn: string;
  readonly keySources: readonly KeySource[];
  /**
   * Needed by a metric that reads exchange rates: which keys a rate touches that becomes known. Every amount that is
   * converted must be covered, and its key, or the figure stays as it was before the rate came.
   */
  readonly rateSources?: readonly RateSource[];
  /** Entity tables that it reads besides those of `keySources`. */
  readonly alsoReads: readonly string[];
  /** Tables of the schema `app` that people may change and every key depends on: few rows. A change has all keys computed anew. */
  readonly settings?: readonly string[];
  /**
   * Metrics whose rows it reads, by name. It then has one key for the whole network, `NETWORK_KEY`, which any change in `keySources` marks (their
   * columns do not matter), and is computed once all that these metrics have to compute is done: what compares events with one another.
   */
  readonly follows?: readonly string[];
  /**
   * After a computation the metric rests for this many times its duration, so that a long one does not follow every block; none by default. It
   * does not rest while somebody waits for the metrics.
   */
  readonly pauseShare?: number;
  /** Reads an event's sales with `readSales`: from scratch it is computed in step with the others that do, so that they are read once. */
  readonly sharesSales?: boolean;
  /** Computed only where it is asked for. */
  readonly isOptional?: boolean;
  /** Makes the rows of these keys, and no others, what the chain tables say; rows that no longer exist go. */
  recompute(session: Session, scope: RecomputeScope): Promise<void>;
  /**
   * While the metric rests: brings those rows up to date that a new block touches, where this is cheap. What it leaves is computed after the rest.
   * @returns what to do once that is committed; null where nothing could be done
   */
  update?(session: Session, scope: RecomputeScope): Promise<(() => void) | null>;
}
