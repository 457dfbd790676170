import type { RpcClient } from "@facevalue/rpc";
import { expect, test } from "vitest";
import { Finality } from "./finality.ts";

const nodeWith = (finalizedBlock: number | null) =>
  ({ finalizedBlock: async () => finalizedBlock }) as unknown as RpcClient;

test("the node's tag counts unless a depth is given", async () => {
  expect(await new Finality(nodeWith(90), null).at(100)).toBe(90);
  expect(await new Finality(nodeWith(90), 30).at(100)).toBe(70);
});

test("without a tag 64 blocks make a block final; a young chain has none", async () => {
  expect(await new Finality(nodeWith(null), null).at(100)).toBe(36);
  expect(await new Finality(nodeWith(null), null).at(10)).toBe(-1);
});

test("never passes the head", async () => {
  expect(await new Finality(nodeWith(500), null).at(100)).toBe(100);
});

test("what was final stays so; at a node that lags only what is as deep", async () => {
  const finality = new Finality(nodeWith(null), 10);
  expect([await finality.at(100), await finality.at(60), await finality.at(100)]).toEqual([90, 50, 90]);
});

test("a node that fails to give its tag once makes nothing final by depth", async () => {
  const answers = [100, null, 900];
  const rpc = { finalizedBlock: async () => answers.shift() ?? null } as unknown as RpcClient;
  const finality = new Finality(rpc, null);
  expect([await finality.at(500), await finality.at(1_000), await finality.at(1_100)]).toEqual([
    100, 100, 900,
  ]);
});
