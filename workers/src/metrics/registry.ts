import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Metric } from "./metric.ts";

/**
 * Every metric, by name: each folder here is one, and its `metric.ts` says what it is. Those that read the rows of others come after all others.
 */
export const METRICS: readonly Metric[] = (await Promise.all(readMetrics())).toSorted(
  (a, b) => Number(a.follows !== undefined) - Number(b.follows !== undefined),
);

/** Metrics that read this one's rows. */
export function followersOf({ name }: Metric): readonly Metric[] {
  return METRICS.filter(({ follows }) => follows?.includes(name) === true);
}

function readMetrics(): Promise<Metric>[] {
  return readdirSync(import.meta.dirname, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted()
    .map(async (name) => {
      const { metric } = (await import(pathToFileURL(join(import.meta.dirname, name, "metric.ts")).href)) as {
        metric: Metric;
      };
      if (metric.name !== name)
        throw new Error(`the metric in ${name} is called ${metric.name}: it takes its folder's name`);
      return metric;
    });
}
