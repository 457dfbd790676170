import type { IndexProgress } from "@facevalue/indexer";
import type { EndpointStatistics } from "@facevalue/rpc";
import { expect, test } from "vitest";
import { IndexMetrics } from "./index-metrics.ts";
import { MetricsPage } from "./metrics-page.ts";

const NO_FAILURES: EndpointStatistics["failures"] = {
  temporary: 0,
  timeout: 0,
  failed: 0,
  "rate-limited": 0,
  "too-large": 0,
  "batch-refused": 0,
  refused: 0,
  inconsistent: 0,
  "wrong-chain": 0,
};

function endpoint(name: string, changes: Partial<EndpointStatistics> = {}): EndpointStatistics {
  return {
    name,
    transport: "http",
    isHealthy: true,
    failuresInARow: 0,
    restsMs: 0,
    requests: 1,
    requestMs: 500,
    receivedBytes: 10,
    calls: { eth_getLogs: 2 },
    failures: NO_FAILURES,
    logRangeBlocks: 100,
    ...changes,
  };
}

function progressAt(block: number, changes: Partial<IndexProgress> = {}): IndexProgress {
  return {
    phase: "history",
    block,
    blockTime: block < 0 ? null : 1000 + block * 12,
    head: 500,
    headTime: 7000,
    finalized: 436,
    errorCode: null,
    logsPerSecond: 0,
    blocksPerSecond: 0,
    etaSeconds: null,
    statistics: {
      blocks: Math.max(0, block),
      logs: Math.max(0, block) * 3,
      handlersRun: 0,
      mappingErrors: 0,
      handlerSeconds: 0,
      flushes: 0,
      flushSeconds: 0,
      rowsWritten: 0,
      reorgs: 0,
      deepestReorg: 0,
      rpc: { endpoints: [endpoint("https://a.example")], heads: null },
      memory: { heapUsedBytes: 1, externalBytes: 2 },
    },
    ...changes,
  };
}

async function read(metrics: MetricsPage, name: string): Promise<string[]> {
  const text = await metrics.render();
  return text.split("\n").filter((line) => line.startsWith(`facevalue_${name}{`));
}

function open() {
  const page = new MetricsPage();
  const metrics = new IndexMetrics(page, { chainId: 7, startBlock: 100 });
  return { page, metrics };
}

test("nothing is told before the first progress", async () => {
  const { page } = open();
  expect(await page.render()).not.toMatch(/^facevalue_\w+\{/m);
});

test("counters are totals, however often they are read", async () => {
  const { page, metrics } = open();
  metrics.update(progressAt(110));
  await page.render();
  await page.render();
  expect(await read(page, "logs_total")).toEqual(['facevalue_logs_total{chain_id="7"} 330']);
  metrics.update(progressAt(120));
  expect(await read(page, "logs_total")).toEqual(['facevalue_logs_total{chain_id="7"} 360']);
});

test("before the first block the lag counts from the start block, and what is not known is left out", async () => {
  const { page, metrics } = open();
  metrics.update(progressAt(-1, { finalized: -1 }));
  expect(await read(page, "lag_blocks")).toEqual(['facevalue_lag_blocks{chain_id="7"} 401']);
  for (const name of ["indexed_block", "finalized_block", "lag_seconds"])
    expect(await read(page, name)).toEqual([]);
});

test("the lag in seconds is between the two blocks' times", async () => {
  const { page, metrics } = open();
  metrics.update(progressAt(400));
  expect(await read(page, "lag_seconds")).toEqual(['facevalue_lag_seconds{chain_id="7"} 1200']);
});

test("a handler that keeps failing is a failed network, trouble with the chain is not", async () => {
  const { page, metrics } = open();
  const failed = 'facevalue_network_state{chain_id="7",state="failed"}';
  metrics.update(progressAt(400, { errorCode: "MAPPING_FAILED" }));
  expect(await read(page, "network_state")).toContain(`${failed} 1`);
  metrics.update(progressAt(400, { errorCode: "RPC_UNREACHABLE" }));
  expect(await read(page, "network_state")).toContain(`${failed} 0`);
  const error = 'facevalue_network_error{chain_id="7",code="RPC_UNREACHABLE"} 1';
  expect(await read(page, "network_error")).toEqual([error]);
});

test("two URLs of one host are one endpoint: counts add up, and it is up while one is", async () => {
  const { page, metrics } = open();
  const endpoints = [endpoint("https://a.example", { isHealthy: false }), endpoint("https://a.example")];
  const { statistics } = progressAt(400);
  metrics.update(progressAt(400, { statistics: { ...statistics, rpc: { endpoints, heads: null } } }));
  const labels = 'chain_id="7",endpoint="https://a.example"';
  expect(await read(page, "rpc_calls_total")).toEqual([
    `facevalue_rpc_calls_total{${labels},method="eth_getLogs"} 4`,
  ]);
  expect(await read(page, "rpc_request_seconds_total")).toEqual([
    `facevalue_rpc_request_seconds_total{${labels}} 1`,
  ]);
  expect(await read(page, "rpc_endpoint_up")).toEqual([`facevalue_rpc_endpoint_up{${labels}} 1`]);
});
