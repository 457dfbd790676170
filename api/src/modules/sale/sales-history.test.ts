import { afterAll, beforeAll, expect, test } from "vitest";
import { hex } from "../../testing/chain-ids.ts";
import { CONTRACT } from "../../testing/chain-rows.ts";
import { createWorld, type World } from "../../testing/create-world.ts";
import { tierHourRow } from "../../testing/sales-rows.ts";
import { SALES_HISTORY_QUERY, SUMMARY_QUERY } from "../../testing/whole-queries.ts";

interface Point {
  readonly start: string;
  readonly primaryCount: string;
  readonly buyerCount: string | null;
}

interface Answer {
  readonly event: {
    readonly salesSeries: {
      readonly points: readonly Point[];
      readonly amounts: readonly {
        readonly start: string;
        readonly primaryGross: { readonly raw: string };
      }[];
      readonly isTruncated: boolean;
    };
    readonly tierSales: readonly { readonly ticketType: { readonly tierId: string } | null }[];
  };
}

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.database.drop());

async function ask(variables: object, number = "1") {
  const { data, errors } = await world.api.ask<Answer>(SALES_HISTORY_QUERY, {
    chainId: 1,
    contract: hex(CONTRACT),
    number,
    ...variables,
  });
  expect(errors).toEqual([]);
  return data.event;
}

const shown = ({ salesSeries }: Answer["event"]) =>
  salesSeries.points.map(({ start, primaryCount, buyerCount }) => [start, primaryCount, buyerCount]);

test("days are those of the event's clock, and those without sales are zeros", async () => {
  expect(shown(await ask({ interval: "DAY" }))).toEqual([
    ["2026-01-31T23:00:00Z", "2", "1"],
    ["2026-02-01T23:00:00Z", "2", "0"],
    ["2026-02-02T23:00:00Z", "0", "0"],
    ["2026-02-03T23:00:00Z", "1", "0"],
  ]);
});

test("weeks begin on Monday, months on the first, and bring their own distinct buyers", async () => {
  expect(shown(await ask({ interval: "WEEK" }))).toEqual([
    ["2026-01-25T23:00:00Z", "2", "0"],
    ["2026-02-01T23:00:00Z", "3", "7"],
  ]);
  expect(shown(await ask({ interval: "MONTH" }))).toEqual([["2026-01-31T23:00:00Z", "5", "8"]]);
});

test("hours of asked days run from midnight to midnight of the event's clock", async () => {
  const { salesSeries } = await ask({ interval: "HOUR", from: "2026-02-01", to: "2026-02-02" });
  expect(salesSeries.points.length).toBe(48);
  expect(salesSeries.points[0]?.start).toBe("2026-01-31T23:00:00Z");
  expect(salesSeries.points[23]).toMatchObject({ start: "2026-02-01T22:00:00Z", primaryCount: "2" });
  expect(salesSeries.points[24]).toMatchObject({ start: "2026-02-01T23:00:00Z", buyerCount: "2" });
  expect(salesSeries.amounts.map(({ start }) => start)).toEqual([
    "2026-02-01T22:00:00Z",
    "2026-02-01T23:00:00Z",
  ]);
});

test("one tier's series leaves the others out, and its buyers, who are not counted by time", async () => {
  expect(shown(await ask({ interval: "DAY", tier: "1" }))).toEqual([
    ["2026-01-31T23:00:00Z", "2", null],
    ["2026-02-01T23:00:00Z", "2", null],
  ]);
  expect(shown(await ask({ interval: "DAY", tier: "9" }))).toEqual([]);
});

test("at most 400 points are shown, the newest", async () => {
  await world.mainnet.insertMetric(
    "metrics.tier_sales_hour",
    tierHourRow(2, "2024-01-01T00:00:00Z"),
    tierHourRow(2, "2026-01-01T00:00:00Z"),
  );
  const { salesSeries } = await ask({ interval: "DAY" }, "2");
  expect(salesSeries.points.length).toBe(400);
  expect(salesSeries.isTruncated).toBe(true);
  expect(salesSeries.points.at(-1)?.primaryCount).toBe("2");
  expect(salesSeries.amounts.length).toBe(1);
  expect((await ask({ interval: "MONTH" }, "2")).salesSeries.points.length).toBe(25);
});

test("tiers are told with the unknown one, and sums in fiat in its decimal places", async () => {
  const { tierSales } = await ask({});
  expect(tierSales.map(({ ticketType }) => ticketType?.tierId ?? null)).toEqual(["1", null]);
  const { data } = await world.api.ask<{
    event: { salesSummary: { fiatRevenue: Record<string, Record<string, string | null>> } };
  }>(SUMMARY_QUERY, { chainId: 1, contract: hex(CONTRACT), number: "1" });
  const { fiatRevenue } = data.event.salesSummary;
  expect(fiatRevenue.primaryGross).toMatchObject({ amount: "123.45", reason: null });
  expect(fiatRevenue.resaleGross).toMatchObject({
    amount: null,
    reason: "FX_STALE",
    convertedAmount: "123.45",
  });
});

test.each([
  ["a first day after the last", { from: "2026-02-02", to: "2026-02-01" }],
  ["a tier that cannot be", { tier: "-1" }],
])("refuses %s", async (_, variables) => {
  const { errors } = await world.api.ask(SALES_HISTORY_QUERY, {
    chainId: 1,
    contract: hex(CONTRACT),
    number: "1",
    ...variables,
  });
  expect(errors.map(({ extensions }) => extensions?.code)).toEqual(["BAD_USER_INPUT"]);
});
