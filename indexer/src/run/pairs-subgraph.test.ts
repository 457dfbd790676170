import { encodeAbiParameters, stringToHex, toFunctionSelector } from "viem";
import { beforeAll, expect, test } from "vitest";
import { buildFixture } from "../../test-subgraphs/build-fixture.ts";
import type { FakeRpcAnswer, FakeRpcCall } from "../chain/testing/answer-fake-chain.ts";
import { FakeChain, type FakeLogSpec } from "../chain/testing/fake-chain.ts";
import { INDEXED_SCHEMA, indexFakeChain } from "./testing/index-fake-chain.ts";
import { pairCreated, swap, sync } from "./testing/pairs-logs.ts";
import { PairsModel, type TokenFacts } from "./testing/pairs-model.ts";
import { randomNumbers } from "./testing/random-numbers.ts";
import { readCurrentRows } from "./testing/read-current-rows.ts";

beforeAll(async () => {
  await buildFixture("uniswap-style");
}, 300_000);

const address = (byte: string) => `0x${byte.repeat(20)}`;
const [MODERN, OLD, MUTE, BROKEN] = ["a1", "a2", "a3", "a4"].map(address) as [string, string, string, string];
const PAIRS = ["b1", "b2", "b3", "b4"].map(address) as [string, string, string, string];
const TRADER = address("c1");

const TOKENS = new Map<string, TokenFacts>([
  [MODERN, { symbol: "MOD", name: "Modern ✓ token", decimals: 18 }],
  [OLD, { symbol: "OLD", name: "Older token", decimals: 6 }],
  [MUTE, { symbol: "unknown", name: "unknown", decimals: 0 }],
  [BROKEN, { symbol: "X", name: "X", decimals: null }],
]);

/** What tokens answer: modern ones with strings, old ones with 32 bytes, mute ones revert. */
function answerCall({ method, params }: FakeRpcCall): FakeRpcAnswer | null {
  if (method !== "eth_call") return null;
  const { to, data } = params[0] as { to: string; data: string };
  const facts = TOKENS.get(to);
  const field = (["symbol", "name", "decimals"] as const).find((name) =>
    data.startsWith(toFunctionSelector(`${name}()`)),
  );
  const value = facts !== undefined && field !== undefined ? facts[field] : null;
  if (value === null || value === "unknown") return { error: { code: 3, message: "execution reverted" } };
  if (typeof value === "number") return { result: encodeAbiParameters([{ type: "uint8" }], [value]) };
  if (to === OLD) return { result: stringToHex(value, { size: 32 }) };
  return { result: encodeAbiParameters([{ type: "string" }], [value]) };
}

/** Some swaps and new reserves of random pairs. */
function trade(random: (limit: number) => number): FakeLogSpec[] {
  const amount = () => BigInt(random(2 ** 32)) ** 2n * BigInt(1 + random(1000));
  return Array.from({ length: random(5) }, () => {
    const pair = PAIRS[random(PAIRS.length)] as string;
    if (random(3) === 0) return sync(pair, random(8) === 0 ? 0n : amount(), amount());
    return swap(pair, TRADER, random(2) === 0 ? [amount(), 0n, 0n, amount()] : [0n, amount(), amount(), 0n]);
  });
}

/** A day and a half of blocks twelve minutes apart; the second pair trades in the block that creates it. */
function makeChain(): { chain: FakeChain; grow: (blocks: number) => void } {
  const chain = new FakeChain();
  const random = randomNumbers(7);
  let time = 1_700_000_000;
  const mine = (logs: readonly FakeLogSpec[]) => {
    time += 720;
    chain.mine(logs, time);
  };
  mine([]);
  mine([pairCreated(MODERN, OLD, PAIRS[0]), pairCreated(MODERN, BROKEN, PAIRS[3])]);
  const early = swap(PAIRS[1], TRADER, [1_000_000n, 0n, 0n, 3n]);
  mine([
    early,
    sync(PAIRS[1], 5n, 7n),
    pairCreated(OLD, MUTE, PAIRS[1]),
    early,
    pairCreated(OLD, MODERN, PAIRS[2]),
  ]);
  const grow = (blocks: number) => {
    for (let count = 0; count < blocks; count++) mine(trade(random));
  };
  grow(180);
  return { chain, grow };
}

test("factory, pair templates, calls of tokens, decimals and receipts give what the events say, also after a reorg", async () => {
  const { chain, grow } = makeChain();
  const { database, node, catchUp } = await indexFakeChain("uniswap-style", chain);
  node.intercept = answerCall;
  const expectTables = async () => {
    for (const [table, rows] of Object.entries(new PairsModel(chain, TOKENS).tables())) {
      expect(await readCurrentRows(database.pool, INDEXED_SCHEMA, table), table).toEqual(rows);
    }
  };
  await catchUp();
  await expectTables();
  const swaps = await database.pool.query(`select count(*)::int as n from ${INDEXED_SCHEMA}.swap`);
  expect(swaps.rows[0].n).toBeGreaterThan(100);

  chain.drop(20);
  grow(30);
  await catchUp();
  await expectTables();
});
