import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { deployReference, ticketFactoryAbi } from "@facevalue/contracts";
import { type Anvil, startAnvil, testAccounts } from "@facevalue/contracts/testing";
import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import { createWalletClient, encodeFunctionData, http } from "viem";
import { waitForTransactionReceipt } from "viem/actions";
import { afterAll, beforeAll, expect, test } from "vitest";
import { facevalue, type Running, startFacevalue } from "./support/facevalue.ts";
import { scrape } from "./support/scrape.ts";

const CONTRACTS = 7;
const DEPTH = 4;
const SECRET = "s3cret-key";
const CHAIN = 'chain_id="31337"';
const folder = mkdtempSync(join(tmpdir(), "facevalue-metrics-"));

let anvil: Anvil;
let database: TestDatabase;
let factory: string;
let running: Running | undefined;

beforeAll(async () => {
  anvil = await startAnvil({ chainId: 31337 });
  database = await createTestDatabase({ isMigrated: false });
  const [account] = testAccounts(1);
  if (account === undefined) throw new Error("anvil has no account");
  const wallet = createWalletClient({ account, transport: http(anvil.url) });
  const deployment = await deployReference(wallet);
  factory = deployment.factory;
  const startBlock = Number(deployment.startBlock);
  const sources = {
    TicketFactory: { address: deployment.factory, startBlock },
    TicketMarket: { address: deployment.market, startBlock },
  };
  writeFileSync(join(folder, "networks.json"), JSON.stringify({ localhost: sources }));
  const { factory: to } = deployment;
  for (let count = 0; count < CONTRACTS; count++) {
    const args = ["Night", `N${count}`] as const;
    const data = encodeFunctionData({ abi: ticketFactoryAbi, functionName: "createTicketContract", args });
    const hash = await wallet.sendTransaction({ to, data, chain: null });
    await waitForTransactionReceipt(wallet, { hash, pollingInterval: 20 });
  }
});

afterAll(async () => {
  running?.process.kill("SIGTERM");
  await running?.finished;
  await database?.drop();
  await anvil?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function ask(method: string, ...params: unknown[]): Promise<unknown> {
  const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method, params });
  const headers = { "content-type": "application/json" };
  const response = await fetch(anvil.url, { method: "POST", headers, body });
  return ((await response.json()) as { result: unknown }).result;
}

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

const head = async () => Number(await ask("eth_blockNumber"));

async function timeOf(block: number): Promise<number> {
  const { timestamp } = (await ask("eth_getBlockByNumber", `0x${block.toString(16)}`, false)) as {
    timestamp: string;
  };
  return Number(timestamp);
}

test("the indexer's page tells the chain's own numbers, and a reorg with its depth", async () => {
  running = startFacevalue([
    "index",
    "--rpc",
    `${anvil.url}/?key=${SECRET}`,
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
  const newest = await head();
  const { samples, text } = await scrapeUntil(url, `facevalue_indexed_block{${CHAIN}}`, newest);
  const logs = (await ask("eth_getLogs", { fromBlock: "0x0", address: factory })) as unknown[];
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
  const endpoint = `${CHAIN},endpoint="${anvil.url}"`;
  expect(sampled("rpc_calls_total", `${endpoint},method="eth_getBlockByNumber"`)).toBeGreaterThan(0);
  expect(sampled("rpc_endpoint_up", endpoint)).toBe(1);
  expect(samples.get("process_start_time_seconds")).toBeGreaterThan(0);
  expect(text).not.toContain(SECRET);

  await ask("anvil_reorg", DEPTH, []);
  const after = await scrapeUntil(url, `facevalue_reorgs_total{${CHAIN}}`, 1);
  expect(after.samples.get(`facevalue_reorg_depth_max_blocks{${CHAIN}}`)).toBe(DEPTH);
  await scrapeUntil(url, `facevalue_indexed_block{${CHAIN}}`, await head());
  running.process.kill("SIGTERM");
  expect((await running.finished).code).toBe(0);
});

test("a server alone tells what the database knows, also of a network that failed", async () => {
  await facevalue("work", "--database", database.url, "--until-idle");
  running = startFacevalue(["serve", "--database", database.url, "--port", "0", "--log-level", "error"]);
  const url = `${await running.saysOnStdout(/Dashboard: (\S+)/)}/metrics`;
  const newest = await head();
  const { samples } = await scrape(url);
  const sampled = (name: string, labels = CHAIN) => samples.get(`facevalue_${name}{${labels}}`);
  expect(sampled("indexed_block")).toBe(newest);
  expect(sampled("head_block")).toBe(newest);
  expect(sampled("lag_blocks")).toBe(0);
  expect(sampled("indexed_block_timestamp_seconds")).toBe(await timeOf(newest));
  expect(sampled("metric_failed_keys", `${CHAIN},metric="event-sales"`)).toBe(0);
  expect(samples.get("facevalue_database_up")).toBe(1);
  await database.pool.query(
    `update chain_31337."cursor$" set state = 'failed', error_code = 'MAPPING_FAILED', head_block = head_block + 5`,
  );
  const failed = (await scrape(url)).samples;
  expect(failed.get(`facevalue_network_state{${CHAIN},state="failed"}`)).toBe(1);
  expect(failed.get(`facevalue_network_state{${CHAIN},state="live"}`)).toBe(0);
  expect(failed.get(`facevalue_lag_blocks{${CHAIN}}`)).toBe(5);
  expect(failed.has(`facevalue_lag_seconds{${CHAIN}}`)).toBe(false);
});
