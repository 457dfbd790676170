import { expect, test } from "vitest";
import { CallCache } from "./call-cache.ts";

const answer = (data: string) => ({ reverted: false, data });

test("forgets what was not asked for lately", () => {
  const cache = new CallCache(2);
  cache.set("a", answer("0x01"));
  cache.set("b", answer("0x02"));
  expect(cache.get("a")).toEqual(answer("0x01"));
  cache.set("c", answer("0x03"));
  expect(cache.get("b")).toBeUndefined();
  expect(cache.get("a")).toEqual(answer("0x01"));
  expect(cache.get("c")).toEqual(answer("0x03"));
});

test("is bounded in characters, too", () => {
  const cache = new CallCache();
  const large = answer(`0x${"00".repeat(10_000_000)}`);
  cache.set("a", large);
  cache.set("b", large);
  expect(cache.get("a")).toBeUndefined();
  expect(cache.get("b")).toBe(large);
});
