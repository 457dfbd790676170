import { expect, test } from "vitest";
import { formatFiat } from "./fiat.ts";

test("shows fiat with its sign, every cent below six digits, compact above", () => {
  expect(formatFiat("12345.67", "EUR", "en")).toBe("€12,345.67");
  expect(formatFiat("-0.5", "USD", "en")).toBe("-$0.50");
  expect(formatFiat("1234567", "JPY", "en")).toBe("¥1.2M");
  expect(formatFiat("1234567.89", "EUR", "zh-CN")).toBe("€123.5万");
});
