import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestDatabase } from "@facevalue/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import localhost from "../subgraph/networks/localhost.json" with { type: "json" };
import { facevalue, startFacevalue } from "./support/facevalue.ts";
import { emptyDatabase, playOnAnvil, type SeasonWorld } from "./support/season-world.ts";

const folder = mkdtempSync(join(tmpdir(), "changed-contracts-"));
const databases: TestDatabase[] = [];
let world: SeasonWorld;

beforeAll(async () => {
  world = await playOnAnvil({ seed: "contracts", scale: 0.1 });
});

afterAll(async () => {
  for (const database of databases) await database.drop();
  await world?.anvil.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function newDatabase(): Promise<TestDatabase> {
  const database = await emptyDatabase();
  databases.push(database);
  return database;
}

/** A network file in which the market is known from `startBlock` on only. */
function writeNetworks(name: string, startBlock: number): string {
  const file = join(folder, name);
  const contracts = localhost.contracts.map((contract) =>
    contract.template === "TicketMarket" ? { ...contract, startBlock } : contract,
  );
  writeFileSync(file, JSON.stringify({ ...localhost, contracts }));
  return file;
}

const indexArguments = ({ url }: TestDatabase, file: string) =>
  ["index", "--rpc", world.rpcUrl, "--database", url, "--network-file", file, "--log", "json"] as const;
const work = ({ url }: TestDatabase) => facevalue("work", "--database", url, "--until-idle");
const digest = ({ url }: TestDatabase) => facevalue("digest", "--database", url);

test("tables and metrics of changed contracts are those of a clean sync, after a kill and with workers at work", async () => {
  const { headBlock } = world.season;
  const [late, whole] = [
    writeNetworks("late.json", Math.floor(headBlock / 2)),
    writeNetworks("whole.json", 0),
  ];
  const toHead = ["--to-block", String(headBlock)] as const;
  const changed = await newDatabase();
  await facevalue(...indexArguments(changed, late), ...toHead);
  await work(changed);
  const before = await digest(changed);

  const workers = startFacevalue(["work", "--database", changed.url]);
  const killed = startFacevalue(indexArguments(changed, whole));
  await killed.saysOnStderr(/Contracts changed: building/);
  killed.process.kill("SIGKILL");
  await killed.finished;
  await facevalue(...indexArguments(changed, whole), ...toHead);
  workers.process.kill("SIGTERM");
  expect((await workers.finished).code).toBe(0);
  await work(changed);

  const clean = await newDatabase();
  await facevalue(...indexArguments(clean, whole), ...toHead);
  await work(clean);
  expect(await digest(changed)).toBe(await digest(clean));
  expect(await digest(changed)).not.toBe(before);
}, 900_000);
