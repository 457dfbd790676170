import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hex } from "../../testing/chain-ids.ts";
import { CONTRACT } from "../../testing/chain-rows.ts";
import { createWorld, type World } from "../../testing/create-world.ts";
import { bucketRow } from "../../testing/sales-rows.ts";
import { SERIES_QUERY } from "../../testing/whole-queries.ts";

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(async () => {
  await world?.database.drop();
});

interface Series {
  readonly isTruncated: boolean;
  readonly days: readonly {
    readonly day: string;
    readonly primaryCount: string;
    readonly primaryGross: { readonly amount: string; readonly currency: { readonly symbol: string } };
  }[];
}

interface Place {
  readonly chainId?: number;
  readonly number?: number;
  readonly from?: string;
  readonly to?: string;
}

async function seriesOf({ chainId = 1, number = 1, ...range }: Place): Promise<Series> {
  const variables = { chainId, contract: hex(CONTRACT), number, ...range };
  const { event } = await world.api.read<{ event: { salesByDay: Series } }>(SERIES_QUERY, variables);
  return event.salesByDay;
}

const summary = ({ days }: Series) =>
  days.map(({ day, primaryCount, primaryGross }) => `${day} ${primaryGross.currency.symbol} ${primaryCount}`);

test("days are those of the event's time zone, gaps are zeros, each currency has its own", async () => {
  const series = await seriesOf({});
  // In Berlin, 22:45Z is still the first of February and 23:00Z the second.
  const usdc = ["2026-02-01 USDC 2", "2026-02-02 USDC 2", "2026-02-03 USDC 0", "2026-02-04 USDC 0"];
  const eth = ["2026-02-01 ETH 0", "2026-02-02 ETH 0", "2026-02-03 ETH 0", "2026-02-04 ETH 1"];
  expect(summary(series)).toEqual(usdc.flatMap((day, index) => [eth[index], day]));
  expect(series.isTruncated).toBe(false);
  expect(series.days[1]?.primaryGross.amount).toBe("103");
});

test("a range cuts and extends the series", async () => {
  const series = await seriesOf({ from: "2026-02-04", to: "2026-02-05" });
  expect(summary(series)).toEqual([
    "2026-02-04 ETH 1",
    "2026-02-04 USDC 0",
    "2026-02-05 ETH 0",
    "2026-02-05 USDC 0",
  ]);
  expect(summary(await seriesOf({ from: "2027-01-01" }))).toEqual([]);
  expect(summary(await seriesOf({ number: 2, from: "2026-02-01", to: "2026-02-02" }))).toEqual([]);
});

test("a range that ends before it begins is refused", async () => {
  const variables = { chainId: 1, contract: hex(CONTRACT), number: 1, from: "2026-02-02", to: "2026-02-01" };
  const { errors } = await world.api.ask(SERIES_QUERY, variables);
  expect(errors.map(({ extensions }) => extensions?.code)).toEqual(["BAD_USER_INPUT"]);
});

describe("a time zone that anybody may have published", () => {
  const LATE = "2026-02-01T23:30:00Z";

  test("counts as UTC when there is no such zone", async () => {
    await world.mainnet.insertMetric("metrics.event_sales_bucket", bucketRow(3, LATE));
    expect(summary(await seriesOf({ number: 3 }))).toEqual(["2026-02-01 USDC 2"]);
  });

  test("is the one that markup is computed in, whatever its case", async () => {
    await world.polygon.insertMetric("metrics.event_sales_bucket", bucketRow(1, LATE));
    const zone = "select metrics.time_zone_or_utc('asia/shanghai') as zone";
    expect((await world.database.pool.query(zone)).rows).toEqual([{ zone: "asia/shanghai" }]);
    expect((await seriesOf({ chainId: 137 })).days.map(({ day }) => day)).toEqual(["2026-02-02"]);
  });
});

test("of more than 400 days the newest are shown", async () => {
  const span = [bucketRow(4, "2024-01-01T00:00:00Z"), bucketRow(4, "2025-02-03T23:45:00Z")];
  await world.mainnet.insertMetric("metrics.event_sales_bucket", ...span);
  const exact = await seriesOf({ number: 4 });
  expect([exact.days.length, exact.isTruncated]).toEqual([400, false]);
  await world.mainnet.insertMetric("metrics.event_sales_bucket", bucketRow(4, "2025-02-04T00:00:00Z"));
  const longer = await seriesOf({ number: 4 });
  expect([longer.days.length, longer.isTruncated]).toEqual([400, true]);
  expect([longer.days.at(0)?.day, longer.days.at(-1)?.day]).toEqual(["2024-01-02", "2025-02-04"]);
  const far = await seriesOf({ number: 4, to: "9999-12-31" });
  expect([far.days.length, far.days.at(-1)?.day, far.isTruncated]).toEqual([400, "9999-12-31", true]);
});
