import { describe, expect, test } from "vitest";
import { findSales, summarizeSales } from "./sales-finding.ts";
import { buildSalesSeries } from "./sales-series.ts";

const nothing = { raw: "0", amount: "0", currency: { id: "c1", address: null, symbol: "ETH", decimals: 18 } };
const day = (date: string, primary: number, resale = 0) => ({
  day: date,
  primaryCount: String(primary),
  resaleCount: String(resale),
  complimentaryCount: "0",
  refundCount: "0",
  primaryGross: nothing,
  resaleGross: nothing,
});

describe("buildSalesSeries", () => {
  test("adds the currencies of a day, sorts the days and runs the totals", () => {
    const days = [day("2026-03-02", 5, 1), day("2026-03-01", 7), day("2026-03-02", 3, 2)];
    expect(buildSalesSeries(days, "2026-03-03")).toEqual([
      { day: "2026-03-01", primary: 7, resale: 0, primaryTotal: 7, resaleTotal: 0, isIncomplete: false },
      { day: "2026-03-02", primary: 8, resale: 3, primaryTotal: 15, resaleTotal: 3, isIncomplete: false },
    ]);
  });

  test("marks only the day that is going on", () => {
    const series = buildSalesSeries([day("2026-03-01", 1), day("2026-03-02", 1)], "2026-03-02");
    expect(series.map((item) => item.isIncomplete)).toEqual([false, true]);
  });
});

describe("findSales", () => {
  const find = (...days: ReturnType<typeof day>[]) => findSales(buildSalesSeries(days, "2026-03-09"), "en");

  test("names a day that sold a quarter or more", () => {
    expect(find(day("2026-03-01", 50), day("2026-03-02", 100), day("2026-03-03", 50))).toEqual({
      key: "event.salesChart.findingPeak",
      values: { share: "50%", day: "Mar 2, 2026" },
    });
  });

  test("otherwise counts tickets and days", () => {
    const days = ["01", "02", "03", "04", "05"].map((date) => day(`2026-03-${date}`, 10));
    expect(find(...days)).toEqual({
      key: "event.salesChart.findingSteady",
      values: { count: 50, days: 5, most: 10 },
    });
  });

  test("does not praise the only day", () => {
    expect(find(day("2026-03-01", 10)).key).toBe("event.salesChart.findingSteady");
  });

  test("says that nothing was sold", () => {
    expect(find().key).toBe("event.salesChart.findingNone");
    expect(find(day("2026-03-01", 0, 0)).key).toBe("event.salesChart.findingNone");
  });
});

test("the summary says when the last day is not over", () => {
  const series = buildSalesSeries([day("2026-03-01", 9, 2), day("2026-03-02", 4)], "2026-03-02");
  expect(summarizeSales(series, "en")).toEqual({
    key: "event.salesChart.summaryRunning",
    values: {
      primary: 13,
      resale: 2,
      from: "Mar 1, 2026",
      to: "Mar 2, 2026",
      busiest: "Mar 1, 2026",
      most: 9,
    },
  });
});
