import type { RpcLog, RpcReceipt } from "@facevalue/rpc";
import { beforeAll, expect, test } from "vitest";
import { buildFixture } from "../../test-subgraphs/build-fixture.ts";
import { makeBlock } from "../../test-subgraphs/chain-fixture.ts";
import { EngineFixture } from "../../test-subgraphs/engine-fixture.ts";
import { runLog } from "../../test-subgraphs/token-logs.ts";
import type { BlockInput } from "../engine/block-input.ts";

/** More than are laid out for a handler that may not look at them. */
const MANY = 100;

beforeAll(async () => {
  await buildFixture("basic");
}, 120_000);

test("a handler that reads a receipt of many logs sees all of it", async () => {
  const fixture = await EngineFixture.start();
  await process(
    fixture,
    makeInput("receipt", (log) => log),
  );
  const [hash, ...facts] = (fixture.fact("receipt") as string).split("|");
  expect(hash).toMatch(/^0x/);
  expect(facts[6]).toBe(String(MANY));
});

test("a receipt of many logs is not laid out for a handler that does not read it", async () => {
  const fixture = await EngineFixture.start();
  await process(
    fixture,
    makeInput("block", () => unreadable()),
  );
  expect(fixture.fact("block")).toBeDefined();
});

test.each([
  ["critical", "Critical error logged in mapping with log message: no such ticket 7"],
  ["trap", "wasm trap: unreachable"],
])("a handler beside a receipt of many logs fails for its own reason: %s", async (scenario, reason) => {
  const fixture = await EngineFixture.start();
  const failing = process(
    fixture,
    makeInput(scenario, (log) => log),
  );
  await expect(failing).rejects.toThrow(reason);
});

function makeInput(scenario: string, change: (log: RpcLog) => RpcLog): BlockInput {
  const input = makeBlock(6, [runLog(scenario)]);
  const receipts = new Map(
    [...input.receipts].map(([hash, receipt]): [string, RpcReceipt] => [
      hash,
      { ...receipt, logs: Array.from({ length: MANY }, () => change(receipt.logs[0] as RpcLog)) },
    ]),
  );
  return { ...input, receipts };
}

function unreadable(): RpcLog {
  return new Proxy({} as RpcLog, {
    get: () => {
      throw new Error("the log was read");
    },
  });
}

async function process(fixture: EngineFixture, input: BlockInput): Promise<void> {
  const outcome = await fixture.engine.processBlock(input, () => Promise.reject(new Error("no templates")));
  fixture.source.apply(outcome);
}
