import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shiftDecimals, toDecimalString, trimFraction } from "./decimal-string.ts";
import { currencyName, formatMoney, type Money } from "./money.ts";

const EURT = { id: "c1", address: "0x71C7656EC7ab88b098defB751B7401B5f6d8976F", symbol: "EURT", decimals: 6 };
const money = (amount: string | null, currency: Money["currency"] = EURT): Money => ({
  raw: amount === null ? "123456789" : amount.replace(".", ""),
  amount,
  currency,
});

describe("formatMoney", () => {
  test.each([
    ["89.500000", "en", "89.50"],
    ["42.000000", "en", "42"],
    ["1234.5", "en", "1,234.50"],
    ["412345.67", "en", "412.3K"],
    ["1234567.891", "en", "1.2M"],
    ["1234567.891", "zh-CN", "123.5万"],
    ["0.045", "en", "0.045"],
    ["0.000123456", "en", "0.000123"],
    ["0", "en", "0"],
    ["-12.5", "en", "-12.50"],
  ])("%s in %s reads %s", (amount, locale, expected) => {
    expect(formatMoney(money(amount), locale).amount).toBe(expected);
  });

  test("keeps every digit of an amount that no float can hold", () => {
    const text = formatMoney(money("123456789012345678901.123456"), "en");
    expect(text.full).toBe("123,456,789,012,345,678,901.123456 EURT");
    expect(text.isExact).toBe(false);
  });

  test("shows the smallest unit where the decimals are not known", () => {
    const text = formatMoney(money(null, { ...EURT, symbol: null, decimals: null }), "en");
    expect(text).toMatchObject({ full: "123,456,789 0x71C7…976F", isRaw: true, unit: "0x71C7…976F" });
  });

  test("says that the text is exact only when it is", () => {
    expect(formatMoney(money("89.5"), "en").isExact).toBe(true);
    expect(formatMoney(money("189.505"), "en").isExact).toBe(false);
    expect(formatMoney(money("0.0001234"), "en").isExact).toBe(false);
    expect(formatMoney(money("250000"), "en").isExact).toBe(false);
  });

  test("has no name for a native coin without a ticker", () => {
    expect(currencyName({ id: "c0", address: null, symbol: null, decimals: 18 })).toBeNull();
  });
});

describe("shiftDecimals", () => {
  test("is undone by multiplying again, for integers of any size", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }),
        fc.integer({ min: 0, max: 30 }),
        (raw, decimals) => {
          const [integer = "", fraction = ""] = shiftDecimals(raw.toString(), decimals).split(".");
          expect(BigInt(`${integer}${fraction.padEnd(decimals, "0")}`)).toBe(raw);
          expect(fraction.endsWith("0")).toBe(false);
        },
      ),
    );
  });
});

test("trimFraction leaves whole numbers alone", () => {
  expect(trimFraction("1200")).toBe("1200");
  expect(trimFraction("1200.00")).toBe("1200");
});

test.each(["", "1e5", "NaN", "1.", "0x10", "1,000"])("toDecimalString refuses %j", (text) => {
  expect(() => toDecimalString(text)).toThrow(RangeError);
});
