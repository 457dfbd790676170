import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildFixture } from "../../test-subgraphs/build-fixture.ts";
import { loadBuild } from "./load-build.ts";

let original: string;
const folders: string[] = [];

beforeAll(async () => {
  original = await buildFixture("basic");
}, 120_000);

afterAll(async () => {
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true })));
});

async function changedBuild(file: string, change: (text: string) => string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "facevalue-build-"));
  folders.push(folder);
  await cp(original, folder, { recursive: true });
  await writeFile(join(folder, file), change(await readFile(join(folder, file), "utf8")));
  return folder;
}

test("reads a build", async () => {
  const build = await loadBuild(original);
  expect(build).toMatchObject({ network: "mainnet", startBlock: 5, needs: { receipts: true } });
  expect(build.dataSources.map(({ name, address }) => [name, address])).toEqual([
    ["Token", `0x${"11".repeat(20)}`],
  ]);
  expect(build.templates.map(({ name }) => name)).toEqual(["Shop"]);
});

test("addresses and start blocks can be replaced, and make no other subgraph", async () => {
  const address = `0x${"AB".repeat(20)}`;
  const build = await loadBuild(original, { Token: { address, startBlock: 99 } });
  expect(build.dataSources[0]).toMatchObject({ address: address.toLowerCase(), startBlock: 99 });
  expect(build.startBlock).toBe(99);
  expect(build.fingerprint).toBe((await loadBuild(original)).fingerprint);
  const folder = await changedBuild("schema.graphql", (text) => `${text}\n# changed`);
  expect((await loadBuild(folder)).fingerprint).not.toBe(build.fingerprint);
});

test("a folder without a build says how to make one", async () => {
  const failure = loadBuild(join(tmpdir(), "no-such-build"));
  await expect(failure).rejects.toMatchObject({
    code: "SUBGRAPH_MISSING",
    message: expect.stringContaining("subgraph:build"),
  });
});

test.each([
  ["grafting", "schema:\n", "graft: { base: Qm, block: 1 }\nschema:\n", "grafting"],
  [
    "call handlers",
    "      eventHandlers:",
    "      callHandlers: [{ function: a(), handler: b }]\n      eventHandlers:",
    "call handlers",
  ],
  [
    "file data sources",
    "templates:\n  - kind: ethereum/contract",
    "templates:\n  - kind: file/ipfs",
    "file/ipfs",
  ],
  ["an old apiVersion", "apiVersion: 0.0.9", "apiVersion: 0.0.4", "apiVersion 0.0.4"],
  ["call filters", "kind: once", "kind: call", "block handler filter call"],
  ["a newer specVersion", "specVersion: 1.3.0", "specVersion: 1.6.0", "specVersion 1.6.0"],
])("%s: refused by name", async (_name, from, to, words) => {
  const folder = await changedBuild("subgraph.yaml", (text) => text.replace(from, to));
  const failure = { code: "SUBGRAPH_UNSUPPORTED", message: expect.stringContaining(words) };
  await expect(loadBuild(folder)).rejects.toMatchObject(failure);
});

test.each([
  [
    "a handler that the WASM lacks",
    "handler: handleTransfer",
    "handler: handleNothing",
    "does not export handleNothing",
  ],
  [
    "an event that the ABI lacks",
    "event: Run(string,bytes)",
    "event: Ran(string,bytes)",
    "no event Ran(string,bytes)",
  ],
  ["a malformed address", `"0x${"11".repeat(20)}"`, '"0x12"', '"0x12", which is not one'],
  ["no YAML", "dataSources:", "dataSources: [", "not valid"],
])("%s: invalid", async (_name, from, to, words) => {
  const folder = await changedBuild("subgraph.yaml", (text) => text.replace(from, to));
  const failure = { code: "SUBGRAPH_INVALID", message: expect.stringContaining(words) };
  await expect(loadBuild(folder)).rejects.toMatchObject(failure);
});

test.each([
  ["prune: auto", "auto"],
  ["prune: never", "never"],
  ["prune: 500", 500],
])("%s says which versions are kept", async (hint, prune) => {
  const folder = await changedBuild("subgraph.yaml", (text) =>
    text.replace(/indexerHints:\n.*\n/, `indexerHints:\n  ${hint}\n`),
  );
  expect((await loadBuild(folder)).prune).toBe(prune);
});

test("a prune that is no number of blocks is invalid", async () => {
  const folder = await changedBuild("subgraph.yaml", (text) =>
    text.replace(/indexerHints:\n.*\n/, "indexerHints:\n  prune: -3\n"),
  );
  await expect(loadBuild(folder)).rejects.toMatchObject({ code: "SUBGRAPH_INVALID" });
});

test("what the schema uses must be declared", async () => {
  const search =
    'type _Schema_ @fulltext(name: "search", language: en, algorithm: rank, include: [{ entity: "Fact", fields: [{ name: "value" }] }])';
  const folder = await changedBuild("schema.graphql", (text) => `${text}\n${search}`);
  await expect(loadBuild(folder)).rejects.toMatchObject({
    code: "SUBGRAPH_INVALID",
    message: expect.stringContaining("fullTextSearch"),
  });
  const stats = `type Log @entity(timeseries: true) { id: Int8! timestamp: Timestamp! }
    type Logs @aggregation(intervals: ["day"], source: "Log") { id: Int8! timestamp: Timestamp! n: Int8! @aggregate(fn: "count") }`;
  const other = await changedBuild("schema.graphql", (text) => `${text}\n${stats}`);
  expect((await loadBuild(other)).schema.types.has("Logs_day")).toBe(true);
  const manifest = await readFile(join(other, "subgraph.yaml"), "utf8");
  await writeFile(join(other, "subgraph.yaml"), manifest.replace("specVersion: 1.3.0", "specVersion: 1.0.0"));
  await expect(loadBuild(other)).rejects.toMatchObject({
    code: "SUBGRAPH_INVALID",
    message: expect.stringContaining("1.1.0"),
  });
});

test("a file of the build that is missing is named", async () => {
  const folder = await changedBuild("subgraph.yaml", (text) =>
    text.replace("Token/Token.wasm", "Token/Gone.wasm"),
  );
  await expect(loadBuild(folder)).rejects.toMatchObject({
    code: "SUBGRAPH_MISSING",
    message: expect.stringContaining("Gone.wasm"),
  });
});

test("a damaged WASM file is invalid", async () => {
  const folder = await changedBuild("Token/Token.wasm", () => "not wasm");
  await expect(loadBuild(folder)).rejects.toMatchObject({ code: "SUBGRAPH_INVALID" });
});
