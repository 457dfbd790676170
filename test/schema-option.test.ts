import { type Anvil, startAnvil } from "@facevalue/contracts/testing";
import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildFixture } from "../indexer/test-subgraphs/build-fixture.ts";
import { expectFailure } from "./support/expect-failure.ts";
import { runFacevalue } from "./support/facevalue.ts";

const QUIET = ["--log-level", "error"];

let anvil: Anvil;
let database: TestDatabase;
let stats: string;

beforeAll(async () => {
  anvil = await startAnvil({ chainId: 31337 });
  database = await createTestDatabase({ isMigrated: false });
  stats = await buildFixture("stats");
});

afterAll(async () => {
  await database?.drop();
  await anvil?.stop();
});

const index = (...args: string[]) =>
  runFacevalue([
    "index",
    "--rpc",
    anvil.url,
    "--database",
    database.url,
    "--to-block",
    "3",
    ...QUIET,
    ...args,
  ]);

async function mine(): Promise<void> {
  const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "anvil_mine", params: ["0x3"] });
  await fetch(anvil.url, { method: "POST", headers: { "content-type": "application/json" }, body });
}

test("subgraphs of one chain are indexed side by side, each into its schema", async () => {
  await mine();
  const good = [["--subgraph", stats, "--schema", "clock"], [], ["--subgraph", stats, "--schema", "clock"]];
  for (const args of good) expect(await index(...args)).toMatchObject({ code: 0, stderr: "" });
  expectFailure(await index("--subgraph", stats), 1, /another subgraph build/);
  expectFailure(await index("--schema", "clock"), 1, /another subgraph build/);
  expectFailure(await index("--schema", "ops"), 1, /FACEVALUE_SCHEMA/);
  expectFailure(await index("--schema", "chain_1"), 1, /another chain/);
  const work = await runFacevalue(["work", "--database", database.url, "--until-idle"]);
  expect(work).toMatchObject({ code: 0 });
  const { stdout } = await runFacevalue(["digest", "--database", database.url]);
  const digest = JSON.parse(stdout) as Record<string, { rows: number }>;
  expect(digest["clock.tick"]?.rows).toBe(4);
  expect(Object.keys(digest)).toContain("chain_31337.ticket");
});
