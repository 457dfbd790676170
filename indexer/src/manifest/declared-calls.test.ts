import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildFixture } from "../../test-subgraphs/build-fixture.ts";
import { loadBuild } from "./load-build.ts";

let original: string;
const folders: string[] = [];

beforeAll(async () => {
  original = await buildFixture("event-handlers");
}, 120_000);

afterAll(async () => {
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true })));
});

async function changedBuild(from: string, to: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "facevalue-build-"));
  folders.push(folder);
  await cp(original, folder, { recursive: true });
  const file = join(folder, "subgraph.yaml");
  const text = await readFile(file, "utf8");
  expect(text).toContain(from);
  await writeFile(file, text.replace(from, to));
  return folder;
}

test("declared calls are resolved against event and ABI", async () => {
  const build = await loadBuild(original);
  const handlers = build.dataSources.flatMap(({ mapping }) => mapping.eventHandlers);
  const calls = handlers.flatMap((handler) => handler.calls);
  expect(calls.map(({ label, target }) => [label, target.signature])).toEqual([
    ["price", "priceOf(uint256)"],
    ["owner", "owner()"],
    ["marketOwner", "owner()"],
    ["known", "priceOf(uint256)"],
  ]);
  expect(calls.map(({ address }) => address)).toEqual([
    { kind: "event-address" },
    { kind: "parameter", index: 1, path: [1, 1] },
    { kind: "parameter", index: 0, path: [] },
    { kind: "constant", address: `0x${"33".repeat(20)}` },
  ]);
  expect(calls[3]?.arguments).toEqual([{ kind: "parameter", index: 1, path: [0] }]);
});

const PRICE = "Token[event.address].priceOf(event.params.order.amount)";

test.each([
  ["another form", "Token.priceOf(event.address)", "is not of the form"],
  ["an unknown ABI", "Shop[event.address].priceOf(event.params.order.amount)", "names the ABI Shop"],
  [
    "an unknown function",
    "Token[event.address].price()",
    "names the function price, which the ABI Token lacks",
  ],
  ["a missing argument", "Token[event.address].priceOf()", "do not fit priceOf(uint256)"],
  [
    "an argument of another type",
    "Token[event.address].priceOf(event.address)",
    "do not fit priceOf(uint256)",
  ],
  ["a target that is no address", "Token[event.params.order.amount].owner()", "which is no address"],
  ["an unknown parameter", "Token[event.params.nobody].owner()", "uses the parameter nobody"],
  [
    "an unknown field",
    "Token[event.params.order.buyer].owner()",
    "uses the field buyer, which the struct lacks",
  ],
  [
    "a position beyond the struct",
    "Token[event.params.order.2].owner()",
    "uses the field 2, which the struct lacks",
  ],
  ["a field of what is no struct", "Token[event.params.market.name].owner()", "of what is no struct"],
  ["an entity's value", "Token[entity.id].owner()", "only addresses, event.address and event.params"],
])("a declared call with %s: invalid", async (_, expression, words) => {
  await expect(loadBuild(await changedBuild(PRICE, expression))).rejects.toMatchObject({
    code: "SUBGRAPH_INVALID",
    message: expect.stringMatching(/^data source Token: the declared call price of Listed/),
  });
  await expect(loadBuild(await changedBuild(PRICE, expression))).rejects.toThrow(words);
});

test.each([
  ["fields of structs before 1.4.0", "specVersion: 1.4.0", "specVersion: 1.3.0", "needs specVersion 1.4.0"],
  ["declared calls before 1.2.0", "specVersion: 1.4.0", "specVersion: 1.1.0", "need specVersion 1.2.0"],
  [
    "two block handlers of one kind",
    "- handler: handleEveryBlock\n",
    "- handler: handleEveryBlock\n        - handler: handleEveryBlock\n",
    "several block handlers of one kind",
  ],
  [
    "filtered and other block handlers",
    "- handler: handleEveryBlock\n",
    "- handler: handleEveryBlock\n        - handler: handleOnce\n          filter: { kind: once }\n",
    "cannot stand beside filtered ones",
  ],
  ["polling without a number", "kind: once", "kind: polling", 'needs "every"'],
  [
    "block handlers without an address",
    'address: "0x2222222222222222222222222222222222222222"',
    "address: null",
    "data source Ticker has block handlers and thus needs an address",
  ],
])("%s: invalid", async (_, from, to, words) => {
  await expect(loadBuild(await changedBuild(from, to))).rejects.toMatchObject({
    code: "SUBGRAPH_INVALID",
    message: expect.stringContaining(words),
  });
});

test.each([
  ["subgraph data sources", "kind: ethereum/contract", "kind: subgraph", "the data source kind subgraph"],
  ["Amp data sources", "kind: ethereum/contract", "kind: amp", "the data source kind amp"],
  ["Arweave files", "kind: ethereum/contract", "kind: file/arweave", "the data source kind file/arweave"],
  ["ipfsOnEthereumContracts", "- declaredEthCalls", "- ipfsOnEthereumContracts", "ipfsOnEthereumContracts"],
  ["an unknown feature", "- declaredEthCalls", "- teleport", "the feature teleport"],
  ["apiVersion 0.0.10", "apiVersion: 0.0.9", "apiVersion: 0.0.10", "apiVersion 0.0.10"],
])("%s: refused by name", async (_, from, to, words) => {
  await expect(loadBuild(await changedBuild(from, to))).rejects.toMatchObject({
    code: "SUBGRAPH_UNSUPPORTED",
    message: expect.stringContaining(words),
  });
});
