import fc from "fast-check";
import { expect, test } from "vitest";
import { parseShortQuantity, SHORT_QUANTITY } from "./short-quantity.ts";

test("short quantities are read like Number does, in either case", () => {
  const largest = 16 ** (SHORT_QUANTITY - 2) - 1;
  fc.assert(
    fc.property(fc.integer({ min: 0, max: largest }), (value) => {
      const hex = `0x${value.toString(16)}`;
      expect(parseShortQuantity(hex)).toBe(value);
      expect(parseShortQuantity(`0x${value.toString(16).toUpperCase()}`)).toBe(value);
    }),
  );
  expect(parseShortQuantity("0x0")).toBe(0);
});
