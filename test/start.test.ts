import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { TestDatabase } from "@facevalue/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { facevalue, type Running, runFacevalue, startFacevalue } from "./support/facevalue.ts";
import { query } from "./support/graphql.ts";
import { scrape } from "./support/scrape.ts";
import { emptyDatabase, indexAndWork } from "./support/season-world.ts";

// A folder that only its owner may enter, as a home directory often is.
const data = mkdtempSync(join(tmpdir(), "facevalue-start-"));
let running: Running;
let url: string;
let other: TestDatabase;

async function start(): Promise<void> {
  running = startFacevalue(["start", "--data", data, "--port", "0", "--no-open"]);
  url = await running.saysOnStdout(/Dashboard: (\S+)/);
}

beforeAll(async () => {
  other = await emptyDatabase();
  await start();
});

afterAll(async () => {
  running?.process.kill("SIGTERM");
  await running?.finished;
  await other?.drop();
  // As root, Postgres keeps its data outside of a folder that its own user cannot enter.
  const location = join(data, "postgres", "location");
  if (existsSync(location)) rmSync(readFileSync(location, "utf8").trim(), { recursive: true, force: true });
  rmSync(data, { recursive: true, force: true });
});

interface NetworkAnswer {
  readonly networks: readonly [{ readonly indexedBlock: string; readonly finalizedBlock: string }];
}

async function network(): Promise<{ indexed: number; finalized: number }> {
  const { networks } = await query<NetworkAnswer>(url, "{ networks { indexedBlock finalizedBlock } }");
  return { indexed: Number(networks[0].indexedBlock), finalized: Number(networks[0].finalizedBlock) };
}

async function waitForBlocks(count: number): Promise<number> {
  const { indexed } = await network();
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const now = (await network()).indexed;
    if (now >= indexed + count) return now;
    await sleep(100);
  }
  throw new Error(`no ${count} blocks came after ${indexed}`);
}

interface SalesAnswer {
  readonly events: {
    readonly nodes: readonly { salesSummary: { primaryCount: string; resaleCount: string } }[];
  };
}

async function countSales(): Promise<number> {
  const text = "{ events(first: 100) { nodes { salesSummary { primaryCount resaleCount } } } }";
  const { events } = await query<SalesAnswer>(url, text);
  const counts = events.nodes.map(
    ({ salesSummary: { primaryCount, resaleCount } }) => Number(primaryCount) + Number(resaleCount),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

test("without anything given it plays a season, shows it and goes on trading", async () => {
  const before = await countSales();
  expect(before).toBeGreaterThan(1000);
  await waitForBlocks(5);
  expect(await countSales()).toBeGreaterThan(before);
});

interface FiatAnswer {
  readonly events: {
    readonly nodes: readonly { salesSummary: { fiatRevenue: { primaryGross: FiatGross } } }[];
  };
  readonly sales: { readonly nodes: readonly { fiatPrice: FiatPrice }[] };
}

interface FiatGross {
  readonly convertedAmount: string | null;
  readonly convertedCount: string;
}

interface FiatPrice {
  readonly amount: string | null;
  readonly rateSources: readonly string[];
  readonly reason: string | null;
}

test("the season's exchange rates arrive, and what was paid is told in the events' own currencies", async () => {
  const { networks } = (await (await fetch(`${url}/status`)).json()) as { networks: [{ rates: object[] }] };
  expect(networks[0].rates).toMatchObject([
    { source: "file", error: null, newestRateAt: expect.any(String) as string },
  ]);
  const { events, sales } = await query<FiatAnswer>(
    url,
    `{ events(first: 20) { nodes { salesSummary { fiatRevenue { primaryGross { convertedAmount convertedCount } } } } }
       sales(first: 100) { nodes { fiatPrice { amount rateSources reason } } } }`,
  );
  const sold = events.nodes.map(({ salesSummary }) => salesSummary.fiatRevenue.primaryGross);
  expect(sold.every(({ convertedCount }) => Number(convertedCount) > 0)).toBe(true);
  expect(sold.every(({ convertedAmount }) => Number(convertedAmount) > 0)).toBe(true);
  const told = sales.nodes.map(({ fiatPrice }) => fiatPrice);
  expect(told.every(({ amount, reason }) => (amount === null) === (reason !== null))).toBe(true);
  expect(told.some(({ rateSources }) => rateSources.includes("file"))).toBe(true);
});

test("its metrics tell the same blocks as the API, from the indexer that runs along", async () => {
  const before = await network();
  const { samples } = await scrape(`${url}/metrics`);
  const after = await network();
  const sample = (name: string) => {
    const found = [...samples].filter(([key]) => key.startsWith(`facevalue_${name}{`));
    expect(found, name).toHaveLength(1);
    return found[0]?.[1] ?? Number.NaN;
  };
  expect(sample("indexed_block")).toBeGreaterThanOrEqual(before.indexed);
  expect(sample("indexed_block")).toBeLessThanOrEqual(after.indexed + 1);
  expect(sample("logs_total")).toBeGreaterThan(1000);
  expect(sample("head_block_timestamp_seconds")).toBeLessThan(Date.now() / 1000 + 60);
  expect(samples.get("facevalue_database_up")).toBe(1);
});

test("the live season indexed apart gives the same digest at a block", async () => {
  const { rpcUrls } = JSON.parse(readFileSync(join(data, "run.json"), "utf8")) as { rpcUrls: string[] };
  const { indexed } = await network();
  await indexAndWork(rpcUrls[0] ?? "", other.url, indexed);
  const live = await facevalue("digest", "--data", data, "--block", String(indexed));
  // What is told in the events' own currencies needs exchange rates, which the other database has none of.
  const withoutRates = (digest: string) =>
    Object.entries(JSON.parse(digest) as Record<string, unknown>).filter(
      ([table]) => !/^metrics\.event_(markup|revenue_fiat)/.test(table),
    );
  expect(withoutRates(live)).toEqual(withoutRates(await facevalue("digest", "--database", other.url)));
});

test("a second one on the same data folder is refused in one line", async () => {
  const { code, stderr } = await runFacevalue(["start", "--data", data, "--port", "0", "--no-open"]);
  expect(stderr.trim().split("\n")).toHaveLength(1);
  expect(stderr).toMatch(/^facevalue: .*another Facevalue/i);
  expect(code).toBe(1);
});

test("a stop is clean, and the next start goes on with the same data", async () => {
  const { indexed } = await network();
  const sales = await countSales();
  running.process.kill("SIGTERM");
  expect((await running.finished).code).toBe(0);
  await start();
  expect((await network()).indexed).toBeGreaterThanOrEqual(indexed);
  expect(await countSales()).toBeGreaterThanOrEqual(sales);
});

test("after kill -9 the next start goes on as well", async () => {
  await waitForBlocks(3);
  const { finalized } = await network();
  running.process.kill("SIGKILL");
  await running.finished;
  await start();
  expect((await network()).indexed).toBeGreaterThanOrEqual(finalized);
  await waitForBlocks(2);
});
