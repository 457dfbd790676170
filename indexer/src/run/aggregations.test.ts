import { beforeAll, expect, test, vi } from "vitest";
import { buildFixture } from "../../test-subgraphs/build-fixture.ts";
import { loadBuild } from "../manifest/load-build.ts";
import type { SubgraphBuild } from "../manifest/subgraph-build.ts";
import { type AnvilBed, openAnvilBed } from "./testing/anvil-bed.ts";

let build: SubgraphBuild;
beforeAll(async () => {
  build = await loadBuild(await buildFixture("stats"));
}, 120_000);

const HOUR = 3600;
/** The start of an hour to come. */
const START = Math.ceil(Date.now() / 1000 / HOUR + 1) * HOUR;

/** Mines a block at each of these times, in seconds after START. */
async function mine(bed: AnvilBed, ...times: readonly number[]): Promise<void> {
  for (const time of times) {
    await bed.request("evm_setNextBlockTimestamp", START + time);
    await bed.request("evm_mine");
  }
}

async function hours({ database }: AnvilBed): Promise<string[]> {
  const { rows } = await database.pool.query<{ text: string }>(
    `select concat_ws(' ', extract(epoch from timestamp)::int8 - ${START}, parity, blocks, squares, last) as text
      from stats.stats_hour where timestamp >= to_timestamp(${START}) order by timestamp, parity`,
  );
  return rows.map(({ text }) => text);
}

/** What the hours say that lie between blocks with these numbers at these times. */
function expectedHours(
  blocks: readonly (readonly [number: number, time: number])[],
  until: number,
): string[] {
  const groups = new Map<string, number[]>();
  for (const [number, time] of blocks) {
    const start = Math.floor(time / HOUR) * HOUR;
    if (start + HOUR > until) continue;
    const key = `${String(start).padStart(8)} ${number % 2 === 0 ? "even" : "odd"}`;
    groups.set(key, [...(groups.get(key) ?? []), number]);
  }
  return [...groups]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, numbers]) => {
      const squares = numbers.reduce((sum, number) => sum + number * number, 0);
      return [key.trim(), numbers.length, squares, numbers.at(-1)].join(" ");
    });
}

test("finished hours are rolled up from real blocks, and anew after a reorganization, beside the chain's own schema", async () => {
  const bed = await openAnvilBed();
  const first = Number(await bed.request("eth_blockNumber")) + 1;
  const times = [0, 10, HOUR - 1, HOUR, 3 * HOUR + 5, 3 * HOUR + 6, 4 * HOUR];
  await mine(bed, ...times);
  const ended = bed.index({ build, schemaName: "stats", role: "declined", networkName: "mainnet" });
  ended.catch(() => undefined);
  const blocks = times.map((time, index) => [first + index, time] as const);
  await vi.waitFor(async () => expect(await hours(bed)).toEqual(expectedHours(blocks, 4 * HOUR)), 20_000);

  // The last two blocks are replaced by later ones: the fourth hour gains a block, and the fifth ends.
  await bed.request("anvil_rollback", 2);
  const replaced = [3 * HOUR + 7, 3 * HOUR + 8, 5 * HOUR];
  await mine(bed, ...replaced);
  const after = [
    ...blocks.slice(0, -2),
    ...replaced.map((time, index) => [first + 5 + index, time] as const),
  ];
  await vi.waitFor(async () => expect(await hours(bed)).toEqual(expectedHours(after, 5 * HOUR)), 20_000);

  const label =
    "select count(*)::int as n from stats.label where upper_inf(block_range) and label_search @@ to_tsquery('english', 'run')";
  expect((await bed.database.pool.query(label)).rows).toEqual([{ n: 1 }]);
  expect((await bed.database.pool.query("select * from ops.network")).rows).toEqual([]);
  expect((await bed.database.pool.query("select schema_name, chain_id from ops.subgraph")).rows).toEqual([
    { schema_name: "stats", chain_id: "31337" },
  ]);
  await bed.index({ toBlock: 5 });
  expect((await bed.database.pool.query("select schema_name from ops.network")).rows).toEqual([
    { schema_name: "chain_31337" },
  ]);
});

test.each([
  ["set", "Cannot set entity of type `Stats`. The type must be an @entity type"],
  ["set hour", "Cannot set entity of type `Stats_hour`. The type must be an @entity type"],
  ["get", "Cannot get entity of type `Stats_hour`. The type must be an @entity type"],
  ["remove", "Cannot remove entity of type `Stats_day`. The type must be an @entity type"],
])("a mapping cannot %s an aggregation", async (networkName, message) => {
  const bed = await openAnvilBed();
  const ended = bed.index({ build, schemaName: "stats", role: "declined", networkName, toBlock: 3 });
  await expect(ended).rejects.toMatchObject({
    code: "MAPPING_FAILED",
    message: expect.stringContaining(message),
  });
});
