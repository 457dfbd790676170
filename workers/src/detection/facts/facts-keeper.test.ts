import { inTransaction } from "@facevalue/db";
import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ByteDictionary } from "../../columns/byte-dictionary.ts";
import { looseBlock, placeBlocks } from "../../testing/arbitrary-chain.ts";
import { blocksOf, publication, resale } from "../../testing/sample-facts.ts";
import { TestChain } from "../../testing/test-chain.ts";
import { AmountColumn } from "./amount-column.ts";
import type { DetectionFacts } from "./detection-facts.ts";
import { FactsKeeper } from "./facts-keeper.ts";
import { readFacts } from "./read-facts.ts";

let database: TestDatabase;
let lastChainId = 8200;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function read(chain: TestChain, keeper?: FactsKeeper): Promise<unknown> {
  const read = async (session: Parameters<typeof readFacts>[0]) =>
    await readFacts(session, chain, { keeper });
  return describe(await inTransaction(database.pool, read, "repeatable read"));
}

/** Everything that facts hold, in plain values. */
function describe(value: unknown): unknown {
  if (value instanceof ByteDictionary)
    return Array.from({ length: value.count }, (_, index) => value.hexOf(index));
  if (value instanceof AmountColumn)
    return Array.from({ length: value.count }, (_, row) => `${value.at(row)}`);
  if (ArrayBuffer.isView(value)) return [...(value as Int32Array)];
  if (Array.isArray(value)) return value.map(describe);
  if (typeof value === "bigint") return `${value}`;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value as DetectionFacts).map(([key, own]) => [key, describe(own)]),
  );
}

async function trace(chain: TestChain, block: number): Promise<void> {
  const { chainId } = chain;
  await database.pool.query(
    `insert into app.funding_transfer values ($1, $2, $3, -1, 0, 20, $4, '\\xa0', null, '\\x00', 5, 'native')
     on conflict do nothing`,
    [chainId, block, Buffer.from([block]), Buffer.from([0xf0, block])],
  );
  await database.pool.query(
    `insert into app.funding_scan values ($1, 'native', 1, $2, '\\x00')
     on conflict (chain_id, source, to_block) do update set to_hash = excluded.to_hash`,
    [chainId, block],
  );
}

const step = fc.oneof(
  { weight: 5, arbitrary: fc.array(looseBlock, { minLength: 1, maxLength: 3 }) },
  { weight: 2, arbitrary: fc.record({ depth: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ traced: fc.integer({ min: 1, max: 9 }) }) },
  { weight: 3, arbitrary: fc.record({ reader: fc.nat(1) }) },
);

test("what was kept and added to is what a whole reading gives, also after roll-backs and with several readers", async () => {
  const property = fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
    lastChainId += 1;
    const chain = await TestChain.create(database.pool, lastChainId);
    const keepers = [new FactsKeeper(), new FactsKeeper()];
    for (const one of steps) {
      if (Array.isArray(one)) await chain.commit(placeBlocks(chain.blocks, one));
      else if ("depth" in one) await chain.rollback(chain.blocks.at(-1 - one.depth)?.number ?? 0);
      else if ("traced" in one) await trace(chain, one.traced);
      else expect(await read(chain, keepers[one.reader])).toEqual(await read(chain));
    }
    for (const keeper of keepers) expect(await read(chain, keeper)).toEqual(await read(chain));
  });
  await fc.assert(property, { numRuns: 15 });
}, 300_000);

test("of a new block its own rows are read, and all rows after a roll-back", async () => {
  lastChainId += 1;
  const chain = await TestChain.create(database.pool, lastChainId);
  const keeper = new FactsKeeper();
  const countSales = async () => ((await read(chain, keeper)) as DetectionFacts).sales.count;
  await chain.commit(blocksOf(1, [publication("e1")], [resale("e1"), resale("e1")]));
  expect(await countSales()).toBe(2);
  // As no indexer does: what is gone without a word in the feed shows what was read again.
  await database.pool.query(`delete from ${chain.schema}.sale where block$ = 2`);
  await chain.commit(blocksOf(3, [resale("e1")]));
  expect(await countSales()).toBe(3);
  await chain.commit(blocksOf(4, [resale("e1")]));
  await chain.rollback(3);
  expect(await countSales()).toBe(1);
});
