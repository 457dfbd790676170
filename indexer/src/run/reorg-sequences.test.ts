import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildFixture } from "../../test-subgraphs/build-fixture.ts";
import { FakeChain } from "../chain/testing/fake-chain.ts";
import { type FakeNode, startFakeNode } from "../chain/testing/fake-node.ts";
import { loadBuild } from "../manifest/load-build.ts";
import type { SubgraphBuild } from "../manifest/subgraph-build.ts";
import { type Script, scripts } from "./testing/chain-script.ts";
import { type ChainTables, comparable, readTables, type StoredRow } from "./testing/chain-tables.ts";
import { emptySchema } from "./testing/empty-schema.ts";
import { expectedTables } from "./testing/expected-tables.ts";
import { FeedMirror, sortById } from "./testing/feed-mirror.ts";
import { followSubgraph } from "./testing/follow-subgraph.ts";
import { ScriptPlayer } from "./testing/play-script.ts";
import { SHOP_FACTORY } from "./testing/shop-logs.ts";

const SCHEMA_NAME = "chain_4242";
const SEQUENCES = Number(process.env.FACEVALUE_SEQUENCES ?? 100);

let database: TestDatabase;
let node: FakeNode;

beforeAll(async () => {
  database = await createTestDatabase();
  node = await startFakeNode(new FakeChain());
});

afterAll(async () => {
  await node?.close();
  await database?.drop();
});

/** Plays the script on empty tables, with a consumer of the change feed beside it. */
async function play(
  script: Script,
  build: SubgraphBuild,
): Promise<{ player: ScriptPlayer; mirror: FeedMirror }> {
  const { pool } = database;
  await emptySchema(pool, SCHEMA_NAME);
  const { finalityDepth, hasTag, keepHistory, maxRange, maxAddresses } = script;
  node.settings = { ...node.settings, finalityDepth: hasTag ? finalityDepth : null, maxRange };
  const depth = hasTag ? {} : { finalityDepth };
  const options = { keepHistory, maxAddresses, pruneIntervalBlocks: 5, ...depth };
  const mirror = new FeedMirror(pool, SCHEMA_NAME, build.schema);
  const player = new ScriptPlayer(script, {
    node,
    pool,
    start: async () => {
      const follower = await followSubgraph({
        pool,
        urls: [node.url],
        build,
        schemaName: SCHEMA_NAME,
        ...options,
      });
      await mirror.open();
      return follower;
    },
    afterStep: () => mirror.follow(),
  });
  await player.play();
  return { player, mirror };
}

test("after any sequence of reorgs the tables are those of the chain as it is", async () => {
  const folder = await buildFixture("reorg");
  const check = async (script: Script) => {
    const { startBlock, keepHistory } = script;
    const build = await loadBuild(folder, { Factory: { address: SHOP_FACTORY, startBlock } });
    const { player, mirror } = await play(script, build);
    const expected = await expectedTables(build, player.chain);
    const found = await readTables(database.pool, SCHEMA_NAME, Object.keys(expected.rows));
    const { rows } = await database.pool.query(`select earliest_block from ${SCHEMA_NAME}."cursor$"`);
    const { earliest_block: floor } = rows[0] as { earliest_block: number };
    expect(floor).toBeLessThanOrEqual(keepHistory ? 0 : player.highestFinal);
    expect(comparable(found, floor)).toEqual(comparable(expected, floor));
    expect(mirror.content).toEqual(currentRows(expected));
  };
  // Shrinking takes longer than reading: the seed and the path repeat a failure.
  await fc.assert(fc.asyncProperty(scripts, check), { numRuns: SEQUENCES, endOnFailure: true });
}, 3_600_000);

function currentRows({ rows }: ChainTables) {
  const current = (versions: readonly StoredRow[]) =>
    sortById(versions.filter(({ upper }) => upper === null).map(({ values }) => values));
  return Object.fromEntries(Object.entries(rows).map(([table, versions]) => [table, current(versions)]));
}
