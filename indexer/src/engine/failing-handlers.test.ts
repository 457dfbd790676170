import { beforeAll, describe, expect, test } from "vitest";
import { buildFixture } from "../../test-subgraphs/build-fixture.ts";
import { makeBlock } from "../../test-subgraphs/chain-fixture.ts";
import { EngineFixture } from "../../test-subgraphs/engine-fixture.ts";
import { runLog, shopCreatedLog } from "../../test-subgraphs/token-logs.ts";

const SHOP = `0x${"50".repeat(20)}`;

beforeAll(async () => {
  await buildFixture("basic");
}, 120_000);

describe("failing handlers", () => {
  // Retryable are the failures that graph-node calls non-deterministic.
  test.each([
    ["critical", false, "Critical error logged in mapping with log message: no such ticket 7"],
    ["divide", false, "divide BigInt `1` by zero"],
    ["null", false, "Mapping aborted at src/scenarios.ts, line"],
    ["trap", false, "wasm trap: unreachable"],
    ["unknown-field", false, "Attempted to set undefined fields [nonsense] for the entity type `Fact`"],
    ["required-field", true, "Entity Ticket[incomplete]: missing value for non-nullable field"],
    ["stack", true, "stack overflow"],
  ])(
    "%s: the block is refused with the mapping's own words, and the engine goes on",
    async (scenario, retryable, words) => {
      const fixture = await EngineFixture.start();
      const logs = [runLog("ticket", "t"), shopCreatedLog(SHOP), runLog(scenario)];
      const failure = await fixture.run(6, logs).catch((error: unknown) => error);
      expect(failure).toMatchObject({ code: "MAPPING_FAILED", retryable });
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
    expect(outcome.errors).toMatchObject([
      {
        dataSource: "Token",
        handler: "handleRun",
        blockNumber: 6,
        transactionHash: expect.stringMatching(/^0x/),
        message: expect.stringContaining("no such ticket 7"),
        isDeterministic: true,
      },
    ]);
    expect(outcome.changes.map(({ idKey }) => idKey)).toEqual(["t", "echo"].sort((a, b) => (a < b ? 1 : -1)));
  });

  test("a log without its transaction is the node's fault", async () => {
    const fixture = await EngineFixture.start();
    const input = { ...makeBlock(6, [runLog("echo", "x")]), transactions: new Map() };
    const failure = fixture.engine.processBlock(input, () => Promise.reject(new Error("not asked")));
    await expect(failure).rejects.toMatchObject({ code: "RPC_INCONSISTENT", retryable: true });
  });
});
