import { expect, test } from "vitest";
import {
  chainNowMs,
  differingNetwork,
  type Network,
  networkAgeSeconds,
  networkHealth,
  worstNetwork,
} from "./network-state.ts";

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
  lastAudit: null,
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

test("a network counts as differing only once an audit has found a difference", () => {
  const audit = { block: "90", checkedCount: "812", finishedAt: "2026-11-24T11:00:00Z" };
  const equal = network({ lastAudit: { ...audit, differenceCount: "0" } });
  const different = network({ chainId: 2, lastAudit: { ...audit, differenceCount: "3" } });
  expect(differingNetwork([network({}), equal])).toBeNull();
  expect(differingNetwork([network({}), equal, different])).toBe(different);
});
