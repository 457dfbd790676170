import { setTimeout as sleep } from "node:timers/promises";
import { randomizer } from "@facevalue/indexer/testing";
import type pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { CrashingPostgres } from "./support/crashing-postgres.ts";
import { type Running, startFacevalue } from "./support/facevalue.ts";
import { openShopWorld, readDigest, runToEnd, type ShopWorld } from "./support/shop-world.ts";

const CRASHES = Math.ceil(Number(process.env.FACEVALUE_CRASHES ?? 10) / 5);
const MORE_CRASHES = 8;
const SEED = Number(process.env.FACEVALUE_SEED ?? 1);

let world: ShopWorld;
let server: CrashingPostgres;

beforeAll(async () => {
  world = await openShopWorld(300);
  server = await CrashingPostgres.open();
}, 600_000);

afterAll(async () => {
  await world?.node.close();
  await server?.close();
});

test(
  "an indexer whose database is killed ends with 75 or goes on, and the tables are right in the end",
  async () => {
    const { node, chains, digests, indexArguments } = world;
    const random = randomizer(SEED);
    let interrupted = 0;
    // Where the indexer happens to be done before each crash, more of them are needed to see one in its work.
    for (let run = 0; run < CRASHES || (interrupted === 0 && run < CRASHES + MORE_CRASHES); run++) {
      const { url, pool } = await server.newDatabase(`run_${run}`);
      for (const [index, chain] of chains.entries()) {
        node.chain = chain;
        const args = indexArguments(url, chain.height);
        const indexer = startFacevalue(args);
        await untilItWrites(pool, indexer);
        await sleep(random(world.milliseconds / 4));
        await server.crash(random(2) === 0 ? "SIGKILL" : "SIGQUIT", random(300));
        const { code, stderr } = await indexer.finished;
        expect([0, 75], stderr).toContain(code);
        if (code === 75) interrupted++;
        await runToEnd(args);
        expect(await readDigest({ pool })).toBe(digests[index]);
      }
      await pool.end();
    }
    expect(interrupted).toBeGreaterThan(0);
  },
  (CRASHES + MORE_CRASHES) * 240_000,
);

/** Resolves when the indexer's tables are open, so that a crash meets it at work and not while it loads. */
async function untilItWrites(pool: pg.Pool, { process: indexer }: Running): Promise<void> {
  const question = "select 1 from pg_locks where locktype = 'advisory' and granted";
  while (indexer.exitCode === null && (await pool.query(question)).rowCount === 0) await sleep(20);
}
