import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import { readTables } from "../run/testing/chain-tables.ts";
import { FeedMirror, sortById } from "../run/testing/feed-mirror.ts";
import { type ChangingBed, LIVE, openChangingBed } from "./testing/changing-bed.ts";
import { FACTORY, shopFrom } from "./testing/market-sources.ts";

const OLD = [FACTORY, shopFrom(3, 1)];
const NEW = [FACTORY, shopFrom(4, 1)];

async function currentRows({ database, build }: ChangingBed) {
  const tables = [...build.schema.types.values()].map(({ table }) => table);
  const { rows } = await readTables(database.pool, LIVE, tables);
  const current = Object.entries(rows).map(([table, versions]) => [
    table,
    sortById(versions.filter(({ upper }) => upper === null).map(({ values }) => values)),
  ]);
  return Object.fromEntries(current) as FeedMirror["content"];
}

test("a consumer of the feed is told to begin anew, and ends with the rows that are there", async () => {
  const bed = await openChangingBed(30);
  const { pool } = bed.database;
  await bed.catchUp(OLD);
  const mirror = new FeedMirror(pool, LIVE, bed.build.schema);
  await mirror.open();
  bed.mine(5);
  await bed.catchUp(OLD);
  await mirror.follow();
  expect(mirror.content).toEqual(await currentRows(bed));

  await bed.catchUp(NEW);
  await expect(mirror.follow()).rejects.toMatchObject({ code: "NOT_FOUND" });
  const anew = new FeedMirror(pool, LIVE, bed.build.schema);
  await anew.open();
  bed.mine(5);
  await bed.catchUp(NEW);
  await anew.follow();
  expect(anew.content).toEqual(await currentRows(bed));
});

test("metrics lose their places and states on this chain alone, and the join is announced", async () => {
  const bed = await openChangingBed(20);
  const { pool, url } = bed.database;
  await bed.catchUp(OLD);
  await pool.query(`insert into ops.consumer_cursor (consumer, chain_id, seq, block, block_time)
    values ('a@1', 4242, 3, 9, now()), ('a@1', 1, 3, 9, now())`);
  await pool.query(`insert into ops.metric_state (metric, chain_id, methodology, block, block_time, computed_at)
    values ('a', 4242, 1, 9, now(), now()), ('a', 1, 1, 9, now(), now())`);
  const listener = new pg.Client({ connectionString: url });
  await listener.connect();
  onTestFinished(() => listener.end());
  await listener.query("listen facevalue_change");
  const rings: string[] = [];
  listener.on("notification", ({ payload = "" }) => rings.push(payload));
  await bed.catchUp(NEW);
  for (const table of ["consumer_cursor", "metric_state"]) {
    const { rows } = await pool.query(`select chain_id from ops.${table}`);
    expect(rows).toEqual([{ chain_id: "1" }]);
  }
  await listener.query("select 1");
  expect(rings.at(-1)).toBe("4242");
});

test("a schema beside its chain's own one changes likewise, and no metric loses its place", async () => {
  const bed = await openChangingBed(20);
  const { pool } = bed.database;
  const run = (sources: typeof OLD) =>
    bed.start(sources, { schemaName: "other", role: "declined", toBlock: bed.chain.height }).ended;
  await run(OLD);
  await pool.query(`insert into ops.consumer_cursor (consumer, chain_id, seq, block, block_time)
    values ('a@1', 4242, 3, 9, now())`);
  await run(NEW);
  const digest = Object.entries(await bed.digest()).filter(([table]) => table.startsWith("other."));
  const clean = Object.entries(await bed.cleanDigest(NEW)).filter(([table]) => table.startsWith(LIVE));
  expect(digest.map(([, value]) => value)).toEqual(clean.map(([, value]) => value));
  expect((await pool.query("select from ops.consumer_cursor")).rowCount).toBe(1);
  expect((await pool.query("select schema_name from ops.subgraph")).rows).toEqual([{ schema_name: "other" }]);
});
