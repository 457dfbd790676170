import { afterAll, beforeAll, expect, test } from "vitest";
import { hex } from "../../testing/chain-ids.ts";
import { CONTRACT, eventIdOf, eventRow, NATIVE, TOKEN } from "../../testing/chain-rows.ts";
import { createWorld, HUGE, type World } from "../../testing/create-world.ts";
import { STAMP } from "../../testing/metric-stamp.ts";
import { RULES_QUERY } from "../../testing/whole-queries.ts";

interface Rules {
  readonly rules: readonly { readonly key: string }[];
  readonly freshness: object;
}

let world: World;
let lastNumber = 500;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(async () => {
  await world?.database.drop();
});

async function addEvent(country: string | null): Promise<number> {
  lastNumber += 1;
  await world.mainnet.insert("event", eventRow(lastNumber, { country }));
  return lastNumber;
}

async function rulesOf(number: number, chainId = 1): Promise<Rules> {
  const variables = { chainId, contract: hex(CONTRACT), number };
  const { event } = await world.api.read<{ event: { resaleRules: Rules } }>(RULES_QUERY, variables);
  return event.resaleRules;
}

function capRow(event: number, changes: object = {}) {
  return {
    event_id: eventIdOf(event),
    rule_id: "ie-act-21-2021",
    rule_status: "VERIFIED",
    resale_count: 12,
    price_unknown_count: 0,
    face_unknown_count: 2,
    mixed_currency_count: 0,
    measured_count: 10,
    above_count: 5,
    reason: null,
    ...STAMP,
    ...changes,
  };
}

const unknown = (reason: string) => ({ value: null, reason });

test("a rule comes with its source, the share above its cap and the excess per currency", async () => {
  const number = await addEvent("IE");
  const amount = (currency: Buffer, above_count: number, excess: string) => ({
    event_id: eventIdOf(number),
    rule_id: "ie-act-21-2021",
    currency,
    above_count,
    excess,
    ...STAMP,
  });
  await world.mainnet.insertMetric("metrics.event_cap", capRow(number));
  await world.mainnet.insertMetric(
    "metrics.event_cap_excess",
    amount(NATIVE, 1, HUGE.toString()),
    amount(TOKEN, 4, "2500000"),
  );
  const { rules, freshness } = await rulesOf(number);
  expect(rules).toMatchObject([
    {
      jurisdiction: "IE",
      base: "ORIGINAL_PRICE",
      capMultiplier: "1",
      validFrom: null,
      status: "VERIFIED",
      verifiedAt: "2026-11-26",
      sourceUrl: expect.stringContaining("irishstatutebook.ie"),
      resaleCount: "12",
      measuredCount: "10",
      aboveCount: "5",
      excluded: [{ reason: "FACE_UNKNOWN", saleCount: "2" }],
      // Wilson's interval of 5 of 10.
      aboveShare: { value: "0.5", reason: null },
      aboveShareLow: { value: expect.stringMatching(/^0\.23659/) },
      aboveShareHigh: { value: expect.stringMatching(/^0\.76340/) },
      excess: [
        { raw: "2500000", amount: "2.5", currency: { symbol: "USDC" } },
        { raw: HUGE.toString(), currency: { symbol: "ETH" } },
      ],
      reason: null,
    },
  ]);
  expect(freshness).toMatchObject({ block: "990", methodologyVersion: 1 });
});

test("a rule that is not verified says so beside its figures, and unmeasured resales say why", async () => {
  const number = await addEvent("gb");
  const nothing = { measured_count: 0, above_count: 0, face_unknown_count: 12, reason: "FACE_UNKNOWN" };
  const row = capRow(number, { rule_id: "gb-resale-cap", rule_status: "UNVERIFIED", ...nothing });
  await world.mainnet.insertMetric("metrics.event_cap", row);
  expect((await rulesOf(number)).rules).toMatchObject([
    {
      status: "UNVERIFIED",
      verifiedAt: null,
      measuredCount: "0",
      aboveShare: unknown("FACE_UNKNOWN"),
      aboveShareLow: unknown("FACE_UNKNOWN"),
      excess: [],
      reason: "FACE_UNKNOWN",
    },
  ]);
});

test("rules of parts of a country may apply and are never computed", async () => {
  const australia = (await rulesOf(await addEvent("AU"))).rules;
  expect(australia.map(({ key }) => key)).toEqual(["au-nsw-resale", "au-sa-resale", "au-vic-major-events"]);
  for (const rule of australia)
    expect(rule).toMatchObject({
      status: "MAY_APPLY",
      capMultiplier: "1.1",
      measuredCount: null,
      aboveShare: unknown("REGION_UNKNOWN"),
      reason: "REGION_UNKNOWN",
    });
  expect((await rulesOf(await addEvent("CA"))).rules).toMatchObject([
    { key: "ca-on-resale", status: "MAY_APPLY", capMultiplier: null, reason: "NO_CAP" },
  ]);
});

test("rules without a price cap are listed without figures, countries without a rule are empty", async () => {
  for (const country of ["FR", "IT", "US", "CN"])
    expect((await rulesOf(await addEvent(country))).rules).toMatchObject([
      { status: "VERIFIED", base: null, capMultiplier: null, aboveCount: null, reason: "NO_CAP" },
    ]);
  for (const country of ["DE", "", null]) expect((await rulesOf(await addEvent(country))).rules).toEqual([]);
});

test("what was not computed yet is null, not 0", async () => {
  await world.polygon.insert("event", eventRow(600, { country: "IE" }));
  const { rules, freshness } = await rulesOf(600, 137);
  expect(rules).toMatchObject([{ measuredCount: null, aboveCount: null, reason: "NOT_COMPUTED" }]);
  expect(freshness).toMatchObject({ block: null });
});
