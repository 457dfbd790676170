import { expect, test } from "vitest";
import { parseRate } from "./parse-rate.ts";

test("a decimal number is kept to 18 places, half to even", () => {
  expect(parseRate("1234.5")).toBe(1_234_500_000_000_000_000_000n);
  expect(parseRate("0.000000000000000001")).toBe(1n);
  expect(parseRate("0.0000000000000000015")).toBe(2n);
  expect(parseRate("0.0000000000000000025")).toBe(2n);
  expect(parseRate("1.5e-7")).toBe(150_000_000_000n);
  expect(parseRate("2E3")).toBe(2000n * 10n ** 18n);
});

test("what is no rate is none", () => {
  const wrong = [
    "",
    "0",
    "-1",
    "1,5",
    "0x10",
    "NaN",
    "Infinity",
    ".5",
    "1.",
    " 1",
    "1e999",
    "0.0000000000000000004",
  ];
  expect(wrong.map(parseRate)).toEqual(wrong.map(() => null));
  expect(parseRate("9".repeat(40))).not.toBeNull();
  expect(parseRate("1e40")).toBeNull();
});
