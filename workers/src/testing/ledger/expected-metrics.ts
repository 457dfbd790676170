import { globSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
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

/** What every metrics table should hold for a chain. */
export function expectedMetrics(blocks: readonly ChainBlock[], rates: readonly RateFact[] = []): MetricRows {
  const tables = LEDGERS.flatMap((ledger) => Object.entries(ledger(blocks, rates)));
  return Object.fromEntries(tables.map(([table, rows]) => [table, sortRows(rows)]));
}
