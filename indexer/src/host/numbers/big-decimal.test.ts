import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { add, divide, multiply, subtract } from "./big-decimal.ts";
import { decimalToString, parseDecimal } from "./number-text.ts";

/** Results of the Rust crates that graph-node uses; one line: a b norm(a) norm(b) a+b a-b a*b a/b. */
const VECTORS = new URL("./big-decimal.vectors.txt", import.meta.url);

test("arithmetic gives the digits of graph-node's own arithmetic", () => {
  const lines = readFileSync(VECTORS, "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
  expect(lines).toHaveLength(4000);
  for (const line of lines) {
    const [a = "", b = "", ...expected] = line.split(" ");
    const x = parseDecimal(a)!;
    const y = parseDecimal(b)!;
    const quotient = y.digits === 0n ? "-" : decimalToString(divide(x, y));
    const results = [x, y, add(x, y), subtract(x, y), multiply(x, y)].map(decimalToString);
    expect([...results, quotient], line).toEqual(expected);
  }
});

test.each([
  ["2", "3", "0.6666666666666666666666666666666667"],
  ["-2", "3", "-0.66666666666666666666666666666666666"],
  ["-1", "3", "-0.33333333333333333333333333333333333"],
])("%s / %s keeps 34 digits, one more when negative", (a, b, expected) => {
  expect(decimalToString(divide(parseDecimal(a)!, parseDecimal(b)!))).toBe(expected);
});

test("dividing by zero is refused", () => {
  expect(() => divide(parseDecimal("1")!, parseDecimal("0")!)).toThrow("divide by zero");
});
