import { expect, test } from "vitest";
import { seasonRates } from "./season-rates.ts";

const options = {
  seed: "facevalue",
  from: 1_760_000_100,
  to: 1_760_000_100 + 90 * 86_400,
  stablecoin: "0xabc",
};
const rowsOf = (csv: string) =>
  csv
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(","));

test("rates are the seed's own, hourly with gaps and a shock, and only grow", () => {
  const csv = seasonRates(options);
  expect(seasonRates(options)).toBe(csv);
  expect(seasonRates({ ...options, to: options.to + 7200 }).startsWith(csv)).toBe(true);
  expect(seasonRates({ ...options, seed: 2 })).not.toBe(csv);
  const native = rowsOf(csv).filter(([, currency, fiat]) => currency === "native" && fiat === "EUR");
  const steps = native.slice(1).map(([time], index) => Number(time) - Number(native[index]?.[0]));
  expect(Number(native[0]?.[0])).toBeLessThanOrEqual(options.from);
  expect(new Set(steps)).toContain(3600);
  expect(Math.max(...steps)).toBeGreaterThanOrEqual(4 * 3600);
  const prices = native.map(([, , , rate]) => Number(rate));
  const falls = prices.slice(1).map((price, index) => price / (prices[index] ?? price));
  expect(Math.min(...falls)).toBeLessThan(0.83);
  expect(Math.min(...prices)).toBeGreaterThan(0);
});
