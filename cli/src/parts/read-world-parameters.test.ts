import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readWorldParameters } from "./read-world-parameters.ts";

const folder = mkdtempSync(join(tmpdir(), "world-parameters-"));
const file = join(folder, "parameters.json");
afterAll(() => rmSync(folder, { recursive: true }));

function read(parameters: unknown) {
  writeFileSync(file, JSON.stringify(parameters));
  return readWorldParameters(file);
}

test("weights of strategies are taken as they are", () => {
  const parameters = { wallets: 900, strategies: { known: 0, late_sellers: 2, relay_chain: 0.5 } };
  expect(read(parameters)).toEqual(parameters);
});

const KNOWN = "known, rented_buyers, secondary_flippers, late_sellers, bid_sellers, relay_chain";
const NO_OBJECT = "strategies must be an object of weights by name";
const NO_WEIGHTS = "weights of strategies must be numbers from 0 on, and one of them more";

test.each([
  ["a list", ["late_sellers"], NO_OBJECT],
  ["nothing", null, NO_OBJECT],
  ["a name alone", "late_sellers", NO_OBJECT],
  ["another name", { known: 1, late: 1, early: 2 }, `strategies names late, early; known are ${KNOWN}`],
  ["a negative weight", { known: 1, late_sellers: -1 }, NO_WEIGHTS],
  ["a weight in words", { known: "1" }, NO_WEIGHTS],
  ["zeros only", { known: 0, late_sellers: 0 }, NO_WEIGHTS],
  ["no weights", {}, NO_WEIGHTS],
])("strategies that are %s are refused", (_, strategies, problem) => {
  const message = `The parameters ${file} cannot be used: ${problem}.`;
  expect(() => read({ strategies })).toThrow(expect.objectContaining({ code: "BAD_CONFIGURATION", message }));
});
