import { fromHex } from "@facevalue/core";
import { beforeAll, describe, expect, test } from "vitest";
import { buildFixture } from "../../test-subgraphs/build-fixture.ts";
import { blockHash, makeBlock, SENDER, TOKEN } from "../../test-subgraphs/chain-fixture.ts";
import { EngineFixture } from "../../test-subgraphs/engine-fixture.ts";
import { runLog, shopCreatedLog, soldLog, storedLog, transferLog } from "../../test-subgraphs/token-logs.ts";
import { columnOf } from "../row/row-codec.ts";

const ALICE = `0x${"a1".repeat(20)}`;
const BOB = `0x${"b2".repeat(20)}`;
const SHOP = `0x${"50".repeat(20)}`;

beforeAll(async () => {
  await buildFixture("basic");
}, 120_000);

describe("event handlers", () => {
  test.each([false, true])("read and write entities (store answers slowly: %s)", async (isSlow) => {
    const fixture = await EngineFixture.start({ isSlow, cacheBytes: 2 });
    await fixture.run(6, [transferLog(ALICE, BOB, 7n), transferLog(BOB, ALICE, 2n)]);
    await fixture.run(7, [transferLog(ALICE, BOB, 7n)]);
    expect(fixture.read("Account", ALICE)).toMatchObject({ balance: -12n, sent: 2 });
    expect(fixture.read("Account", BOB)).toMatchObject({ balance: 12n, sent: 1 });
    expect(fixture.read("Ticket", "7")).toEqual({ id: "7", owner: fromHex(BOB), moves: 2 });
  });

  test("each start from fresh module state", async () => {
    const fixture = await EngineFixture.start();
    const { changes } = await fixture.run(6, [transferLog(ALICE, BOB, 7n), transferLog(ALICE, BOB, 8n)]);
    const transfers = changes.filter(({ type }) => type.name === "Transfer");
    const counters = transfers.map(({ type, row }) => columnOf(type, row ?? "", 5));
    expect(counters).toEqual([1, 1]);
  });

  test("find nothing of what earlier ones left in static data, in the heap or in the block", async () => {
    const fixture = await EngineFixture.start();
    await fixture.run(6, [runLog("traces"), runLog("traces"), runLog("numbers"), runLog("traces")]);
    const untouched = `2|0|${blockHash(6)}`;
    expect([0, 1, 3].map((index) => fixture.fact(`traces-${index}`))).toEqual([
      untouched,
      untouched,
      untouched,
    ]);
  });

  test("decode every kind of parameter", async () => {
    const fixture = await EngineFixture.start();
    const values = {
      kind: 255,
      signedValue: -(2n ** 127n),
      label: "Plätze 🎫",
      chunks: [`0x${"0a".repeat(32)}`],
    };
    const order = { seller: ALICE, prices: [2n ** 255n, 0n] as const, memo: "0x" };
    const log = storedLog("key", { ...values, order });
    await fixture.run(6, [log]);
    expect(fixture.fact("stored")).toBe(
      [
        log.topics[1],
        "255",
        values.signedValue,
        values.label,
        `${values.chunks[0]},`,
        ALICE,
        `${2n ** 255n},0`,
        "0x",
      ].join("|"),
    );
  });

  test("skip logs that do not decode as their event", async () => {
    const fixture = await EngineFixture.start();
    const log = transferLog(ALICE, BOB, 7n);
    const outcome = await fixture.run(6, [
      { ...log, topics: log.topics.slice(0, 2) },
      { ...log, data: "0x" },
    ]);
    expect(outcome).toMatchObject({ handlersRun: 0, changes: [] });
  });

  test("see logs of their address only, from the start block on", async () => {
    const fixture = await EngineFixture.start();
    expect((await fixture.run(4, [transferLog(ALICE, BOB, 7n)])).handlersRun).toBe(0);
    expect((await fixture.run(6, [{ ...transferLog(ALICE, BOB, 7n), address: BOB }])).handlersRun).toBe(0);
    expect(fixture.engine.filters()).toEqual([
      expect.objectContaining({
        address: TOKEN,
        startBlock: 5,
        endBlock: null,
        topics0: expect.arrayContaining([]),
      }),
    ]);
  });

  test("read block, transaction and receipt as the chain has them", async () => {
    const fixture = await EngineFixture.start();
    await fixture.run(6, [runLog("block"), runLog("transaction"), runLog("receipt")]);
    const { block, logs } = makeBlock(6, []);
    expect(logs).toEqual([]);
    expect(fixture.fact("block")).toBe(
      [
        block.hash,
        block.parentHash,
        block.sha3Uncles,
        block.miner,
        block.stateRoot,
        block.transactionsRoot,
        block.receiptsRoot,
        "6|21000|30000000|1700000006|0|255|1000|100",
      ].join("|"),
    );
    const hash = (index: number) => `0x${(6000 + index).toString(16).padStart(64, "0")}`;
    // max fee 200, base fee 100, tip 5: 105 was paid, whatever `gasPrice` says.
    expect(fixture.fact("transaction")).toBe(
      [hash(0), "0", SENDER, TOKEN, "1000000000000000000", "21000", "105", "0xabcdef01", "7"].join("|"),
    );
    expect(fixture.fact("receipt")).toBe(
      [hash(1), "1", blockHash(6), "6", "42000", "21000", "1", "1", "256", TOKEN, "1", "160", "2"].join("|"),
    );
  });
});

