import { createTestDatabase } from "@facevalue/db/testing";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { buildFixture } from "../../test-subgraphs/build-fixture.ts";
import { TOKEN } from "../../test-subgraphs/chain-fixture.ts";
import { runLog } from "../../test-subgraphs/token-logs.ts";
import { FakeChain, type FakeLogSpec } from "../chain/testing/fake-chain.ts";
import { startFakeNode } from "../chain/testing/fake-node.ts";
import { loadBuild } from "../manifest/load-build.ts";
import type { SubgraphBuild } from "../manifest/subgraph-build.ts";
import { followSubgraph } from "./testing/follow-subgraph.ts";

const SCHEMA = "chain_4242";
let built: SubgraphBuild;

beforeAll(async () => {
  built = await loadBuild(await buildFixture("host-functions"));
}, 120_000);

function play(scenario: string, argument = ""): FakeLogSpec {
  const { topics, data = "0x" } = runLog(scenario, argument);
  return { address: TOKEN, topic0: topics[0] ?? "", data };
}

async function openBed(features: readonly string[]) {
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  const chain = new FakeChain();
  const node = await startFakeNode(chain);
  onTestFinished(() => node.close());
  const follow = async () => {
    const options = { pool: database.pool, urls: [node.url], schemaName: SCHEMA };
    const follower = await followSubgraph({ ...options, build: { ...built, features } });
    onTestFinished(() => follower.stop().catch(() => undefined));
    return follower;
  };
  const query = async (sql: string) => (await database.pool.query(sql.replaceAll("SCHEMA", SCHEMA))).rows;
  const facts = async () =>
    Object.fromEntries(
      (await query("select id, value from SCHEMA.fact where upper_inf(block_range)")).map(({ id, value }) => [
        id,
        value,
      ]),
    );
  const health = async () => (await query('select health, error_code from SCHEMA."cursor$"'))[0];
  const errors = () =>
    query('select block_range::text as range, handler, message from SCHEMA."subgraph_error$" order by vid');
  return { chain, follow, facts, health, errors };
}

test("with nonFatalErrors a failed handler loses its own changes only, and says so until a reorg undoes it", async () => {
  const bed = await openBed(["nonFatalErrors"]);
  bed.chain.mine([play("fact", "one")]);
  bed.chain.mine([play("write-and-fail", "x"), play("address")]);
  bed.chain.mine([play("fact", "three")]);
  const follower = await bed.follow();
  await follower.catchUp(bed.chain);
  expect(await bed.facts()).toEqual({ fact: "three", address: `0x${"ab".repeat(20)}` });
  expect(await bed.health()).toEqual({ health: "unhealthy", error_code: null });
  expect(await bed.errors()).toEqual([
    {
      range: "[2,)",
      handler: "handleRun",
      message: expect.stringMatching(
        /^handler handleRun of data source Probe failed at block 2, .*box\.profile/,
      ),
    },
  ]);
  bed.chain.drop(2);
  bed.chain.mine([play("fact", "other two")]);
  bed.chain.mine([]);
  bed.chain.mine([]);
  await follower.catchUp(bed.chain);
  expect(await bed.facts()).toEqual({ fact: "other two" });
  expect(await bed.health()).toEqual({ health: "healthy", error_code: null });
  expect(await bed.errors()).toEqual([]);
});

test("without it the block leaves nothing, and indexing stops before it", async () => {
  const bed = await openBed([]);
  bed.chain.mine([play("fact", "one")]);
  bed.chain.mine([play("fact", "two"), play("write-and-fail", "x")]);
  const follower = await bed.follow();
  await expect(follower.ended).rejects.toMatchObject({ code: "MAPPING_FAILED", retryable: false });
  expect(await bed.facts()).toEqual({ fact: "one" });
  expect(await bed.health()).toEqual({ health: "failed", error_code: "MAPPING_FAILED" });
  expect(follower.storage.cursor?.number).toBe(1);
});
