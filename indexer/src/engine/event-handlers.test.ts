import { AppError } from "@facevalue/core";
import { type AbiParameter, encodeAbiParameters, encodeFunctionData, keccak256, toBytes } from "viem";
import { beforeAll, describe, expect, test } from "vitest";
import { buildFixture } from "../../test-subgraphs/build-fixture.ts";
import { blockHash, type LogSpec, TOKEN } from "../../test-subgraphs/chain-fixture.ts";
import { EngineFixture, type FixtureOptions } from "../../test-subgraphs/engine-fixture.ts";

const ALICE = `0x${"a1".repeat(20)}`;
const BOB = `0x${"b2".repeat(20)}`;
const SELLER = `0x${"5e".repeat(20)}`;
const KNOWN = `0x${"33".repeat(20)}`;

beforeAll(async () => {
  await buildFixture("event-handlers");
}, 120_000);

const start = (options: FixtureOptions = {}) =>
  EngineFixture.start({ subgraph: "event-handlers", ...options });

const topic0 = (signature: string) => keccak256(toBytes(signature));
const asTopic = (value: string) => `0x${value.slice(2).padStart(64, "0")}`;
const uint = (value: bigint) => encodeAbiParameters([{ type: "uint256" }], [value]);

/** One variant of the event has its second address in the data, the other in a topic. */
const moved = (from: string, to: string, isIndexed: boolean): LogSpec => ({
  topics: [topic0("Moved(address,address)"), asTopic(from), ...(isIndexed ? [asTopic(to)] : [])],
  data: isIndexed ? "0x" : asTopic(to),
});

const noted = (number: bigint, who: string, text: string): LogSpec => ({
  topics: [topic0("Noted(uint256,address,string)"), uint(number), asTopic(who)],
  data: encodeAbiParameters([{ type: "string" }], [text]),
});

const ORDER: AbiParameter = {
  type: "tuple",
  components: [
    { name: "amount", type: "uint128" },
    {
      name: "seller",
      type: "tuple",
      components: [
        { name: "name", type: "string" },
        { name: "account", type: "address" },
      ],
    },
  ],
};

const listed = (amount: bigint, market = BOB): LogSpec => ({
  topics: [topic0("Listed(address,(uint128,(string,address)))"), asTopic(market)],
  data: encodeAbiParameters([ORDER], [{ amount, seller: { name: "Sue", account: SELLER } }]),
});

const priceOf = (amount: bigint) =>
  encodeFunctionData({
    abi: [
      {
        type: "function",
        name: "priceOf",
        inputs: [{ type: "uint256" }],
        outputs: [],
        stateMutability: "view",
      },
    ],
    args: [amount],
  });
const OWNER = topic0("owner()").slice(0, 10);

describe("which handlers run", () => {
  test("variants of one event are told apart by what they index", async () => {
    const fixture = await start();
    await fixture.run(9, [moved(ALICE, BOB, true), moved(ALICE, SELLER, false)]);
    expect(fixture.fact("moved")).toBe(`both ${BOB}|one ${SELLER}|`);
  });

  test("two handlers that take the same event are refused", async () => {
    const fixture = await start();
    const doubled = { topics: [topic0("Doubled(uint256)")], data: uint(1n) };
    await expect(fixture.run(9, [doubled])).rejects.toMatchObject({
      retryable: true,
      message: expect.stringContaining("several handlers are defined for the event Doubled(uint256)"),
    });
  });

  test("topic filters: any value of a topic, all topics", async () => {
    const fixture = await start();
    await fixture.run(9, [
      noted(7n, ALICE, "seven"),
      noted(8n, ALICE, "eight"),
      noted(9n, ALICE, "nine"),
      noted(7n, BOB, "bob"),
    ]);
    expect(fixture.fact("noted")).toBe("seven|eight|");
  });

  test("an anonymous event is found by its first topic, which is a parameter", async () => {
    const fixture = await start();
    const key = `0x${"77".repeat(32)}`;
    await fixture.run(9, [
      { topics: [key], data: uint(5n) },
      { topics: [`0x${"78".repeat(32)}`], data: uint(6n) },
    ]);
    expect(fixture.fact("whisper")).toBe("0x7777:5|");
  });

  test("once, then logs, then block handlers, which end with their data source", async () => {
    const fixture = await start();
    await fixture.run(5, [noted(7n, ALICE, "x")]);
    await fixture.run(6, []);
    await fixture.run(7, []);
    await fixture.run(8, []);
    expect(fixture.fact("order")).toBe("once log-0 block-5 block-6 block-7 ");
    expect(fixture.engine.nextHandledBlock(8)).toBeNull();
  });
});

interface Asked {
  readonly to: string;
  readonly data: string;
}

/** A node that knows prices and owners; the market has no owner. */
function openNode(): {
  asked: Asked[];
  most: number;
  ethereumCall: NonNullable<FixtureOptions["ethereumCall"]>;
} {
  let running = 0;
  const node = {
    asked: [] as Asked[],
    most: 0,
    ethereumCall: async ({ to, data }: Asked) => {
      node.asked.push({ to, data });
      node.most = Math.max(node.most, ++running);
      await new Promise((resolve) => setImmediate(resolve));
      running--;
      if (to === BOB) return { reverted: true, data: "0x" };
      return { reverted: false, data: data.startsWith(OWNER) ? asTopic(ALICE) : uint(42n) };
    },
  };
  return node;
}

describe("declared calls", () => {
  test("are made once, together, before any handler; the handlers find the answers", async () => {
    const node = openNode();
    const fixture = await start({ ethereumCall: node.ethereumCall });
    await fixture.run(9, [listed(3n), listed(3n), listed(4n)]);
    expect(fixture.fact("listed")).toBe(`42 ${ALICE} reverted 42 Sue`.repeat(3));
    const expected = [
      { to: TOKEN, data: priceOf(3n) },
      { to: SELLER, data: OWNER },
      { to: BOB, data: OWNER },
      { to: KNOWN, data: priceOf(3n) },
      { to: TOKEN, data: priceOf(4n) },
      { to: KNOWN, data: priceOf(4n) },
    ];
    expect(node.asked).toEqual(expected);
    expect(node.most).toBe(expected.length);
  });

  test("are asked for again in another block, not when the same block is processed again", async () => {
    const node = openNode();
    const fixture = await start({ ethereumCall: node.ethereumCall });
    await fixture.run(9, [listed(3n)]);
    await fixture.run(9, [listed(3n)]);
    expect(node.asked).toHaveLength(4);
    await fixture.run(10, [listed(3n)]);
    expect(node.asked).toHaveLength(8);
  });

  test("a node that cannot answer stops the block, and nothing of it is kept", async () => {
    const trouble = new AppError("RPC_FAILED", "header not found", { retryable: true });
    const hashes: string[] = [];
    const fixture = await start({
      ethereumCall: async ({ blockHash: hash }) => {
        hashes.push(hash);
        throw trouble;
      },
    });
    await expect(fixture.run(9, [noted(7n, ALICE, "x"), listed(3n)])).rejects.toBe(trouble);
    expect(new Set(hashes)).toEqual(new Set([blockHash(9)]));
    expect(fixture.source.rows.size).toBe(0);
  });
});
