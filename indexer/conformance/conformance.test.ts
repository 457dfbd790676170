import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ALL_AREAS } from "./all-areas.ts";
import { conformanceBuild } from "./conformance-bed.ts";
import { isAsExpected } from "./is-as-expected.ts";
import { closePostgresBeds } from "./postgres-bed.ts";

beforeAll(async () => {
  await conformanceBuild();
}, 300_000);

afterAll(closePostgresBeds);

describe.each(ALL_AREAS)("$title", ({ cases }) => {
  test.each(cases)("$point ($source)", async ({ run, expected }) => {
    const actual = await run();
    // A failure is compared by its class and words; everything else shows its difference here.
    if (!isAsExpected(actual, expected)) expect(actual).toEqual(expected);
  });
});

test("every point stands once, with a source", () => {
  const points = ALL_AREAS.flatMap(({ name, cases }) => cases.map(({ point }) => `${name}: ${point}`));
  expect(new Set(points).size).toBe(points.length);
  const sources = ALL_AREAS.flatMap(({ cases }) => cases.map(({ source }) => source));
  expect(sources.filter((source) => source.length < 8)).toEqual([]);
});
