import { expect, test } from "vitest";
import { decimalToString, parseDecimal, parseInteger } from "./number-text.ts";

test.each([
  ["1E+6", "1000000"],
  ["1.5_", "0.15"],
  [".5", "0.5"],
  ["-0.0010", "-0.001"],
  ["1_000", "1000"],
  ["0e5", "0"],
])("the decimal %s reads as %s", (text, expected) => {
  expect(decimalToString(parseDecimal(text)!)).toBe(expected);
});

test.each(["", " 1", "1 ", "1e", "e1", ".", "0x10", "1.2.3", "--1", "_1"])("%j is no decimal", (text) => {
  expect(parseDecimal(text)).toBeNull();
});

test.each([
  ["+7", 7n],
  ["-1_0", -10n],
  ["007", 7n],
])("the integer %s reads as %s", (text, expected) => {
  expect(parseInteger(text)).toBe(expected);
});

test.each(["", " 1", "0x10", "1.0", "-+1", "_1"])("%j is no integer", (text) => {
  expect(parseInteger(text)).toBeNull();
});
