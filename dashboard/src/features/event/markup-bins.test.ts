import { describe, expect, test } from "vitest";
import { buildMarkupBins, markupDomain, markupTicks } from "./markup-bins.ts";
import { findMarkup, formatBin, summarizeMarkup } from "./markup-finding.ts";
import type { MarkupFigures } from "./resale-finding.ts";

const distribution = [
  { lowerBps: -1_000, upperBps: 0, saleCount: "3" },
  { lowerBps: 0, upperBps: 1_000, saleCount: "8" },
  { lowerBps: 5_000, upperBps: null, saleCount: "1" },
];
const known = (value: string) => ({ value, reason: null });
const figures = (median: string | null): MarkupFigures => ({
  resaleCount: "12",
  measuredCount: "12",
  priceUnknownCount: "0",
  washSuspectCount: "0",
  faceUnknownCount: "0",
  faceZeroCount: "0",
  mixedCurrencyCount: "0",
  median: { value: median, reason: median === null ? "LOW_N" : null },
  medianLow: known("0.01"),
  medianHigh: known("0.2"),
  p90: known("0.8"),
  aboveFaceShare: known("0.7"),
  belowFaceShare: known("0.2"),
  aboveCapShare: known("0"),
  distribution,
});

describe("buildMarkupBins", () => {
  test("gives the open bin the width of the others and leaves gaps", () => {
    const bins = buildMarkupBins(distribution);
    expect(bins.map((bin) => [bin.lowerBps, bin.endBps, bin.saleCount])).toEqual([
      [-1_000, 0, 3],
      [0, 1_000, 8],
      [5_000, 6_000, 1],
    ]);
    expect(markupDomain(bins)).toEqual([-1_000, 6_000]);
  });

  test("the axis always holds the face value", () => {
    const bins = buildMarkupBins([{ lowerBps: 3_000, upperBps: 4_000, saleCount: "1" }]);
    expect(markupDomain(bins)).toEqual([0, 4_000]);
    expect(markupTicks([0, 4_000], 8)).toEqual([0, 500, 1_000, 1_500, 2_000, 2_500, 3_000, 3_500, 4_000]);
    expect(markupTicks([-6_000, 20_000], 8)).toContain(0);
  });
});

describe("findMarkup", () => {
  test.each([
    ["0.139", "event.markupChart.findingAbove", "13.9%"],
    ["-0.296", "event.markupChart.findingBelow", "29.6%"],
  ])("median %s", (median, key, share) => {
    expect(findMarkup(figures(median), "en")).toEqual({ key, values: { share } });
  });

  test("exactly at face value, and unknown", () => {
    expect(findMarkup(figures("0"), "en").key).toBe("event.markupChart.findingAtFace");
    expect(findMarkup(figures(null), "en").key).toBe("event.markupChart.findingUnknown");
  });
});

test("the summary names the fullest range", () => {
  expect(summarizeMarkup(figures("0.1"), buildMarkupBins(distribution), "en").values).toEqual({
    count: 12,
    low: "+1%",
    high: "+20%",
    p90: "+80%",
    range: "0% … +10%",
  });
});

test("the last bin reads as open", () => {
  expect(formatBin({ lowerBps: 20_000, upperBps: null }, "en")).toBe("≥ +200%");
});
