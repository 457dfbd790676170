import type pg from "pg";
import { expect } from "vitest";
import type { FakeChain } from "../../chain/testing/fake-chain.ts";
import { CREATED, FACTORY, NOTED } from "./fake-engine.ts";
import { SCHEMA_NAME } from "./follow-fake-chain.ts";

interface Tables {
  readonly entries: readonly string[];
  readonly counters: Readonly<Record<string, number>>;
  readonly sources: readonly string[];
  readonly cursor: string;
}

/** Asserts that the tables hold exactly what the blocks of `chain` give. */
export async function expectTables(pool: pg.Pool, chain: FakeChain): Promise<void> {
  expect(await readTables(pool)).toEqual(tablesOf(chain));
}

async function readTables(pool: pg.Pool): Promise<Tables> {
  const rows = async (sql: string) => {
    const result = await pool.query<{ text: string; count: number }>(
      sql.replaceAll("$schema", `"${SCHEMA_NAME}"`),
    );
    return result.rows;
  };
  const entries = await rows(
    `select id || ' ' || contract || ' ' || data || ' ' || block$ as text from $schema.entry`,
  );
  const counters = await rows(
    `select id as text, logs as count from $schema.counter where block_range @> 2147483647`,
  );
  const sources = await rows(
    `select address || ' ' || block as text from $schema."data_sources$" order by vid`,
  );
  const cursor = await rows(`select '0x' || encode(block_hash, 'hex') as text from $schema."cursor$"`);
  return {
    entries: entries.map(({ text }) => text).sort(),
    counters: Object.fromEntries(counters.map(({ text, count }) => [text, count])),
    sources: sources.map(({ text }) => text),
    cursor: cursor[0]?.text ?? "",
  };
}

// Written anew from what the fake engine is meant to do: a contract counts from the block that creates it on.
function tablesOf(chain: FakeChain): Tables {
  const entries: string[] = [];
  const counters: Record<string, number> = {};
  const sources = new Map<string, number>();
  for (const [number, { block, logs }] of chain.blocks.entries()) {
    for (const { address, topics, data } of logs) {
      if (address === FACTORY && topics[0] === CREATED && !sources.has(data)) sources.set(data, number);
    }
    for (const [index, { address, topics, data }] of logs.entries()) {
      const isCreation = address === FACTORY && topics[0] === CREATED;
      if (!isCreation && !(sources.has(address) && topics[0] === NOTED)) continue;
      entries.push(`${block.hash}-${index} ${address} ${data} ${number}`);
      counters[address] = (counters[address] ?? 0) + 1;
    }
  }
  return {
    entries: entries.sort(),
    counters,
    sources: [...sources].map(([address, block]) => `${address} ${block}`),
    cursor: chain.blocks.at(-1)?.block.hash ?? "",
  };
}
