import { AppError, fromHex } from "@facevalue/core";
import { encodeAbiParameters } from "viem";
import { beforeAll, describe, expect, test } from "vitest";
import { buildFixture } from "../../test-subgraphs/build-fixture.ts";
import { blockHash, makeBlock, SENDER, TOKEN } from "../../test-subgraphs/chain-fixture.ts";
import { EngineFixture } from "../../test-subgraphs/engine-fixture.ts";
import { runLog, shopCreatedLog, soldLog, storedLog, transferLog } from "../../test-subgraphs/token-logs.ts";

const ALICE = `0x${"a1".repeat(20)}`;
const BOB = `0x${"b2".repeat(20)}`;
const SHOP = `0x${"50".repeat(20)}`;
const FIRST_VID = 100n;

beforeAll(async () => {
  await buildFixture("basic");
}, 120_000);

describe("event handlers", () => {
  test.each([false, true])("read and write entities (store answers slowly: %s)", async (isSlow) => {
    const fixture = await EngineFixture.start({ isSlow, cacheCapacity: 2 });
    await fixture.run(6, [transferLog(ALICE, BOB, 7n), transferLog(BOB, ALICE, 2n)]);
    await fixture.run(7, [transferLog(ALICE, BOB, 7n)]);
    expect(fixture.read("Account", ALICE)).toMatchObject({ balance: -12n, sent: 2 });
    expect(fixture.read("Account", BOB)).toMatchObject({ balance: 12n, sent: 1 });
    expect(fixture.read("Ticket", "7")).toEqual({ id: "7", owner: fromHex(BOB), moves: 2 });
  });

  test("each start from fresh module state", async () => {
    const fixture = await EngineFixture.start();
    const { changes } = await fixture.run(6, [transferLog(ALICE, BOB, 7n), transferLog(ALICE, BOB, 8n)]);
    const counters = changes.filter(({ type }) => type.name === "Transfer").map(({ row }) => row?.[5]);
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

describe("entities", () => {
  test("hold every kind of field", async () => {
    const fixture = await EngineFixture.start();
    await fixture.run(6, [runLog("everything", "0xbeef")]);
    expect(fixture.read("Everything", TOKEN)).toEqual({
      id: fromHex(TOKEN),
      name: "näme 🎫",
      text: null,
      flag: true,
      small: -8,
      wide: -9007199254740993n,
      big: 2n ** 128n,
      decimal: { digits: -15n, exponent: -1 },
      moment: 1_700_000_000_000_001n,
      raw: fromHex("0xbeef"),
      color: "RED",
      tags: ["b", "a"],
      chunks: [fromHex("0x00ff")],
      bigs: [-128n, 128n],
      owner: fromHex(TOKEN),
      friends: [fromHex(TOKEN)],
      note: null,
    });
    expect(fixture.fact("everything")).toContain("näme 🎫|no text|true|-8|-9007199254740993|");
  });

  test("a set merges, a set after a removal replaces", async () => {
    const fixture = await EngineFixture.start({ isSlow: true });
    await fixture.run(6, [runLog("ticket", "t1"), runLog("everything", "0xbeef")]);
    await fixture.run(7, [runLog("merge")]);
    expect(fixture.fact("merged")).toBe(`${TOKEN}:40`);
    expect(fixture.fact("removed")).toBe("gone");
    expect(fixture.read("Ticket", "t1")).toBeNull();
    await expect(fixture.run(8, [runLog("overwrite")])).rejects.toThrow(
      "missing value for non-nullable field `name`",
    );
  });

  test("loadInBlock knows what this block wrote and nothing else", async () => {
    const fixture = await EngineFixture.start();
    await fixture.run(6, [runLog("ticket", "older")]);
    await fixture.run(7, [runLog("ticket", "written"), runLog("in-block")]);
    expect(fixture.fact("in-block")).toBe("written-");
  });

  test.each([false, true])(
    "derived fields follow the state within the block, in key order (slow: %s)",
    async (isSlow) => {
      const fixture = await EngineFixture.start({ isSlow });
      await fixture.run(6, [runLog("account"), ...["b", "c", "d"].map((id) => runLog("ticket", id))]);
      const logs = [runLog("give", "c"), runLog("remove", "d"), runLog("ticket", "a"), runLog("related")];
      await fixture.run(7, logs);
      expect(fixture.fact("related")).toBe("a:1 b:1 ");
    },
  );

  test("unchanged ones give no change, changed ones exactly one with the last version's number", async () => {
    const fixture = await EngineFixture.start();
    const created = await fixture.run(6, [runLog("ticket", "t")]);
    expect(created.changes).toMatchObject([{ existed: false, vid: (6n << 32n) + FIRST_VID }]);
    expect((await fixture.run(7, [runLog("touch", "t")])).changes).toEqual([]);
    const changed = await fixture.run(8, [runLog("give", "t"), runLog("touch", "t")]);
    expect(changed.changes).toMatchObject([{ existed: true, idKey: "t", vid: (8n << 32n) + FIRST_VID + 1n }]);
    expect((await fixture.run(9, [runLog("ticket", "u"), runLog("remove", "u")])).changes).toEqual([]);
    expect((await fixture.run(9, [runLog("remove", "t")])).changes).toMatchObject([
      { row: null, existed: true },
    ]);
  });

  test("an immutable one may be set several times in one block", async () => {
    const fixture = await EngineFixture.start();
    const { changes } = await fixture.run(6, [runLog("immutable", "0x01"), runLog("immutable", "0x01")]);
    expect(changes).toHaveLength(1);
    expect(fixture.read("Transfer", "0x01")).toMatchObject({ amount: 1n });
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

describe("host functions", () => {
  test("of BigInt, BigDecimal, Bytes and crypto", async () => {
    const fixture = await EngineFixture.start();
    await fixture.run(6, [runLog("numbers")]);
    expect((fixture.fact("numbers") as string).split("|")).toEqual([
      String(-(2n ** 255n)),
      String(2n ** 64n - 1n),
      "-3",
      "-1",
      String(2n ** 200n),
      "-3",
      String(5n << 70n),
      String(-6n & 11n),
      String(-6n | 11n),
      "0xff",
      "0x0",
      "0x80",
      "0.6666666666666666666666666666666667",
      "-0.66666666666666666666666666666666666",
      "2.5",
      "1000000",
      "equal",
      "0x2cb21925c71e2926c57f200759d5c80056dd46852f17d1eea3d96026668f97a8",
      "12",
      "0xabcdefabcdefabcdefabcdefabcdefabcdefabcd",
    ]);
  });

  test("ethereum.encode and decode", async () => {
    const fixture = await EngineFixture.start();
    await fixture.run(6, [runLog("abi")]);
    const tuple = {
      type: "tuple",
      components: [{ type: "address" }, { type: "uint256" }, { type: "string" }],
    };
    expect(fixture.fact("encoded")).toBe(encodeAbiParameters([tuple], [[TOKEN, 42n, "seat 7"]]));
    expect(fixture.fact("decoded")).toBe(`${TOKEN}|42|seat 7|null`);
  });

  test("json", async () => {
    const fixture = await EngineFixture.start();
    await fixture.run(6, [runLog("json", '{"n":123456789012345678901234567890,"list":[1,2.5],"a":1,"a":2}')]);
    expect(fixture.fact("json")).toBe("a list n 123456789012345678901234567890 2.5");
    await fixture.run(7, [runLog("json", "{oops")]);
    expect(fixture.fact("json")).toBe("error");
  });

  test("the data source's context", async () => {
    const fixture = await EngineFixture.start();
    await fixture.run(6, [runLog("context")]);
    expect(fixture.fact("context")).toBe("hello");
  });

  test("ethereum.call answers, once per block, and tells a revert from a broken node", async () => {
    const asked: string[] = [];
    const fixture = await EngineFixture.start({
      ethereumCall: async ({ to, data, blockHash: hash }) => {
        asked.push([to, data.slice(0, 10), hash].join(" "));
        if (data.startsWith("0x313ce567"))
          return { reverted: false, data: encodeAbiParameters([{ type: "uint8" }], [6]) };
        const result = encodeAbiParameters([{ type: "uint256" }, { type: "string" }], [7n, "vip row"]);
        return { reverted: false, data: result };
      },
    });
    await fixture.run(6, [runLog("call"), runLog("call")]);
    expect(fixture.fact("call")).toBe("6|7 vip row");
    expect(asked).toEqual([`${TOKEN} 0x313ce567 ${blockHash(6)}`, expect.stringContaining(blockHash(6))]);
    const reverting = await EngineFixture.start();
    await reverting.run(6, [runLog("call")]);
    expect(reverting.fact("call")).toBe("reverted|reverted");
    const trouble = new AppError("RPC_UNREACHABLE", "no answer", { retryable: true });
    const broken = await EngineFixture.start({ ethereumCall: () => Promise.reject(trouble) });
    await expect(broken.run(6, [runLog("call")])).rejects.toBe(trouble);
  });
});

describe("failing handlers", () => {
  test.each([
    ["critical", "Critical error logged in mapping with log message: no such ticket 7"],
    ["divide", "divide BigInt `1` by zero"],
    ["null", "Mapping aborted at src/scenarios.ts, line"],
    ["trap", "wasm trap: unreachable"],
    ["unknown-field", "Attempted to set undefined fields [nonsense] for the entity type `Fact`"],
    ["required-field", "Entity Ticket[incomplete]: missing value for non-nullable field"],
    ["stack", "stack overflow"],
  ])(
    "%s: the block is refused with the mapping's own words, and the engine goes on",
    async (scenario, words) => {
      const fixture = await EngineFixture.start();
      const logs = [runLog("ticket", "t"), shopCreatedLog(SHOP), runLog(scenario)];
      const failure = await fixture.run(6, logs).catch((error: unknown) => error);
      expect(failure).toMatchObject({ code: "MAPPING_FAILED", retryable: false });
      expect((failure as Error).message).toContain(words);
      expect((failure as Error).message).toMatch(
        /^handler handleRun of data source Token failed at block 6, transaction 0x/,
      );
      const outcome = await fixture.run(6, [runLog("echo", "still here"), runLog("in-block")]);
      expect(outcome.created).toEqual([]);
      expect(outcome.changes.map(({ idKey }) => idKey)).toEqual(["echo", "in-block"]);
      expect(fixture.engine.filters()).toHaveLength(1);
    },
  );

  test("are skipped, and told, when the subgraph asks for nonFatalErrors", async () => {
    const fixture = await EngineFixture.start({ features: ["nonFatalErrors"] });
    const logs = [runLog("ticket", "t"), runLog("critical"), runLog("echo", "after")];
    const outcome = await fixture.run(6, logs);
    expect(outcome.errors).toEqual([expect.stringContaining("no such ticket 7")]);
    expect(outcome.changes.map(({ idKey }) => idKey)).toEqual(["t", "echo"].sort((a, b) => (a < b ? 1 : -1)));
  });

  test("a log without its transaction is the node's fault", async () => {
    const fixture = await EngineFixture.start();
    const input = { ...makeBlock(6, [runLog("echo", "x")]), transactions: new Map() };
    const failure = fixture.engine.processBlock(input, () => Promise.reject(new Error("not asked")));
    await expect(failure).rejects.toMatchObject({ code: "RPC_INCONSISTENT", retryable: true });
  });
});
