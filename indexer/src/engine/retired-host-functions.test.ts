import { encodeAbiParameters, stringToHex } from "viem";
import { beforeAll, describe, expect, test } from "vitest";
import { buildFixture } from "../../test-subgraphs/build-fixture.ts";
import { EngineFixture, type FixtureOptions } from "../../test-subgraphs/engine-fixture.ts";
import { runLog } from "../../test-subgraphs/token-logs.ts";

beforeAll(async () => {
  await buildFixture("host-functions");
}, 120_000);

const start = (options: FixtureOptions = {}) =>
  EngineFixture.start({ subgraph: "host-functions", ...options });

async function failureOf(scenario: string, options: FixtureOptions = {}): Promise<unknown> {
  const fixture = await start(options);
  return await fixture.run(6, [runLog(scenario)]).catch((error: unknown) => error);
}

describe("a module that links every host function", () => {
  test("runs, as long as it does not call the retired ones", async () => {
    const fixture = await start();
    await fixture.run(6, [runLog("fact", "hello")]);
    expect(fixture.fact("fact")).toBe("hello");
  });

  test.each([
    ["ipfs-cat", "`ipfs.cat` is deprecated. Improved support for IPFS will be added in the future"],
    ["ipfs-block", "`ipfs.getBlock` is deprecated. Improved support for IPFS will be added in the future"],
    ["ipfs-map", "`ipfs.map` is deprecated. Improved support for IPFS will be added in the future"],
    ["arweave", "`arweave.transactionData` has been removed."],
    ["box", "`box.profile` has been removed."],
  ])("%s fails for good when it is called", async (scenario, words) => {
    const failure = await failureOf(scenario);
    expect(failure).toMatchObject({ retryable: false, message: expect.stringContaining(words) });
  });

  test("ens.nameByHash is no certain failure: the names are missing, not the name", async () => {
    const failure = await failureOf("ens");
    expect(failure).toMatchObject({ retryable: true, message: expect.stringContaining("Missing ENS data") });
  });
});

describe("yaml", () => {
  test("values of every kind reach the mapping", async () => {
    const fixture = await start();
    const document = "b: [1, 0x10, 1.5, yes, ~, true]\na: !Seat {row: 'A', 2: x}\n";
    await fixture.run(6, [runLog("yaml", document)]);
    const expected = "{'b':[#1,#16,#1.5,'yes',null,true],'a':!Seat {'row':'A',#2:'x'}}";
    expect(fixture.fact("yaml")).toBe(expected);
    await fixture.run(7, [runLog("yaml", "[1,")]);
    expect(fixture.fact("yaml")).toBe("error");
    await fixture.run(8, [runLog("yaml-or-fail", "- x")]);
    expect(fixture.fact("yaml")).toBe("['x']");
  });

  test("yaml.fromBytes ends the handler on what is no YAML", async () => {
    const fixture = await start();
    const failure = fixture.run(6, [runLog("yaml-or-fail", "a: 1\na: 2")]);
    await expect(failure).rejects.toMatchObject({
      retryable: false,
      message: expect.stringContaining("failed to parse YAML from bytes"),
    });
  });
});

describe("ethereum", () => {
  const ethereumState = {
    getBalance: async () => 12n ** 20n,
    getCode: async () => "0x60",
  };

  test("getBalance and hasCode", async () => {
    const fixture = await start({ ethereumState });
    await fixture.run(6, [runLog("balance"), runLog("code")]);
    expect(fixture.fact("balance")).toBe(String(12n ** 20n));
    expect(fixture.fact("code")).toBe("code");
  });

  test.each(["balance", "code"])("%s before apiVersion 0.0.9 fails when it is called", async (scenario) => {
    const fixture = await start({ ethereumState, apiVersion: 8 });
    await fixture.run(6, [runLog("fact", "runs")]);
    await expect(fixture.run(7, [runLog(scenario)])).rejects.toMatchObject({
      retryable: false,
      message: expect.stringContaining("is not supported before API version 0.0.9"),
    });
  });

  test("function values have a kind of their own", async () => {
    const fixture = await start();
    await fixture.run(6, [runLog("function")]);
    expect(fixture.fact("function")).toBe(`10 0x${"ab".repeat(24)}${"00".repeat(8)}`);
  });

  test("decode takes one value: several parameters only behind an offset", async () => {
    const fixture = await start();
    await fixture.run(6, [runLog("parameters")]);
    expect(fixture.fact("parameters")).toBe("seat|null");
  });

  test("an answer of no bytes counts as a revert", async () => {
    const answers = ["0x", encodeAbiParameters([{ type: "uint256" }], [5n])];
    const seen: string[] = [];
    const fixture = await start({
      ethereumCall: async () => ({ reverted: false, data: answers.shift() ?? "0x" }),
    });
    for (const block of [6, 7]) {
      await fixture.run(block, [runLog("call")]);
      seen.push(fixture.fact("call") as string);
    }
    expect(seen).toEqual(["reverted", "5"]);
    await fixture.run(8, [runLog("call-nothing")]);
    expect(fixture.fact("nothing")).toBe("reverted");
  });
});

// Classes and words of graph-node's host_exports.rs and entity validation.
test.each([
  ["abort", false, "with no message"],
  ["negative-uint", false, "does not fit into uint256"],
  ["unknown-template", false, "No template with this name"],
  ["unknown-type", true, "unknown entity type `Nothing`"],
  ["bad-id", true, "the id `no hex`"],
  ["id-conflict", true, "conflicts with ID passed to `store.set()`"],
  ["wrong-kind", true, "the value for field `value` must have type String but has type Int"],
  ["auto-string", true, "are strings"],
  ["bad-related", true, "field `value` of Fact is not derived"],
  ["wrong-arguments", true, "do not fit its parameters"],
])("%s: tried again %s", async (scenario, retryable, words) => {
  expect(await failureOf(scenario)).toMatchObject({
    code: "MAPPING_FAILED",
    retryable,
    message: expect.stringContaining(words),
  });
});

test.each([
  ["create", "nowhere", "invalid address provided"],
  ["create-without-address", "", "address parameter is missing"],
])(
  "%s of a data source: fails after the handler, also where failures are skipped",
  async (scenario, argument, words) => {
    const fixture = await start({ features: ["nonFatalErrors"] });
    await expect(fixture.run(6, [runLog("fact", "x"), runLog(scenario, argument)])).rejects.toMatchObject({
      code: "MAPPING_FAILED",
      retryable: true,
      message: expect.stringContaining(words),
    });
    expect(fixture.source.rows.size).toBe(0);
  },
);

test("a data source is created once, however its address is written", async () => {
  const fixture = await start();
  const address = "ab".repeat(20);
  const outcome = await fixture.run(6, [
    runLog("create", address),
    runLog("create", stringToHex(`0x${address.toUpperCase()}`)),
  ]);
  expect(outcome.created.map((created) => created.address)).toEqual([`0x${address}`]);
});

test("Address.fromString reads through several 0x", async () => {
  const fixture = await start();
  await fixture.run(6, [runLog("address")]);
  expect(fixture.fact("address")).toBe(`0x${"ab".repeat(20)}`);
});