describe("data source templates", () => {
  test("run in the block that creates them, over its earlier logs too, once per address", async () => {
    const fixture = await EngineFixture.start();
    const logs = [shopCreatedLog(SHOP), shopCreatedLog(SHOP)];
    const outcome = await fixture.run(6, logs, [soldLog(SHOP, 21n), soldLog(SHOP, 4n)]);
    expect(outcome.created).toEqual([
      {
        template: "Shop",
        address: SHOP,
        createdAtBlock: 6,
        context: '{"greeting":{"type":"String","data":"hi"}}',
      },
    ]);
    expect(fixture.askedFor).toMatchObject([{ address: SHOP, startBlock: 6 }]);
    expect(fixture.fact(`${SHOP}-2`)).toBe("hi:42");
    expect(fixture.fact(`${SHOP}-3`)).toBe("hi:8");
    await fixture.run(7, [soldLog(SHOP, 1n)]);
    expect(fixture.fact(`${SHOP}-0`)).toBe("hi:2");
  });

  test("are restored, and forgotten by a roll-back", async () => {
    const first = await EngineFixture.start();
    const { created } = await first.run(6, [shopCreatedLog(SHOP)]);
    const second = await EngineFixture.start();
    second.engine.restore(created);
    expect(second.engine.filters()).toEqual(first.engine.filters());
    expect((await second.run(7, [soldLog(SHOP, 1n)])).handlersRun).toBe(1);
    second.engine.revert(5);
    expect((await second.run(6, [soldLog(SHOP, 1n)])).handlersRun).toBe(0);
    expect((await second.run(6, [shopCreatedLog(SHOP)])).created).toHaveLength(1);
  });
});

describe("block handlers", () => {
  test("run once at the start block and then every N blocks", async () => {
    const fixture = await EngineFixture.start();
    expect([0, 5, 6, 15, 16].map((from) => fixture.engine.nextHandledBlock(from))).toEqual([
      5, 5, 15, 15, 25,
    ]);
    await fixture.run(5, []);
    await fixture.run(6, []);
    await fixture.run(15, []);
    expect(fixture.fact("once")).toBe("5");
    expect(fixture.fact("polling-15")).toBe(blockHash(15));
    expect(fixture.fact("polling-6")).toBeUndefined();
    expect(fixture.fact("network")).toBe("testnet");
  });
});
