import { setTimeout as sleep } from "node:timers/promises";
import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import { randomizer } from "@facevalue/indexer/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Finished, facevalue, startFacevalue } from "./support/facevalue.ts";
import { emptyDatabase } from "./support/season-world.ts";
import { openShopWorld, readDigest, runToEnd, type ShopWorld } from "./support/shop-world.ts";

const CRASHES = Number(process.env.FACEVALUE_CRASHES ?? 10);
const SEED = Number(process.env.FACEVALUE_SEED ?? 1);
const BLOCKS = 300;

let world: ShopWorld;

beforeAll(async () => {
  world = await openShopWorld(BLOCKS);
}, 600_000);

afterAll(() => world?.node.close());

/** Starts the indexer and ends it at a random moment: after some time, or at some request that it sends. */
async function endSomewhere(
  args: readonly string[],
  {
    random,
    requests,
    milliseconds,
  }: { random: (below: number) => number; requests: number; milliseconds: number },
): Promise<Finished> {
  const indexer = startFacevalue(args);
  const signal = random(4) === 0 ? "SIGTERM" : "SIGKILL";
  const end = () => void indexer.process.kill(signal);
  if (random(2) === 0) {
    const timer = setTimeout(end, 50 + random(milliseconds));
    void indexer.finished.then(() => clearTimeout(timer));
  } else {
    let left = random(requests);
    world.node.beforeRequest = () => {
      if (left-- === 0) end();
    };
  }
  const finished = await indexer.finished;
  world.node.beforeRequest = null;
  // Before it listens for SIGTERM, the signal ends it as any other process.
  const isExpected = finished.signal !== null || finished.code === 0 || finished.code === 75;
  if (!isExpected) throw new Error(`facevalue ended with ${finished.code}: ${finished.stderr}`);
  return finished;
}

/** Indexes one chain and then the other in a fresh database, ended on the way again and again. */
async function crashAndGoOn(database: TestDatabase, random: (below: number) => number): Promise<number> {
  const { node, chains, digests, indexArguments } = world;
  let killed = 0;
  for (const [index, chain] of chains.entries()) {
    node.chain = chain;
    const args = indexArguments(database.url, chain.height);
    // The second chain differs in its newest blocks only.
    const { requests, milliseconds } = index === 0 ? world : { requests: 40, milliseconds: 2_000 };
    for (let count = index === 0 ? 1 + random(2) : 1; count > 0; count--) {
      const { signal } = await endSomewhere(args, { random, requests, milliseconds });
      if (signal === "SIGKILL") killed++;
    }
    await runToEnd(args);
    expect(await readDigest(database)).toBe(digests[index]);
  }
  return killed;
}

test(
  "an indexer killed at random moments ends in the digest of an undisturbed run",
  async () => {
    let killed = 0;
    for (let run = 0; run < CRASHES; run++) {
      const database = await emptyDatabase();
      try {
        killed += await crashAndGoOn(database, randomizer(SEED * 1_000 + run));
      } catch (error) {
        throw new Error(`run ${run} with seed ${SEED}`, { cause: error });
      } finally {
        await database.drop();
      }
    }
    expect(killed).toBeGreaterThan(CRASHES / 2);
  },
  CRASHES * 120_000,
);

test("the command's own digest is that of the tables", async () => {
  const database = await emptyDatabase();
  world.node.chain = world.chains[1];
  await runToEnd(world.indexArguments(database.url, world.chains[1].height));
  const printed = JSON.parse(await facevalue("digest", "--database", database.url)) as Record<
    string,
    unknown
  >;
  const ofChain = Object.entries(printed).filter(([table]) => table.startsWith("chain_4242."));
  expect(Object.fromEntries(ofChain)).toEqual(tablesOf(world.digests[1]));
  await database.drop();
});

/** The tables of a digest that are the chain's. */
function tablesOf(digest: string): Record<string, unknown> {
  const entries = Object.entries(JSON.parse(digest) as Record<string, unknown>);
  return Object.fromEntries(entries.filter(([table]) => table.startsWith("chain_4242.")));
}

/** Makes Postgres wait in the middle of statements like `pattern`. */
function standstill(pattern: string, event: string) {
  const type = event.startsWith("create event") ? "event_trigger" : "trigger";
  return `create function wait_a_while() returns ${type} language plpgsql as $$
    begin
      if current_query() like '${pattern}' then perform pg_sleep(1); end if;
      ${type === "trigger" ? "return null;" : ""}
    end $$; ${event} execute function wait_a_while()`;
}

const ON_DDL = "create event trigger standstill on ddl_command_end";
const ON_BLOCKS = 'create trigger standstill before delete on chain_4242."block$" for each statement';

const STANDSTILLS: readonly [what: string, statement: string, isIndexed: boolean][] = [
  ["creates its tables", standstill("create table%chain_4242%", ON_DDL), false],
  ["builds indexes", standstill("create index if not exists%chain_4242%", ON_DDL), false],
  ["rolls back", standstill("%number > $1%", ON_BLOCKS), true],
  ["prunes", standstill("%has_changes%", ON_BLOCKS), true],
];

test.each(STANDSTILLS)("killed while it %s", async (_, statement, isIndexed) => {
  const { node, chains, digests, indexArguments } = world;
  const database = await createTestDatabase();
  node.chain = chains[0];
  if (isIndexed) await runToEnd(indexArguments(database.url, chains[0].height));
  await database.pool.query(statement);
  node.chain = chains[1];
  const indexer = startFacevalue(indexArguments(database.url, chains[1].height));
  await waitForStandstill(database);
  indexer.process.kill("SIGKILL");
  expect((await indexer.finished).signal).toBe("SIGKILL");
  await database.pool.query("drop function wait_a_while() cascade");
  await runToEnd(indexArguments(database.url, chains[1].height));
  expect(await readDigest(database)).toBe(digests[1]);
  await database.drop();
});

async function waitForStandstill({ pool }: TestDatabase): Promise<void> {
  const statement =
    "select from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'";
  for (let attempt = 0; attempt < 1_200; attempt++) {
    if ((await pool.query(statement)).rowCount !== 0) return;
    await sleep(25);
  }
  throw new Error("the indexer never came to the standstill");
}
