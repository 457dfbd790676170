import { inTransaction } from "@facevalue/db";
import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { blocksOf, publication, resale, START_TIME } from "../../testing/sample-facts.ts";
import { TestChain } from "../../testing/test-chain.ts";
import { NONE } from "./detection-facts.ts";
import { evidenceRow, resolveEvidence } from "./evidence.ts";
import { readFacts } from "./read-facts.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const read = async (chain: TestChain, asOf?: number) =>
  await inTransaction(database.pool, async (session) => await readFacts(session, chain, { asOf }));

async function insertTransaction(chain: TestChain, block: number, fields: Record<string, unknown>) {
  const row = {
    id: hashOf(block),
    index: 0,
    sender: Buffer.from("a0", "hex"),
    recipient: Buffer.from("cc", "hex"),
    nonce: 7,
    gas_price: "30000000001",
    value: "0",
    block,
    timestamp: START_TIME + block,
    block$: block,
    vid: block,
    ...fields,
  };
  const columns = Object.keys(row);
  await database.pool.query(
    `insert into ${chain.schema}."transaction" (${columns.map((name) => `"${name}"`).join(", ")})
     values (${columns.map((_, index) => `$${index + 1}`).join(", ")})`,
    Object.values(row),
  );
}

const hashOf = (block: number) => Buffer.from(block.toString(16).padStart(64, "0"), "hex");

test("the tables' rows come in the order of the chain, whatever order they are stored in", async () => {
  const chain = await TestChain.create(database.pool, 8101);
  await chain.commit(
    blocksOf(
      1,
      [publication("e1", { salesStart: START_TIME, organizer: "b0", capacity: 100n })],
      [resale("e1", { kind: "PRIMARY", seller: "b0", ticket: "10", tier: "f1", resaleCapBps: 11_000n })],
      [resale("e1", { ticket: "10", seller: "a0", buyer: "a1", payer: "a2", price: null, currency: null })],
      [
        { type: "transfer", ticket: "10", quantity: 2n ** 70n, from: "a0", to: "a1", kind: "GIFT" },
        { type: "status", event: "e1", ticket: "10", holder: "a1", status: "CHECKED_IN", refund: null },
        { type: "use", event: "e1", holder: "a3", quantity: 3n },
      ],
    ),
  );
  const { schema } = chain;
  await database.pool.query(`create table public.kept as select * from ${schema}.sale where block$ = 2`);
  await database.pool.query(`delete from ${schema}.sale where block$ = 2`);
  await database.pool.query(`insert into ${schema}.sale select * from public.kept`);
  await insertTransaction(chain, 3, { sender: Buffer.from("a1", "hex") });
  await insertTransaction(chain, 2, {});
  const facts = await read(chain);

  expect([...facts.sales.block]).toEqual([2, 3]);
  expect([...facts.sales.kind]).toEqual([0, 1]);
  expect(facts.sales.price.at(0)).toBe(1000n);
  expect(facts.sales.price.at(1)).toBeNull();
  expect([...facts.sales.resaleCapBps]).toEqual([11_000, 0]);
  const wallets = ["a0", "a1", "a2", "b0"].map((hex) => facts.wallets.findHex(`0x${hex}`));
  expect([...facts.sales.seller]).toEqual([wallets[3], wallets[0]]);
  expect([...facts.sales.buyer]).toEqual([wallets[0], wallets[1]]);
  expect([...facts.sales.payer]).toEqual([wallets[0], wallets[2]]);
  expect([...facts.sales.event]).toEqual([0, 0]);
  expect(facts.events[0]).toMatchObject({
    id: "0xe1",
    organizer: wallets[3],
    onSaleAt: START_TIME,
    capacity: 100,
  });
  expect([...facts.transfers.quantity]).toEqual([Number.MAX_SAFE_INTEGER]);
  expect([...facts.transfers.event]).toEqual([0]);
  expect([...facts.statuses.kind]).toEqual([0, 0]);
  expect([...facts.statuses.quantity]).toEqual([1, 3]);
  expect([...facts.transactions.index]).toEqual([0, 0, NONE]);
  expect([...facts.transactions.block]).toEqual([2, 3, 4]);
  expect([...facts.transactions.sender]).toEqual([wallets[0], wallets[1], NONE]);
  expect(facts.transactions.gasPrice.at(0)).toBe(30_000_000_001n);
  expect(facts.transactions.gasPrice.at(2)).toBeNull();
  expect(facts.asOf).toEqual({ block: 4, time: START_TIME + 4 });
  expect(facts.funding).toBeNull();
  expect(resolveEvidence(facts, evidenceRow("sale", 1))).toEqual({
    table: "sale",
    transaction: `0x${hashOf(3).toString("hex")}`,
    logIndex: 0,
    block: 3,
  });
});

test("as of a block nothing later counts", async () => {
  const chain = await TestChain.create(database.pool, 8102);
  const blocks = blocksOf(
    1,
    [publication("e1")],
    [resale("e1", { kind: "PRIMARY", buyer: "a5", payer: "a5" })],
    [{ ...publication("e1"), kind: "CANCELLED" }, resale("e1", { buyer: "a6", payer: "a6", seller: "a5" })],
  );
  await chain.commit(blocks);
  const before = await read(chain, 2);
  const after = await read(chain);
  expect(before.sales.count).toBe(1);
  expect(before.asOf?.block).toBe(2);
  expect(before.events[0]).toMatchObject({ status: "SCHEDULED", changes: [], onSaleAt: null });
  expect(after.events[0]?.status).toBe("CANCELLED");
  expect(after.events[0]?.changes).toEqual([{ kind: "CANCELLED", block: 3, time: START_TIME + 3 }]);
  const buyers = (facts: typeof after) => [...facts.sales.buyer].map((wallet) => facts.wallets.hexOf(wallet));
  expect(buyers(before)).toEqual(["0xa5"]);
  expect(buyers(after)).toEqual(["0xa5", "0xa6"]);
});

test("what was traced of the funding is read with it", async () => {
  const chain = await TestChain.create(database.pool, 8103);
  await chain.commit(blocksOf(1, [publication("e1")], [resale("e1", { kind: "PRIMARY" })]));
  const insert = `insert into app.funding_transfer values
    (8103, 2, '\\x02', -1, 0, 20, '\\xf0', '\\xa0', '\\xf1', '\\x00', 5, 'native'),
    (8103, 1, '\\x01', -1, 0, 10, '\\xf0', '\\xa1', null, '\\x00', 6, 'native'),
    (9999, 1, '\\x01', -1, 0, 10, '\\xf0', '\\xa1', null, '\\x00', 7, 'native')`;
  await database.pool.query(insert);
  expect((await read(chain)).funding).toBeNull();
  await database.pool.query("insert into app.funding_scan values (8103, 'native', 1, 9, '\\x00')");
  const { funding, wallets } = await read(chain);
  expect([...(funding?.block ?? [])]).toEqual([1, 2]);
  expect(funding?.amount.at(0)).toBe(6n);
  expect([...(funding?.caller ?? [])]).toEqual([NONE, wallets.findHex("0xf1")]);
  expect(funding).toMatchObject({ fromBlock: 1, toBlock: 9 });
  expect((await read(chain, 1)).funding?.count).toBe(1);
});
