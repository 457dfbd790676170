import { createRequire } from "node:module";
import { type AbiEvent, toEventSelector } from "viem";
import { expect, it } from "vitest";
import { publicLockAbi } from "./public-lock.ts";

const require = createRequire(import.meta.url);

/** topic0 and which of the inputs are indexed. */
function shapeOf(event: AbiEvent): string {
  return `${toEventSelector(event)} ${event.inputs.map(({ indexed }) => (indexed ? 1 : 0)).join("")}`;
}

function readEvents(version: number): AbiEvent[] {
  const file = `@unlock-protocol/contracts/dist/abis/PublicLock/PublicLockV${version}.json`;
  const { abi } = require(file) as { abi: (AbiEvent | { type: "function" })[] };
  return abi.filter((item) => item.type === "event");
}

it("has no event that no version of the lock has", () => {
  const known = new Set([9, 10, 11, 12, 13, 14, 15].flatMap((version) => readEvents(version).map(shapeOf)));
  const events = publicLockAbi.filter((item) => item.type === "event");
  expect(events.filter((event) => !known.has(shapeOf(event))).map(({ name }) => name)).toEqual([]);
  expect(events.length).toBeGreaterThan(20);
});
