import { afterAll, beforeAll, expect, test } from "vitest";
import { hex, logId, numberedId } from "../../testing/chain-ids.ts";
import { CONTRACT, EURO, eventIdOf, NO_PRICE, saleRow } from "../../testing/chain-rows.ts";
import { createWorld, type World } from "../../testing/create-world.ts";
import { bucketRow, eventSalesRow, revenueRow } from "../../testing/sales-rows.ts";
import { SALE_FIELDS, SERIES_QUERY, SUMMARY_QUERY } from "../../testing/whole-queries.ts";

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(async () => {
  await world?.database.drop();
});

/** Sales of an event, newest first. */
async function salesOf(event: number): Promise<readonly object[]> {
  const variables = { contract: hex(CONTRACT), number: event };
  const read = await world.api.read<{ event: { sales: { nodes: object[] } } }>(
    `query ($contract: Address!, $number: BigInt!) {
      event(chainId: 1, contract: $contract, eventId: $number) {
        sales(first: 10) { nodes { ${SALE_FIELDS} ticket { id } ticketType { tierId } } } } }`,
    variables,
  );
  return read.event.sales.nodes;
}

const ofEvent = (event: number) => ({ event: eventIdOf(event) });

test("a sale without a price says why, and has no amount that reads as nothing", async () => {
  await world.mainnet.insert("sale", saleRow(20, { ...ofEvent(2), ...NO_PRICE }));
  const [sale] = await salesOf(2);
  expect(sale).toMatchObject({
    price: null,
    priceSource: "UNKNOWN",
    priceUnknownReason: "BARTER",
    royalty: null,
    royaltyDue: null,
    fee: null,
    proceeds: null,
    markup: { value: null, reason: "PRICE_UNKNOWN" },
    faceValue: { amount: "51.5" },
  });
  const { event } = await world.api.read<{ event: { resalePoints: object[] } }>(SERIES_QUERY, {
    chainId: 1,
    contract: hex(CONTRACT),
    number: 2,
  });
  expect(event.resalePoints).toEqual([]);
});

test("three tickets without a number: no ticket, a tier, amounts of all three", async () => {
  const unnumbered = {
    ticket: null,
    token_id: 7,
    quantity: 3,
    price: 180_000_000,
    face_value: 150_000_000,
    hop: null,
  };
  await world.mainnet.insert("sale", saleRow(21, { ...ofEvent(3), ...unnumbered }));
  const [sale] = await salesOf(3);
  expect(sale).toMatchObject({
    ticket: null,
    tokenId: "7",
    quantity: "3",
    ticketType: { tierId: "1" },
    price: { amount: "180" },
    markup: { value: "0.2", reason: null },
  });
});

test("an order that also sold tickets elsewhere is not measured, a suspected wash trade is", async () => {
  const order = { is_estimated: true, bundle_size: 3, order_hash: Buffer.from("aa", "hex"), block: 130 };
  await world.mainnet.insert(
    "sale",
    saleRow(30, { ...ofEvent(4), ...order }),
    saleRow(30, { ...ofEvent(4), ...order, id: logId(30, 4), log_index: 4 }),
    saleRow(31, { ...ofEvent(4), is_wash_suspect: true }),
  );
  const markups = (await salesOf(4)) as { markup: { reason: string | null } }[];
  expect(markups.map(({ markup }) => markup.reason)).toEqual([null, "PRICE_UNKNOWN", "PRICE_UNKNOWN"]);
  const third = saleRow(30, { ...ofEvent(4), ...order, id: logId(30, 5), log_index: 5 });
  await world.mainnet.insert("sale", third);
  const whole = (await salesOf(4)) as { markup: { reason: string | null } }[];
  expect(whole.map(({ markup }) => markup.reason)).toEqual([null, null, null, null]);
});

test("money off the chain is named by its code and has no address", async () => {
  await world.mainnet.insert("currency", { id: EURO, symbol: null, decimals: 2 });
  await world.mainnet.insert(
    "sale",
    saleRow(22, { ...ofEvent(5), currency: EURO, price: 5000, face_currency: EURO }),
  );
  const [sale] = await salesOf(5);
  expect(sale).toMatchObject({
    price: { amount: "50", currency: { kind: "FIAT", symbol: "EUR", address: null, decimals: 2 } },
  });
});

test("parts of a price come in the order of the mapping", async () => {
  const { event } = await world.api.read<{ event: { sales: { nodes: { fees: object[] }[] } } }>(
    `query ($contract: Address!) { event(chainId: 1, contract: $contract, eventId: 1) {
      sales(first: 10) { nodes { fees { role recipient amount { amount } } } } } }`,
    { contract: hex(CONTRACT) },
  );
  expect(event.sales.nodes.map(({ fees }) => fees).filter((fees) => fees.length > 0)).toEqual([
    [
      { role: "SELLER", recipient: null, amount: { amount: "3" } },
      { role: "ROYALTY", recipient: expect.stringMatching(/^0x0[aA]/), amount: { amount: "3" } },
    ],
  ]);
});

test("a royalty that no resale tells is null with a reason; days without price have no currency", async () => {
  await world.mainnet.insertMetric("metrics.event_sales", eventSalesRow(2, { resold_ticket_count: null }));
  const unknown = { royalties: null, organizer_net: null, resale_split_unknown_count: 6 };
  await world.mainnet.insertMetric("metrics.event_revenue", revenueRow(2, unknown));
  const unpriced = { currency: Buffer.alloc(0), primary_gross: null, resale_gross: null };
  await world.mainnet.insertMetric(
    "metrics.event_sales_bucket",
    bucketRow(2, "2026-02-01T12:00:00Z", unpriced),
  );
  const variables = { chainId: 1, contract: hex(CONTRACT), number: 2 };
  expect(await world.api.read(SUMMARY_QUERY, variables)).toMatchObject({
    event: {
      salesSummary: {
        unpricedResaleCount: "1",
        resoldTicketCount: null,
        revenue: [
          {
            royalties: null,
            organizerNet: null,
            sellerProceeds: { amount: "342" },
            resaleSplitUnknownCount: "6",
            reason: "SPLIT_UNKNOWN",
          },
        ],
      },
    },
  });
  expect(await world.api.read(SERIES_QUERY, variables)).toMatchObject({
    event: {
      salesByDay: {
        days: [
          { currency: null, primaryCount: "2", resaleCount: "1", primaryGross: null, resaleGross: null },
        ],
      },
    },
  });
});

test("a sale's ticket that nobody indexed is an error, not a missing ticket", async () => {
  const missing = { event: eventIdOf(6), ticket: numberedId(CONTRACT, 999n) };
  await world.mainnet.insert("sale", saleRow(40, missing));
  const { errors } = await world.api.ask(
    '{ sales(first: 1, where: { from: "2026-02-20T18:07:30Z" }) { nodes { ticket { id } } } }',
  );
  expect(errors.map(({ extensions }) => extensions?.code)).toEqual(["INTERNAL"]);
});
