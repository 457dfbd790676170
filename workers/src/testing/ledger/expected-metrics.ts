import { globSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { metric as detection } from "../../metrics/detection/metric.ts";
import type { ChainBlock } from "../chain-fact.ts";
import type { RateFact } from "../rate-fact.ts";
import { type MetricRows, sortRows } from "../read-metrics.ts";

/** What one metric's tables should hold for a chain and the rates that are known, worked out in whole numbers. */
export type Ledger = (blocks: readonly ChainBlock[], rates: readonly RateFact[]) => MetricRows;

const METRICS = join(import.meta.dirname, "..", "..", "metrics");

/** Each metric's folder keeps its own ledger in `testing/ledger.ts`. */
const LEDGERS: readonly Ledger[] = await Promise.all(
  globSync("*/testing/ledger.ts", { cwd: METRICS })
    .toSorted()
    .map(async (file) => {
      const { ledger } = (await import(pathToFileURL(join(METRICS, file)).href)) as { ledger: Ledger };
      return ledger;
    }),
);

/**
 * A second detector would be as long as the first and prove little. What its tables must satisfy is proved in `workers/src/detection`, signal by
 * signal; that they depend on the chain alone is proved as for all others, by computing them from scratch.
 */
const WITHOUT_LEDGER = new Set(detection.tables);

/** The tables that a ledger works out. */
export function ledgerTables(rows: MetricRows): MetricRows {
  return Object.fromEntries(Object.entries(rows).filter(([table]) => !WITHOUT_LEDGER.has(table)));
}

/** What each of these tables should hold for a chain. */
export function expectedMetrics(blocks: readonly ChainBlock[], rates: readonly RateFact[] = []): MetricRows {
  const tables = LEDGERS.flatMap((ledger) => Object.entries(ledger(blocks, rates)));
  return Object.fromEntries(tables.map(([table, rows]) => [table, sortRows(rows)]));
}
