import { expect, test } from "vitest";
import { MetricsPage } from "./metrics-page.ts";
import { addWorkMetrics } from "./work-metrics.ts";

test("batches, keys, failures and jobs are counted per metric and chain", async () => {
  const page = new MetricsPage();
  let isQueueThere = false;
  const observer = addWorkMetrics(page, () => isQueueThere);
  const sales = { metric: "event-sales", chainId: 1 };
  observer.batch(sales, { computed: 50, setAside: 0 });
  observer.batch(sales, { computed: 3, setAside: 1 });
  observer.batch({ ...sales, chainId: 5 }, { computed: 7, setAside: 0 });
  observer.job(sales, { outcome: "keys-left", seconds: 0.2 });
  const text = await page.render();
  const labels = 'chain_id="1",metric="event-sales"';
  for (const line of [
    `facevalue_metric_keys_computed_total{${labels}} 53`,
    'facevalue_metric_keys_computed_total{chain_id="5",metric="event-sales"} 7',
    `facevalue_metric_batches_total{${labels}} 2`,
    `facevalue_metric_failures_total{${labels}} 1`,
    `facevalue_metric_job_seconds_bucket{le="0.3",${labels},outcome="keys-left"} 1`,
    `facevalue_metric_job_seconds_bucket{le="0.1",${labels},outcome="keys-left"} 0`,
    "facevalue_queue_up 0",
  ]) {
    expect(text.split("\n")).toContain(line);
  }
  isQueueThere = true;
  expect(await page.render()).toContain("facevalue_queue_up 1");
});
