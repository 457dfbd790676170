import { setTimeout as sleep } from "node:timers/promises";
import type { TestDatabase } from "@facevalue/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { facevalue, startFacevalue } from "./support/facevalue.ts";
import { emptyDatabase, indexAndWork, playOnAnvil, type SeasonWorld } from "./support/season-world.ts";

let world: SeasonWorld;
const databases: TestDatabase[] = [];

async function newDatabase(): Promise<TestDatabase> {
  const database = await emptyDatabase();
  databases.push(database);
  return database;
}

beforeAll(async () => {
  world = await playOnAnvil({ seed: "digest", scale: 0.3 });
});

afterAll(async () => {
  for (const database of databases) await database.drop();
  await world?.anvil.stop();
});

const digest = (database: TestDatabase, ...args: string[]) =>
  facevalue("digest", "--database", database.url, ...args);

/** Runs everything in one process until its dashboard is up to date, then stops it. */
async function runAllInOne(database: TestDatabase): Promise<void> {
  const args = ["start", "--rpc", world.rpcUrl, "--database", database.url, "--port", "0", "--no-open"];
  const { saysOnStdout, process: child, finished } = startFacevalue(args);
  await saysOnStdout(/Dashboard: (\S+)/);
  child.kill("SIGTERM");
  expect((await finished).code).toBe(0);
}

test("one process, separate commands, and commands killed half-way end in the same digest", async () => {
  const { headBlock } = world.season;
  const [together, apart, killed] = [await newDatabase(), await newDatabase(), await newDatabase()];
  await runAllInOne(together);
  await indexAndWork(world.rpcUrl, apart.url, headBlock);
  await killHalfWay(killed, headBlock);
  await indexAndWork(world.rpcUrl, killed.url, headBlock);
  const expected = await digest(together);
  const tables = JSON.parse(expected) as Record<string, { rows: number }>;
  expect(tables["chain_31337.sale"]?.rows).toBeGreaterThan(100);
  expect(tables["metrics.event_markup"]?.rows).toBeGreaterThanOrEqual(3);
  expect(await digest(apart)).toBe(expected);
  expect(await digest(killed)).toBe(expected);
  expect(await digest(apart, "--block", String(headBlock))).toBe(expected);
});

/** Kills an indexer after more and more of its work, each time before it is done if the machine allows. */
async function killHalfWay(database: TestDatabase, headBlock: number): Promise<void> {
  const args = ["--rpc", world.rpcUrl, "--database", database.url];
  let killed = 0;
  for (const delay of [700, 900, 1100, 1300]) {
    const indexer = startFacevalue(["index", ...args, "--to-block", String(headBlock)]);
    await sleep(delay);
    indexer.process.kill("SIGKILL");
    if ((await indexer.finished).signal === "SIGKILL") killed += 1;
    const workers = startFacevalue(["work", "--database", database.url]);
    await sleep(delay);
    workers.process.kill("SIGKILL");
    await workers.finished;
  }
  expect(killed).toBeGreaterThan(0);
}

test("a database indexed further gives the digest of an earlier block, metrics included", async () => {
  const { headBlock } = world.season;
  const earlier = headBlock - 40;
  const [full, partial] = [await newDatabase(), await newDatabase()];
  await indexAndWork(world.rpcUrl, full.url, headBlock);
  await indexAndWork(world.rpcUrl, partial.url, earlier);
  expect(await digest(full, "--block", String(earlier))).toBe(await digest(partial));
});
