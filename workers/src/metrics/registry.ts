import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Metric } from "./metric.ts";

/** Every metric, by name: each folder here is one, and its `metric.ts` says what it is. */
export const METRICS: readonly Metric[] = await Promise.all(
  readdirSync(import.meta.dirname, { withFileTypes: true })
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
    }),
);
