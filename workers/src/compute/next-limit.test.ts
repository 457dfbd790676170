import { expect, test } from "vitest";
import { nextLimit } from "./next-limit.ts";

test.each([
  ["few rows in no time", { rows: 10, milliseconds: 1 }, 800],
  ["half of the rows that a batch may have", { rows: 150_000, milliseconds: 1 }, 200],
  ["twice as many rows", { rows: 600_000, milliseconds: 1 }, 50],
  ["far too many rows", { rows: 60_000_000, milliseconds: 1 }, 50],
  ["few rows that took too long", { rows: 10, milliseconds: 40_000 }, 75],
  ["nothing found", { rows: 0, milliseconds: 0 }, 800],
])("after a batch of 100 keys with %s", (_, took, expected) => {
  expect(nextLimit(100, took)).toBe(expected);
});

test("a key at least", () => {
  expect(nextLimit(1, { rows: 10_000_000, milliseconds: 600_000 })).toBe(1);
});
