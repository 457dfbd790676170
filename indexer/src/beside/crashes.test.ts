import { expect, test } from "vitest";
import { digestTables } from "../storage/digest.ts";
import {
  type ChangingBed,
  LIVE,
  NEXT,
  openChangingBed,
  type Running,
  until,
} from "./testing/changing-bed.ts";
import { FACTORY, shopFrom } from "./testing/market-sources.ts";

const OLD = [FACTORY, shopFrom(3, 1)];
const NEW = [shopFrom(4, 2), ...OLD];

/** Ends every connection, as the death of the process would. */
async function crash({ database }: ChangingBed, running: Running): Promise<void> {
  await database.pool.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
  );
  await running.stop().catch(() => undefined);
}

/** From the answer to so many calls on. */
function afterCalls({ node }: ChangingBed, calls: number): Promise<void> {
  return new Promise((resolve) => {
    let left = calls;
    node.intercept = () => {
      if (--left === 0) resolve();
      return null;
    };
  });
}

test("crashes at any moment leave either set of tables, and what was built goes on", async () => {
  const bed = await openChangingBed(40);
  await bed.catchUp(OLD);
  for (const calls of [1, 4, 8, 14, 22, 32, 45, 60]) {
    bed.mine(2);
    const running = bed.start(NEW);
    await Promise.race([afterCalls(bed, calls), running.ended]);
    await crash(bed, running);
    bed.node.intercept = null;
    expect(await bed.block()).toBeGreaterThanOrEqual(40);
    expect(await bed.schemas()).toContain(LIVE);
  }
  await bed.catchUp(NEW);
  expect(await bed.digest()).toEqual(await bed.cleanDigest(NEW));
  expect(await bed.schemas()).toEqual([LIVE]);
});

test("what was built before a crash is not built again", async () => {
  const bed = await openChangingBed(40);
  await bed.catchUp(OLD);
  const first = bed.start(NEW, { pollIntervalMs: 60_000 });
  await until(async () => ((await bed.block(NEXT)) ?? -1) > 10, first);
  await crash(bed, first);
  // A crash may come after the join: then there is nothing left to see.
  const reached = (await bed.block(NEXT)) ?? 0;
  const asked = bed.node.calls.length;
  await bed.catchUp(NEW);
  const froms = bed.node.calls
    .slice(asked)
    .filter(({ method }) => method === "eth_getLogs")
    .map(({ params }) => Number((params as { fromBlock?: string }[])[0]?.fromBlock ?? Number.NaN));
  expect(froms.filter((from) => from <= reached)).toEqual([]);
  expect(await bed.digest()).toEqual(await bed.cleanDigest(NEW));
});

test("a death in the middle of the join leaves everything as it was", async () => {
  const bed = await openChangingBed(30);
  const { pool } = bed.database;
  await bed.catchUp(OLD);
  const before = await bed.digest();
  await pool.query(`
    create function die() returns trigger language plpgsql as
      'begin perform pg_terminate_backend(pg_backend_pid()); perform pg_sleep(1); return new; end';
    create trigger die before update on ops.subgraph for each row when (new.standing = 'retired') execute function die()`);
  await expect(bed.catchUp(NEW)).rejects.toMatchObject({
    code: expect.stringMatching(/^DATABASE_/) as string,
  });
  expect(await bed.schemas()).toEqual([LIVE, NEXT]);
  expect(await bed.digest()).toEqual(before);
  await bed.catchUp(OLD);
  expect(await bed.schemas()).toEqual([LIVE]);
  await pool.query("drop trigger die on ops.subgraph");
  await bed.catchUp(NEW);
  expect(await bed.digest()).toEqual(await bed.cleanDigest(NEW));
});

test("tables that gave their place away are dropped at the next start", async () => {
  const bed = await openChangingBed(20);
  const { pool } = bed.database;
  await bed.catchUp(OLD);
  await pool.query(`
    create schema ${LIVE}_old; create table ${LIVE}_old."cursor$" (block_number int, indexes_built boolean);
    insert into ops.subgraph (schema_name, chain_id, fingerprint, standing) values ('${LIVE}_old', 4242, '', 'retired')`);
  expect(Object.keys(await digestTables(pool)).filter((table) => table.includes("_old"))).toEqual([]);
  await bed.catchUp(OLD);
  expect(await bed.schemas()).toEqual([LIVE]);
});

test("a schema that is not ours is neither taken nor dropped", async () => {
  const bed = await openChangingBed(20);
  await bed.catchUp(OLD);
  await bed.start(OLD, { schemaName: NEXT, role: "declined", toBlock: bed.chain.height }).ended;
  await expect(bed.catchUp(NEW)).rejects.toMatchObject({ code: "DATABASE_OTHER_SUBGRAPH" });
  expect(await bed.schemas()).toEqual([LIVE, NEXT]);
  await bed.catchUp(OLD);
  expect(await bed.schemas()).toEqual([LIVE, NEXT]);
});
