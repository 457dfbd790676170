import { afterAll, beforeAll, expect, test } from "vitest";
import { checksumAddress } from "../../scalars/checksum-address.ts";
import { globalId, hex, logId } from "../../testing/chain-ids.ts";
import { CONTRACT, MUTE_TOKEN } from "../../testing/chain-rows.ts";
import { createWorld, HUGE, type World } from "../../testing/create-world.ts";
import {
  EVENT_QUERY,
  SALE_FIELDS,
  SERIES_QUERY,
  SUMMARY_QUERY,
  TICKET_QUERY,
} from "../../testing/whole-queries.ts";

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(async () => {
  await world?.database.drop();
});

interface Money {
  readonly raw: string;
  readonly amount: string | null;
  readonly currency: {
    readonly symbol: string | null;
    readonly decimals: number | null;
    readonly address: string;
  };
}

interface Sale {
  readonly price: Money;
  readonly faceValue: Money | null;
  readonly capPrice: Money | null;
  readonly markup: { readonly value: string | null; readonly reason: string | null } | null;
}

async function saleOf(number: number, chainId = 1): Promise<Sale> {
  const id = globalId("Sale", chainId, logId(number, 3));
  const query = `query ($id: ID!) { node(id: $id) { ... on Sale { ${SALE_FIELDS} } } }`;
  return (await world.api.read<{ node: Sale }>(query, { id })).node;
}

test("a resale against its face value and cap", async () => {
  const sale = await saleOf(2);
  expect(sale).toMatchObject({
    chainId: 1,
    kind: "SECONDARY",
    price: { raw: "61800000", amount: "61.8", currency: { symbol: "USDC", decimals: 6 } },
    royalty: { amount: "3" },
    fee: { amount: "1.8" },
    proceeds: { amount: "57" },
    faceValue: { amount: "51.5" },
    capPrice: { raw: "56650000", amount: "56.65" },
    markup: { value: "0.2", reason: null },
    isEstimated: false,
    logIndex: 3,
    block: "102",
    timestamp: "2026-02-20T18:00:24Z",
  });
});

test("what cannot be measured is null with its reason", async () => {
  expect(await saleOf(1)).toMatchObject({ kind: "PRIMARY", markup: null });
  expect(await saleOf(3)).toMatchObject({
    price: { amount: "0.02", currency: { address: null } },
    markup: { value: null, reason: "MIXED_CURRENCY" },
  });
  expect(await saleOf(4)).toMatchObject({
    faceValue: null,
    capPrice: null,
    markup: { value: null, reason: "FACE_UNKNOWN" },
  });
  expect(await saleOf(5)).toMatchObject({
    faceValue: { raw: "0", amount: "0" },
    capPrice: null,
    markup: { value: null, reason: "FACE_ZERO" },
  });
});

test("an amount of a currency without known decimals has no displayed unit, and still a markup", async () => {
  const { price, markup } = await saleOf(6);
  expect(price).toEqual({
    raw: "61800000",
    amount: null,
    currency: {
      id: globalId("Currency", 1, MUTE_TOKEN),
      chainId: 1,
      kind: "TOKEN",
      address: checksumAddress(hex(MUTE_TOKEN)),
      symbol: null,
      decimals: null,
    },
  });
  expect(markup).toEqual({ value: "0.2", reason: null });
});

test("amounts of 10^77 are exact to the smallest unit", async () => {
  const { price, markup } = await saleOf(1, 137);
  expect(price.raw).toBe(HUGE.toString());
  expect(price.amount).toBe(`1${"0".repeat(59)}`);
  // (10^77 - 3) / 3 at 18 places.
  expect(markup?.value).toBe(
    `${"3".repeat(75)}2.333333333333333333`.replace(/^3{75}2/, `${"3".repeat(76)}2`),
  );
  const variables = { chainId: 1, contract: hex(CONTRACT), number: 1 };
  const { event } = await world.api.read<{ event: { salesSummary: { revenue: { primaryGross: Money }[] } } }>(
    SUMMARY_QUERY,
    variables,
  );
  // USDC has more sales than the native coin and comes first.
  expect(event.salesSummary.revenue.map(({ primaryGross }) => primaryGross.amount)).toEqual([
    "515",
    `1${"0".repeat(59)}`,
  ]);
});

test("tiers come by number, 0 is no limit", async () => {
  const variables = { chainId: 1, contract: hex(CONTRACT), number: 1 };
  const { event } = await world.api.read<{ event: { ticketTypes: object[] } }>(EVENT_QUERY, variables);
  expect(event.ticketTypes).toMatchObject([
    { tierId: "1", price: { amount: "50" }, fee: { amount: "1.5" }, walletLimit: "4", resaleCapBps: "11000" },
    { tierId: "2" },
    { tierId: "10", walletLimit: null, resaleCapBps: null },
  ]);
});

test("a ticket whose primary sale was never seen has no event, tier or face value", async () => {
  const { ticket } = await world.api.read<{ ticket: object }>(TICKET_QUERY, {
    chainId: 1,
    contract: hex(CONTRACT),
    number: 2,
  });
  expect(ticket).toMatchObject({
    tokenId: "2",
    event: null,
    ticketType: null,
    faceValue: null,
    faceValueSource: "UNKNOWN",
    lastSalePrice: null,
    sales: { totalCount: 1 },
  });
});

test("points of the chart are the event's resales, oldest first", async () => {
  const variables = { chainId: 1, contract: hex(CONTRACT), number: 1 };
  const { event } = await world.api.read<{
    event: { resalePoints: { timestamp: string; markup: object }[] };
  }>(SERIES_QUERY, variables);
  expect(event.resalePoints.map(({ timestamp, markup }) => [timestamp.slice(17, -1), markup])).toEqual([
    ["24", { value: "0.2", reason: null }],
    ["36", { value: null, reason: "MIXED_CURRENCY" }],
    ["00", { value: null, reason: "FACE_ZERO" }],
    ["12", { value: "0.2", reason: null }],
  ]);
});

test("what is not there is null, not an error", async () => {
  const contract = hex(CONTRACT);
  for (const [chainId, number] of [
    [1, "999"],
    [5, "1"],
    [1, "-1"],
    [1, (2n ** 256n).toString()],
  ]) {
    const variables = { chainId, contract, number };
    expect(await world.api.read(EVENT_QUERY, variables)).toEqual({ event: null });
    expect(await world.api.read(TICKET_QUERY, variables)).toEqual({ ticket: null });
  }
});
