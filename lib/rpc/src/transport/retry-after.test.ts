import { expect, test } from "vitest";
import { parseRetryAfter } from "./retry-after.ts";

const now = Date.parse("2026-01-01T00:00:00Z");

test.each([
  ["2", 2_000],
  ["0.5", 500],
  ["Thu, 01 Jan 2026 00:00:07 GMT", 7_000],
  ["Thu, 01 Jan 2025 00:00:00 GMT", 0],
  ["86400", 60_000],
  ["soon", null],
  [null, null],
])("%s is %s ms", (header, expected) => {
  expect(parseRetryAfter(header, now)).toBe(expected);
});
