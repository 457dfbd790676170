import { afterAll, beforeAll, expect, test } from "vitest";
import { hex } from "../../testing/chain-ids.ts";
import { CONTRACT } from "../../testing/chain-rows.ts";
import { createWorld, type World } from "../../testing/create-world.ts";
import { markupRow } from "../../testing/markup-rows.ts";
import { MARKUP_QUERY } from "../../testing/whole-queries.ts";

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(async () => {
  await world?.database.drop();
});

async function markupOf(number: number): Promise<object> {
  const variables = { chainId: 1, contract: hex(CONTRACT), number };
  return (await world.api.read<{ event: { markup: object } }>(MARKUP_QUERY, variables)).event.markup;
}

const known = (value: string) => ({ value, reason: null });
const unknown = (reason: string) => ({ value: null, reason });

test("figures come without trailing zeros, shares from counts", async () => {
  expect(await markupOf(1)).toMatchObject({
    resaleCount: "6",
    median: known("0.2"),
    medianLow: known("-0.05"),
    medianHigh: known("1"),
    p90: known("0.31"),
    valueWeighted: known("0.000000000000000001"),
    aboveFaceShare: known("0.666666666666666667"),
    belowFaceShare: known("0.166666666666666667"),
    aboveCapShare: known("0.333333333333333333"),
    distribution: [
      { lowerBps: -500, upperBps: 0, saleCount: "3" },
      { lowerBps: 0, upperBps: null, saleCount: "3" },
    ],
    byDay: [{ day: "2026-02-02", measuredCount: "6", median: known("0.2"), p90: known("0.31") }],
  });
});

const NOTHING = { median_markup: null, median_low: null, median_high: null, p90_markup: null };

test("too few observations leave the shares known", async () => {
  const few = markupRow(2, {
    ...NOTHING,
    measured_count: 4,
    capped_count: 0,
    above_cap_count: 0,
    markup_reason: "LOW_N",
  });
  await world.mainnet.insertMetric("metrics.event_markup", few);
  expect(await markupOf(2)).toMatchObject({
    median: unknown("LOW_N"),
    medianHigh: unknown("LOW_N"),
    aboveFaceShare: known("1"),
    belowFaceShare: known("0.25"),
    aboveCapShare: unknown("NO_CAP"),
  });
});

test("without a measured resale every figure says why", async () => {
  const none = markupRow(3, {
    ...NOTHING,
    measured_count: 0,
    face_unknown_count: 6,
    markup_reason: "FACE_UNKNOWN",
    value_weighted_markup: null,
    value_weighted_reason: "FACE_UNKNOWN",
    above_face_count: 0,
    below_face_count: 0,
    capped_count: 0,
    above_cap_count: 0,
  });
  await world.mainnet.insertMetric("metrics.event_markup", none);
  expect(await markupOf(3)).toMatchObject({
    faceUnknownCount: "6",
    median: unknown("FACE_UNKNOWN"),
    valueWeighted: unknown("FACE_UNKNOWN"),
    aboveFaceShare: unknown("FACE_UNKNOWN"),
    aboveCapShare: unknown("FACE_UNKNOWN"),
  });
});
