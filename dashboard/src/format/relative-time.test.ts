import { expect, test } from "vitest";
import { formatRelative, secondsBetween } from "./relative-time.ts";

test.each([
  [0, "en", "now"],
  [12, "en", "12 sec. ago"],
  [59, "en", "59 sec. ago"],
  [60, "en", "1 min. ago"],
  [3_599, "en", "59 min. ago"],
  [3_600, "en", "1 hr. ago"],
  [86_400, "en", "1 day ago"],
  [-90, "en", "in 1 min."],
  [5, "zh-CN", "5秒前"],
])("%d seconds in %s read %s", (seconds, locale, expected) => {
  expect(formatRelative(seconds, locale)).toBe(expected);
});

test("seconds between instants are rounded down", () => {
  expect(secondsBetween(1_000, 3_999)).toBe(2);
});
