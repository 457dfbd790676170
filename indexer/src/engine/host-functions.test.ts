import { AppError } from "@facevalue/core";
import { encodeAbiParameters } from "viem";
import { beforeAll, describe, expect, test } from "vitest";
import { buildFixture } from "../../test-subgraphs/build-fixture.ts";
import { blockHash, TOKEN } from "../../test-subgraphs/chain-fixture.ts";
import { EngineFixture } from "../../test-subgraphs/engine-fixture.ts";
import { runLog } from "../../test-subgraphs/token-logs.ts";

beforeAll(async () => {
  await buildFixture("basic");
}, 120_000);

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
