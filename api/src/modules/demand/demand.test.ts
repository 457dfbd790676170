import { afterAll, beforeAll, expect, test } from "vitest";
import { hex } from "../../testing/chain-ids.ts";
import { CONTRACT, eventRow } from "../../testing/chain-rows.ts";
import { createWorld, type World } from "../../testing/create-world.ts";
import { bookRow, cohortRows, demandRow, marketBucketRow } from "../../testing/demand-rows.ts";

const NOW = Date.parse("2026-03-01T12:00:00Z") / 1000;
let world: World;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(async () => {
  await world?.database.drop();
});

async function ask<Field extends string>(number: number, fields: string): Promise<Record<Field, never>> {
  const query = `query ($contract: Address!, $number: BigInt!) {
    event(chainId: 1, contract: $contract, eventId: $number) { ${fields} } }`;
  const variables = { contract: hex(CONTRACT), number: String(number) };
  const { data, errors } = await world.api.ask<{ event: Record<Field, never> }>(query, variables);
  expect(errors).toEqual([]);
  return data.event;
}

test("what decays or depends on the present is worked out at the newest block's time", async () => {
  const { demand } = await ask<"demand">(
    1,
    `demand { velocity { value } saleAge { value reason } absorption { value } daysOfSupply { value }
      windows { hours soldCount resoldCount meanOpenListings } }`,
  );
  expect(demand).toEqual({
    // 12 hours, two half-lives after the last sale.
    velocity: { value: "2" },
    saleAge: { value: expect.stringMatching(/^0\.\d+$/), reason: null },
    absorption: { value: "0.5" },
    daysOfSupply: { value: "2" },
    windows: [
      { hours: 1, soldCount: "0", resoldCount: "0", meanOpenListings: "6" },
      { hours: 24, soldCount: "2", resoldCount: "3", meanOpenListings: "6" },
      { hours: 168, soldCount: "2", resoldCount: "3", meanOpenListings: "6" },
    ],
  });
});

test("the index compares an event with its cohort, and shows its terms", async () => {
  const { demand } = await ask<"demand">(
    1,
    "demand { index { value { value reason } cohort { level eventCount } terms { name weight figure { value } median z { value reason } } } }",
  );
  // Velocity 2 is three deviations above 0.5, bids and sales are usual, premium 0.2 is 0.6 below, absorption 0.5 is usual.
  expect(demand).toEqual({
    index: {
      value: { value: expect.stringMatching(/^82\.38/), reason: null },
      cohort: { level: "LEAD", eventCount: 5 },
      terms: [
        {
          name: "VELOCITY",
          weight: "0.35",
          figure: { value: "2" },
          median: "0.5",
          z: { value: "3", reason: null },
        },
        {
          name: "SELL_THROUGH",
          weight: "0.25",
          figure: { value: "0.5" },
          median: "0.5",
          z: { value: "0", reason: null },
        },
        {
          name: "GET_IN_PREMIUM",
          weight: "0.2",
          figure: { value: "0.2" },
          median: "0.5",
          z: { value: "-0.6", reason: null },
        },
        {
          name: "ABSORPTION",
          weight: "0.1",
          figure: { value: "0.5" },
          median: "0.5",
          z: { value: "0", reason: null },
        },
        {
          name: "BID_ASK",
          weight: "0.1",
          figure: { value: "0.5" },
          median: "0.5",
          z: { value: "0", reason: null },
        },
      ],
    },
  });
});

test("an index that cannot be says why", async () => {
  await world.mainnet.insert("event", eventRow(60), eventRow(61, { starts_at: NOW - 1 }), eventRow(62));
  const later = { on_sale_at: "2027-01-01T00:00:00Z" };
  await world.mainnet.insertMetric(
    "metrics.event_demand",
    demandRow(60, { capacity: null, sell_through: null, sell_through_reason: "CAPACITY_UNKNOWN" }),
    demandRow(61),
    demandRow(62, later),
  );
  await world.mainnet.insertMetric(
    "metrics.event_market_bucket",
    marketBucketRow(60, "2025-01-01T00:00:00Z"),
  );
  const reasonOf = async (number: number) => {
    const { demand } = await ask<"demand">(
      number,
      "demand { saleAge { value reason } index { value { reason } terms { name } } }",
    );
    return demand;
  };
  // Velocity and absorption alone are known.
  expect(await reasonOf(60)).toMatchObject({ index: { value: { reason: "TERMS_MISSING" } } });
  expect(await reasonOf(61)).toMatchObject({
    saleAge: { value: "1" },
    index: { value: { reason: "EVENT_OVER" }, terms: [] },
  });
  expect(await reasonOf(62)).toMatchObject({
    saleAge: { reason: "TIMES_CONTRADICT" },
    index: { value: { reason: "NOT_STARTED" } },
  });
  expect(await reasonOf(2)).toMatchObject({ index: { value: { reason: "NO_SALES" } } });
});

test("a finer cohort is taken once it is large enough", async () => {
  const finer = { level: "CATEGORY_SIZE_LEAD", category: "concert", size_class: "UNDER_1000" };
  await world.mainnet.insertMetric(
    "metrics.demand_cohort",
    ...cohortRows({ ...finer, event_count: 4, known_count: 4 }),
  );
  const { demand } = await ask<"demand">(1, "demand { index { cohort { level } } }");
  expect(demand).toEqual({ index: { cohort: { level: "LEAD" } } });
});

test("there is no book of what is cancelled or over", async () => {
  await world.mainnet.insert("event", eventRow(63, { status: "CANCELLED" }), eventRow(64, { ends_at: NOW }));
  await world.mainnet.insertMetric("metrics.event_order_book", bookRow(63), bookRow(64));
  for (const number of [63, 64]) {
    const { orderBook } = await ask<"orderBook">(number, "orderBook { isOpen reason books { askCount } }");
    expect(orderBook).toEqual({ isOpen: false, reason: "EVENT_OVER", books: [] });
  }
  const { orderBook } = await ask<"orderBook">(
    1,
    "orderBook { isOpen reason books { asks { price { amount } } bids { price { amount } } } tierBooks { ticketType { name } } }",
  );
  expect(orderBook).toEqual({
    isOpen: true,
    reason: null,
    books: [
      {
        asks: [{ price: { amount: "50" } }, { price: { amount: "60" } }],
        bids: [{ price: { amount: "45" } }],
      },
    ],
    tierBooks: [{ ticketType: { name: "Tier 1" } }],
  });
  const other = await ask<"orderBook">(3, "orderBook { isOpen reason books { askCount } }");
  expect(other.orderBook).toEqual({ isOpen: true, reason: "NOT_LISTED", books: [] });
});
