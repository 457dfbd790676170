import type { WorkObserver } from "@facevalue/workers";
import { Counter, Gauge, Histogram } from "prom-client";
import type { MetricsPage } from "./metrics-page.ts";

const JOB_SECONDS = [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100, 300];

/**
 * Adds what the workers of this process do.
 * @param isQueueThere whether the queue's server can be reached
 * @returns what counts it
 */
export function addWorkMetrics(page: MetricsPage, isQueueThere: () => boolean): WorkObserver {
  const labelNames = ["chain_id", "metric"];
  const registers = [page.registry];
  const counter = (name: string, help: string) => new Counter({ name, help, labelNames, registers });
  const computed = counter("facevalue_metric_keys_computed_total", "Keys of a metric computed here.");
  const batches = counter("facevalue_metric_batches_total", "Batches of keys computed here.");
  const failures = counter("facevalue_metric_failures_total", "Attempts at a key that failed here.");
  const jobs = new Histogram({
    name: "facevalue_metric_job_seconds",
    help: "Duration of jobs here: each computes a metric's dirty keys until none is due.",
    labelNames: [...labelNames, "outcome"],
    buckets: JOB_SECONDS,
    registers,
  });
  const queue = new Gauge({
    name: "facevalue_queue_up",
    help: "1 when the job queue's server can be reached, else 0.",
    registers,
  });
  page.add(() => queue.set(isQueueThere() ? 1 : 0));
  return {
    batch({ metric, chainId }, result) {
      const labels = { chain_id: chainId, metric };
      batches.inc(labels);
      computed.inc(labels, result.computed);
      failures.inc(labels, result.setAside);
    },
    job({ metric, chainId }, { outcome, seconds }) {
      jobs.observe({ chain_id: chainId, metric, outcome }, seconds);
    },
  };
}
