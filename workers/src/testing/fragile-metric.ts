import type { Metric } from "../metrics/metric.ts";

/** A metric that fails for some keys for as long as they are broken. */
export function fragileMetric(metric: Metric) {
  const broken = new Set<string>();
  const batches: string[][] = [];
  const fragile: Metric = {
    ...metric,
    async recompute(session, scope) {
      const keys = scope.keys.map((key) => key.toString("hex"));
      batches.push(keys);
      const bad = keys.find((key) => broken.has(key));
      if (bad !== undefined) throw new Error(`${bad} is broken`);
      await metric.recompute(session, scope);
    },
  };
  return {
    metric: fragile,
    /** Hex of the keys that fail. */
    broken,
    /** Keys of every recomputation so far, those that failed included. */
    batches,
  };
}
