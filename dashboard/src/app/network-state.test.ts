import { expect, test } from "vitest";
import { chainNowMs, type Network, networkAgeSeconds, networkHealth, worstNetwork } from "./network-state.ts";

const NOW = Date.parse("2026-11-24T12:00:00Z");
const network = (changes: Partial<Network>): Network => ({
  chainId: 1,
  name: null,
  indexedBlock: "100",
  indexedBlockTime: "2030-01-01T00:00:00Z",
  headBlock: "100",
  updatedAt: "2026-11-24T11:59:50Z",
  state: "LIVE",
  errorCode: null,
  ...changes,
});

test.each([
  [{}, "live"],
  [{ state: "SYNCING" as const }, "syncing"],
  [{ updatedAt: "2026-11-24T11:58:00Z" }, "stale"],
  [{ state: "SYNCING" as const, updatedAt: "2026-11-24T11:58:00Z" }, "stale"],
  [{ state: "FAILED" as const }, "failed"],
  [{ updatedAt: null, indexedBlock: null }, "empty"],
])("%j is %s", (changes, expected) => {
  expect(networkHealth(network(changes), NOW)).toBe(expected);
});

test("a clock that runs behind the server's gives no negative age", () => {
  expect(networkAgeSeconds(network({ updatedAt: "2026-11-24T12:00:07Z" }), NOW)).toBe(0);
});

test("the worst network comes first", () => {
  const failed = network({ chainId: 2, state: "FAILED" });
  expect(worstNetwork([network({}), failed], NOW)).toBe(failed);
  expect(worstNetwork([], NOW)).toBeNull();
});

test("the chain's clock is the newest block's, moved on", () => {
  expect(chainNowMs(network({}), NOW)).toBe(Date.parse("2030-01-01T00:00:10Z"));
  expect(chainNowMs(undefined, NOW)).toBe(NOW);
});
