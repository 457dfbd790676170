import { createRequire } from "node:module";
import { type Abi, type AbiEvent, toEventSelector } from "viem";
import { expect, it } from "vitest";
import { publicLockAbi, seaportAbi, unlockFactoryAbi } from "./index.ts";

const require = createRequire(import.meta.url);
const UNLOCK = "@unlock-protocol/contracts/dist/abis";
const SEAPORT = "@opensea/seaport-js/src/artifacts/seaport/contracts";

function eventsOf(abi: Abi): AbiEvent[] {
  return abi.filter((item) => item.type === "event");
}

/** topic0 and which of the inputs are indexed. */
function shapeOf(event: AbiEvent): string {
  return `${toEventSelector(event)} ${event.inputs.map(({ indexed }) => (indexed ? 1 : 0)).join("")}`;
}

it.each<[string, Abi, string[]]>([
  [
    "PublicLock",
    publicLockAbi,
    [9, 10, 11, 12, 13, 14, 15].map((version) => `${UNLOCK}/PublicLock/PublicLockV${version}.json`),
  ],
  ["Unlock", unlockFactoryAbi, [11, 12, 13, 14].map((version) => `${UNLOCK}/Unlock/UnlockV${version}.json`)],
  ["Seaport", seaportAbi, [`${SEAPORT}/Seaport.sol/Seaport.json`]],
])("%s has no event that no deployed version has", (_name, abi, files) => {
  const deployed = files.flatMap((file) => eventsOf((require(file) as { abi: Abi }).abi).map(shapeOf));
  const unknown = eventsOf(abi).filter((event) => !deployed.includes(shapeOf(event)));
  expect(deployed.length).toBeGreaterThan(0);
  expect(unknown.map(({ name }) => name)).toEqual([]);
});
