import { describe, expect, test } from "vitest";
import { buildResaleScatter, type ResalePoint } from "./resale-dots.ts";
import { findResales, type MarkupFigures, summarizeResales } from "./resale-finding.ts";

const EURT = { id: "c1", address: "0x01", symbol: "EURT", decimals: 2 };
const ETHER = { id: "c2", address: null, symbol: "ETH", decimals: 18 };
const money = (raw: string, currency = EURT as ResalePoint["price"]["currency"]) => ({
  raw,
  amount: raw,
  currency,
});

function point(
  price: string,
  face: string | null,
  cap: string | null = null,
  currency?: typeof ETHER,
): ResalePoint {
  const isMeasured = face !== null && face !== "0";
  return {
    timestamp: "2026-03-01T12:00:00Z",
    quantity: "1",
    price: money(price, currency),
    faceValue: face === null ? null : money(face),
    capPrice: cap === null ? null : money(cap),
    markup: isMeasured ? { value: "0.1", reason: null } : { value: null, reason: "FACE_UNKNOWN" },
  };
}

describe("buildResaleScatter", () => {
  test("places prices by exact comparison, beyond what a float can tell apart", () => {
    const face = "10000000000000000000";
    const { dots } = buildResaleScatter([
      point("10000000000000000001", face),
      point(face, face),
      point("9999999999999999999", face),
      point("5", null),
      point("5", "0"),
    ]);
    expect(dots.map((dot) => dot.position)).toEqual(["above", "at", "below", "unmeasured", "unmeasured"]);
  });

  test("is over the cap only above it", () => {
    const { dots } = buildResaleScatter([
      point("121", "100", "120"),
      point("120", "100", "120"),
      point("999", "100"),
    ]);
    expect(dots.map((dot) => dot.isOverCap)).toEqual([true, false, false]);
  });

  test("draws one level per tier and none for free tickets", () => {
    const { levels } = buildResaleScatter([
      point("9", "100", "120"),
      point("8", "100", "120"),
      point("7", "50"),
      point("7", "0"),
    ]);
    expect(levels.map((level) => [level.kind, level.price])).toEqual([
      ["face", 50],
      ["face", 100],
      ["cap", 120],
    ]);
  });

  test("places a sale of three tickets at its price per ticket, beside their levels", () => {
    const three = { ...point("3630", "3000", "3600"), quantity: "3" };
    const odd = { ...point("10", "11"), quantity: "3" };
    const { dots, levels } = buildResaleScatter([three, odd]);
    expect(dots[0]).toMatchObject({ price: 1210, position: "above", isOverCap: true });
    expect(levels).toEqual([
      { kind: "face", price: 10, money: { raw: "1000", amount: "10", currency: EURT } },
      { kind: "cap", price: 12, money: { raw: "1200", amount: "12", currency: EURT } },
    ]);
  });

  test("keeps to the commonest currency and counts the rest", () => {
    const scatter = buildResaleScatter([
      point("9", "100"),
      point("8", "100"),
      point("1", "100", null, ETHER),
    ]);
    expect(scatter.currency).toEqual(EURT);
    expect(scatter.dots).toHaveLength(2);
    expect(scatter.otherCurrencyCount).toBe(1);
  });

  test("has nothing to say about no resales", () => {
    expect(buildResaleScatter([])).toEqual({ currency: null, dots: [], levels: [], otherCurrencyCount: 0 });
  });
});

test("the summary counts each kind of mark once", () => {
  const scatter = buildResaleScatter([
    point("121", "100", "120"),
    point("90", "100", "120"),
    point("5", null),
  ]);
  expect(summarizeResales(scatter).values).toEqual({
    count: 3,
    above: 1,
    at: 0,
    below: 1,
    unmeasured: 1,
    overCap: 1,
  });
});

describe("findResales", () => {
  const figures = (above: string | null, below: string | null, resaleCount = "9") =>
    ({ aboveFaceShare: { value: above }, belowFaceShare: { value: below }, resaleCount }) as MarkupFigures;

  test.each([
    ["0.62", "0.3", "event.resaleChart.findingAbove", { share: "62%" }],
    ["0.2", "0.7", "event.resaleChart.findingBelow", { share: "70%" }],
    ["0.4", "0.4", "event.resaleChart.findingMixed", { above: "40%", below: "40%" }],
  ])("%s above and %s below", (above, below, key, values) => {
    expect(findResales(figures(above, below), "en")).toEqual({ key, values });
  });

  test("tells too few from none", () => {
    expect(findResales(figures(null, null), "en").key).toBe("event.resaleChart.findingUnknown");
    expect(findResales(figures(null, null, "0"), "en").key).toBe("event.resaleChart.findingNone");
  });
});
