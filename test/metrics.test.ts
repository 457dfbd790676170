import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { facevalue, type Running, startFacevalue } from "./support/facevalue.ts";
import { scrape } from "./support/scrape.ts";
import { startTicketChain, type TicketChain } from "./support/ticket-chain.ts";

const CONTRACTS = 7;
const DEPTH = 4;
const SECRET = "s3cret-key";
const CHAIN = 'chain_id="31337"';
const folder = mkdtempSync(join(tmpdir(), "facevalue-metrics-"));

let chain: TicketChain;
let database: TestDatabase;
let running: Running | undefined;

beforeAll(async () => {
  chain = await startTicketChain(join(folder, "networks.json"));
  database = await createTestDatabase({ isMigrated: false });
  for (let count = 0; count < CONTRACTS; count++) await chain.createContract(`Night ${count}`);
});

afterAll(async () => {
  running?.process.kill("SIGTERM");
  await running?.finished;
  await database?.drop();
  await chain?.anvil.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Reads the page until this sample has that value. */
async function scrapeUntil(url: string, sample: string, value: number) {
  for (let attempt = 0; attempt < 600; attempt++) {
    const page = await scrape(url);
    if (page.samples.get(sample) === value) return page;
    await sleep(50);
  }
  const { text } = await scrape(url);
  throw new Error(`${sample} did not become ${value}: ${text}`);
}

async function timeOf(block: number): Promise<number> {
  const { timestamp } = (await chain.ask("eth_getBlockByNumber", `0x${block.toString(16)}`, false)) as {
    timestamp: string;
  };
  return Number(timestamp);
}

test("the indexer's page tells the chain's own numbers, and a reorg with its depth", async () => {
  running = startFacevalue([
    "index",
    "--rpc",
    `${chain.anvil.url}/?key=${SECRET}`,
    "--database",
    database.url,
    "--network-file",
    join(folder, "networks.json"),
    "--metrics-port",
    "0",
    "--log",
    "json",
  ]);
  const url = await running.saysOnStderr(/"url":"([^"]+\/metrics)"/);
  const newest = await chain.head();
  const { samples, text } = await scrapeUntil(url, `facevalue_indexed_block{${CHAIN}}`, newest);
  const logs = (await chain.ask("eth_getLogs", { fromBlock: "0x0", address: chain.factory })) as unknown[];
  expect(logs).toHaveLength(CONTRACTS);
  const sampled = (name: string, labels = CHAIN) => samples.get(`facevalue_${name}{${labels}}`);
  expect(sampled("head_block")).toBe(newest);
  expect(sampled("lag_blocks")).toBe(0);
  expect(sampled("lag_seconds")).toBe(0);
  expect(sampled("logs_total")).toBe(CONTRACTS);
  expect(sampled("handlers_total")).toBe(CONTRACTS);
  expect(sampled("reorgs_total")).toBe(0);
  expect(sampled("indexed_block_timestamp_seconds")).toBe(await timeOf(newest));
  expect(sampled("head_block_timestamp_seconds")).toBe(await timeOf(newest));
  expect(sampled("network_state", `${CHAIN},state="live"`)).toBe(1);
  expect(sampled("flushes_total")).toBeGreaterThan(0);
  expect(sampled("handler_seconds_total")).toBeGreaterThan(0);
  expect(sampled("entity_rows_total")).toBeGreaterThanOrEqual(CONTRACTS);
  const endpoint = `${CHAIN},endpoint="${chain.anvil.url}"`;
  expect(sampled("rpc_calls_total", `${endpoint},method="eth_getBlockByNumber"`)).toBeGreaterThan(0);
  expect(sampled("rpc_endpoint_up", endpoint)).toBe(1);
  expect(samples.get("process_start_time_seconds")).toBeGreaterThan(0);
  expect(text).not.toContain(SECRET);

  await chain.ask("anvil_reorg", DEPTH, []);
  const after = await scrapeUntil(url, `facevalue_reorgs_total{${CHAIN}}`, 1);
  expect(after.samples.get(`facevalue_reorg_depth_max_blocks{${CHAIN}}`)).toBe(DEPTH);
  await scrapeUntil(url, `facevalue_indexed_block{${CHAIN}}`, await chain.head());
  running.process.kill("SIGTERM");
  expect((await running.finished).code).toBe(0);
});

test("a server alone tells what the database knows, also of a network that failed", async () => {
  await facevalue("work", "--database", database.url, "--until-idle");
  running = startFacevalue(["serve", "--database", database.url, "--port", "0", "--log-level", "error"]);
  const url = `${await running.saysOnStdout(/Dashboard: (\S+)/)}/metrics`;
  const newest = await chain.head();
  const { samples } = await scrape(url);
  const sampled = (name: string, labels = CHAIN) => samples.get(`facevalue_${name}{${labels}}`);
  expect(sampled("indexed_block")).toBe(newest);
  expect(sampled("head_block")).toBe(newest);
  expect(sampled("lag_blocks")).toBe(0);
  expect(sampled("indexed_block_timestamp_seconds")).toBe(await timeOf(newest));
  const metric = `${CHAIN},metric="event-sales"`;
  expect(sampled("metric_block", metric)).toBe(newest);
  for (const name of ["lag_blocks", "lag_seconds", "dirty_keys", "failed_keys", "dead_letters"])
    expect(sampled(`metric_${name}`, metric)).toBe(0);
  expect(sampled("indexing_issues")).toBe(0);
  expect(samples.get("facevalue_database_up")).toBe(1);
  await database.pool.query(
    `update chain_31337."cursor$" set state = 'failed', error_code = 'MAPPING_FAILED', head_block = head_block + 5`,
  );
  const failed = (await scrape(url)).samples;
  expect(failed.get(`facevalue_network_state{${CHAIN},state="failed"}`)).toBe(1);
  expect(failed.get(`facevalue_network_state{${CHAIN},state="live"}`)).toBe(0);
  expect(failed.get(`facevalue_network_error{${CHAIN},code="MAPPING_FAILED"}`)).toBe(1);
  expect(failed.get(`facevalue_lag_blocks{${CHAIN}}`)).toBe(5);
  expect(failed.has(`facevalue_lag_seconds{${CHAIN}}`)).toBe(false);
});
