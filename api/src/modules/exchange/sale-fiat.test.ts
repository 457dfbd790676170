import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { hex, logId } from "../../testing/chain-ids.ts";
import {
  CONTRACT,
  EURO,
  eventIdOf,
  eventRow,
  NATIVE,
  STARTS_AT,
  saleRow,
  TOKEN,
  ticketIdOf,
} from "../../testing/chain-rows.ts";
import { createWorld, type World } from "../../testing/create-world.ts";

const HOUR = 3600;
const PRIMARY = STARTS_AT - 80 * 86_400;
const RESALE = STARTS_AT - 10 * 86_400;
const DOLLAR = Buffer.from("USD", "ascii");

let world: World;

beforeAll(async () => {
  world = await createWorld();
  const ofTwo = { event: eventIdOf(2), ticket: ticketIdOf(77), token_id: 77 };
  await world.mainnet.insert(
    "sale",
    saleRow(60, {
      ...ofTwo,
      kind: "PRIMARY",
      price: 50_000_000,
      face_value: 50_000_000,
      hop: 0,
      timestamp: PRIMARY,
    }),
    saleRow(61, { ...ofTwo, price: 80_000_000, face_value: 50_000_000, timestamp: RESALE }),
  );
});

beforeEach(async () => {
  await world.database.pool.query("delete from app.fx_rate");
});

afterAll(async () => {
  await world?.database.drop();
});

/** A rate of chain 1. */
async function tell(
  currency: Buffer,
  fiat: string,
  source: string,
  time: number,
  rate: string,
): Promise<void> {
  await world.mainnet.insertMetric("app.fx_rate", {
    currency,
    fiat,
    source,
    at: new Date(time * 1000),
    rate,
  });
}

const FIELDS = "{ fiat amount rate rateSources rateAgeSeconds reason }";

interface Answer {
  readonly event: { readonly sales: { readonly nodes: { fiatPrice: object; fiatFaceValue: object }[] } };
}

/** Sales of an event, newest first, and the statements that they took. */
async function salesOf(event: number) {
  const query = `query ($contract: Address!, $event: BigInt!) { event(chainId: 1, contract: $contract, eventId: $event) {
    sales(first: 100) { nodes { fiatPrice ${FIELDS} fiatFaceValue ${FIELDS} } } } }`;
  const { data, errors, statements } = await world.api.ask<Answer>(query, { contract: hex(CONTRACT), event });
  expect(errors).toEqual([]);
  // Which networks there are is asked once a second, by whoever comes first.
  const own = statements.filter((text) => !text.includes("ops.network"));
  return { sales: data.event.sales.nodes, statements: own };
}

test("a price is converted at its own time, a face value at that of the ticket's primary sale", async () => {
  await tell(TOKEN, "EUR", "old", PRIMARY - 60, "0.9");
  await tell(TOKEN, "EUR", "a", RESALE - 30, "0.8");
  await tell(TOKEN, "EUR", "b", RESALE - 90, "0.81");
  await tell(TOKEN, "EUR", "late", RESALE + 1, "5");
  const { sales } = await salesOf(2);
  const face = {
    amount: "45",
    rate: "0.9",
    rateSources: ["old"],
    rateAgeSeconds: 60,
    fiat: "EUR",
    reason: null,
  };
  expect(sales).toEqual([
    {
      fiatPrice: { ...face, amount: "64.4", rate: "0.805", rateSources: ["a", "b"], rateAgeSeconds: 90 },
      fiatFaceValue: face,
    },
    { fiatPrice: face, fiatFaceValue: face },
  ]);
});

test("without a rate of its own it is converted through dollars, told either way", async () => {
  await tell(TOKEN, "USD", "coin", RESALE - 10, "1");
  await tell(Buffer.from("EUR"), "USD", "feed", RESALE - 7200, "1.25");
  const [inverse] = (await salesOf(2)).sales;
  expect(inverse?.fiatPrice).toMatchObject({
    amount: "64",
    rateSources: ["coin", "feed"],
    rateAgeSeconds: 7200,
  });
  expect(inverse?.fiatFaceValue).toMatchObject({ amount: null, reason: "FX_MISSING" });
  await tell(DOLLAR, "EUR", "bank", RESALE - 20, "0.5");
  const [told] = (await salesOf(2)).sales;
  expect(told?.fiatPrice).toMatchObject({ amount: "40", rateSources: ["bank", "coin"], rateAgeSeconds: 20 });
});

