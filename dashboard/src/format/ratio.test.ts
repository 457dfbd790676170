import { expect, test } from "vitest";
import { divideCounts, formatBps, formatMarkup, formatShare } from "./ratio.ts";

test.each([
  ["0.314", "+31.4%"],
  ["-0.2", "-20%"],
  ["0", "0%"],
  ["0.00001", "0%"],
  ["12.5", "+1,250%"],
])("markup %s reads %s", (value, expected) => {
  expect(formatMarkup(value, "en")).toBe(expected);
});

test("a share has no sign", () => {
  expect(formatShare("0.084", "en")).toBe("8.4%");
});

test("basis points are hundredths of a percent", () => {
  expect(formatBps(2_000, "en")).toBe("+20%");
  expect(formatBps(-50, "en")).toBe("-0.5%");
});

test("counts are divided to four places, half up, and never by nothing", () => {
  expect(divideCounts(1n, 3n)).toBe("0.3333");
  expect(divideCounts(2n, 3n)).toBe("0.6667");
  expect(divideCounts(3n, 3n)).toBe("1.0000");
  expect(divideCounts(0n, 0n)).toBeNull();
});
