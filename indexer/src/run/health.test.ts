import { AppError } from "@facevalue/core";
import type pg from "pg";
import { expect, test } from "vitest";
import { HandlerFailure } from "../engine/handler-error.ts";
import { expectTables } from "./testing/expect-tables.ts";
import type { FakeEngine } from "./testing/fake-engine.ts";
import { noted, randomizer, randomLogs } from "./testing/random-logs.ts";
import { openTestBed } from "./testing/test-bed.ts";

const random = randomizer(31);
const blocks = Array.from({ length: 100 }, () => [...randomLogs(random), noted(1, "0x01")]);
const mappingRetry = { firstDelayMs: 1, longestDelayMs: 4, attempts: 4 };

function failure(blockNumber: number, blockHash: string, isDeterministic: boolean): HandlerFailure {
  const place = { dataSource: "Shop", handler: "handleSale", blockNumber, blockHash, transactionHash: null };
  return new HandlerFailure({ ...place, message: `failed at block ${blockNumber}`, isDeterministic }, null);
}

/** Fails the handlers of a block from `first` on, `times` times; resolves what the database says meanwhile. */
function failAt(
  engine: FakeEngine,
  pool: pg.Pool,
  options: { first: number; times: number; isDeterministic: boolean },
): { attempts: number; seen: unknown[] } {
  const log = { attempts: 0, seen: [] as unknown[] };
  engine.beforeBlock = async ({ number, block }) => {
    if (number < options.first || log.attempts >= options.times) {
      if (log.attempts > 0 && log.seen.length < 1) log.seen.push(await readHealth(pool));
      return;
    }
    log.attempts++;
    throw failure(number, block.hash, options.isDeterministic);
  };
  return log;
}

async function readHealth(pool: pg.Pool): Promise<unknown> {
  const { rows } = await pool.query(
    `select health, state, error_code, error_message, (select count(*)::int from chain_4242."subgraph_error$" where is_fatal)
      as fatal from chain_4242."cursor$"`,
  );
  return rows[0];
}

test.each([20, 99])("a failure at block %i that may pass: failed meanwhile, healthy after", async (first) => {
  const { chain, pool, follow } = await openTestBed(blocks);
  const follower = await follow({ mappingRetry });
  const log = failAt(follower.engine, pool, { first, times: 3, isDeterministic: false });
  await follower.catchUp(chain);
  expect(log.attempts).toBe(3);
  expect(log.seen).toMatchObject([
    { health: "failed", state: "failed", error_code: "MAPPING_FAILED", fatal: 1 },
  ]);
  await follower.stop();
  expect(await readHealth(pool)).toMatchObject({ health: "healthy", error_code: null, fatal: 0 });
  await expectTables(pool, chain);
});

test("a failure that does not pass ends indexing after the last attempt, and is told", async () => {
  const { pool, follow } = await openTestBed(blocks);
  const follower = await follow({ mappingRetry });
  const log = failAt(follower.engine, pool, { first: 50, times: 100, isDeterministic: false });
  await expect(follower.ended).rejects.toMatchObject({ code: "MAPPING_FAILED", retryable: true });
  expect(log.attempts).toBe(mappingRetry.attempts);
  const once = await openTestBed(blocks);
  const impatient = await once.follow({ mappingRetry: { attempts: 1 } });
  failAt(impatient.engine, once.pool, { first: 50, times: 1, isDeterministic: false });
  await expect(impatient.ended).rejects.toMatchObject({ code: "MAPPING_FAILED" });
  expect(await readHealth(once.pool)).toMatchObject({ health: "failed", fatal: 1 });
  expect(await readHealth(pool)).toMatchObject({ health: "failed", fatal: 1 });
});

test("a deterministic failure ends indexing at once, with everything before its block stored", async () => {
  const { chain, pool, follow } = await openTestBed(blocks);
  const follower = await follow({ mappingRetry });
  const log = failAt(follower.engine, pool, { first: 50, times: 100, isDeterministic: true });
  await expect(follower.ended).rejects.toMatchObject({ code: "MAPPING_FAILED", retryable: false });
  expect(log.attempts).toBe(1);
  expect(await readHealth(pool)).toMatchObject({
    health: "failed",
    error_message: "failed at block 50",
    fatal: 1,
  });
  expect(follower.storage.cursor?.number).toBe(49);
  const again = await follow();
  await again.catchUp(chain);
  await again.stop();
  expect(await readHealth(pool)).toMatchObject({ health: "healthy", fatal: 0 });
});

test("a node that cannot answer a call of a handler is no failure of the subgraph", async () => {
  const { chain, pool, follow } = await openTestBed(blocks);
  const follower = await follow({ mappingRetry });
  const seen: unknown[] = [];
  let left = 6;
  follower.engine.beforeBlock = async ({ number }) => {
    if (number < 50 || left-- <= 0) return;
    seen.push(await readHealth(pool));
    throw new AppError("RPC_FAILED", "header not found", { retryable: true });
  };
  await follower.catchUp(chain);
  expect(seen).toHaveLength(6);
  for (const one of seen) expect(one).toMatchObject({ health: "healthy", error_code: null, fatal: 0 });
  await expectTables(pool, chain);
});