test("what cannot be converted says why", async () => {
  await tell(TOKEN, "EUR", "a", RESALE - HOUR - 1, "0.8");
  await tell(TOKEN, "EUR", "a", PRIMARY - 8 * 86_400, "0.8");
  const [resale, primary] = (await salesOf(2)).sales;
  expect([resale, primary].map((sale) => sale?.fiatPrice)).toMatchObject([
    { amount: null, rate: null, rateSources: [], reason: "FX_STALE" },
    { amount: null, reason: "FX_MISSING" },
  ]);
  await world.mainnet.insert("event", eventRow(8, { fiat: null }));
  const unnumbered = { event: eventIdOf(8), ticket: null, hop: null };
  await world.mainnet.insert("sale", saleRow(62, { ...unnumbered, event: eventIdOf(3) }));
  await world.mainnet.insert(
    "sale",
    saleRow(63, { ...unnumbered, event: eventIdOf(3), face_currency: EURO, face_value: 4200 }),
  );
  await world.mainnet.insert("currency", { id: EURO, symbol: null, decimals: 2 });
  await world.mainnet.insert(
    "sale",
    saleRow(64, { ...unnumbered, price: 0, face_value: null, face_currency: null }),
  );
  const faces = (await salesOf(3)).sales.map(({ fiatFaceValue }) => fiatFaceValue);
  expect(faces).toMatchObject([
    { amount: "42", rate: "1", rateSources: [], rateAgeSeconds: 0, reason: null },
    { amount: null, reason: "TICKETS_UNNUMBERED" },
  ]);
  expect((await salesOf(8)).sales).toMatchObject([
    {
      fiatPrice: { fiat: null, reason: "EVENT_CURRENCY_UNKNOWN" },
      fiatFaceValue: { reason: "FACE_UNKNOWN" },
    },
  ]);
});

test("many sales take as many statements as few", async () => {
  await tell(TOKEN, "EUR", "a", RESALE - 30, "0.8");
  await salesOf(2);
  const few = await salesOf(2);
  for (let number = 200; number < 260; number += 1) {
    const changes = { id: logId(number, 3), event: eventIdOf(2), currency: number % 2 ? TOKEN : NATIVE };
    await world.mainnet.insert(
      "sale",
      saleRow(number, { ...changes, ticket: ticketIdOf(77), timestamp: RESALE + number }),
    );
  }
  const many = await salesOf(2);
  expect(many.sales.length).toBe(few.sales.length + 60);
  expect(many.statements.length).toBe(few.statements.length);
  expect(many.statements.filter((text) => text.includes("app.fx_rate"))).toHaveLength(1);
});

test("rates are listed as their sources told them, newest first, and never without a bound", async () => {
  for (const [index, source] of ["b", "a", "c"].entries()) {
    await tell(NATIVE, "EUR", source, PRIMARY - index * 60, `250${index}.50`);
  }
  await tell(NATIVE, "USD", "a", PRIMARY, "1");
  const ask = (text: string) =>
    world.api.ask<{ exchangeRates: object[] }>(`{ exchangeRates(chainId: 1, ${text}) { source time rate } }`);
  const at = (seconds: number) => new Date(seconds * 1000).toISOString().replace(".000", "");
  const { data } = await ask('currency: "native", fiat: "EUR", first: 2');
  expect(JSON.parse(JSON.stringify(data))).toEqual({
    exchangeRates: [
      { source: "b", time: at(PRIMARY), rate: "2500.5" },
      { source: "a", time: at(PRIMARY - 60), rate: "2501.5" },
    ],
  });
  const range = `from: "${at(PRIMARY - 120)}", to: "${at(PRIMARY - 60)}"`;
  const some = await ask(`currency: "0x${"0".repeat(40)}", fiat: "EUR", ${range}`);
  expect(some.data.exchangeRates).toMatchObject([{ source: "a" }, { source: "c" }]);
  for (const wrong of [
    'currency: "ETH", fiat: "EUR"',
    'currency: "native", fiat: "eur"',
    'currency: "native", fiat: "EUR", first: 401',
  ]) {
    expect((await ask(wrong)).errors.map(({ extensions }) => extensions?.code)).toEqual(["BAD_USER_INPUT"]);
  }
});
