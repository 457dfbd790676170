import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import { type Digest, digestTables } from "@facevalue/indexer";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type AlteredBuild, copyBuild } from "./support/altered-build.ts";
import { expectFailure } from "./support/expect-failure.ts";
import { runFacevalue } from "./support/facevalue.ts";
import { startTicketChain, type TicketChain } from "./support/ticket-chain.ts";

const folder = mkdtempSync(join(tmpdir(), "bad-subgraph-"));
const networkFile = join(folder, "networks.json");
let chain: TicketChain;
let database: TestDatabase;
let before: Digest;

/** Indexes up to the head, with what is given. */
async function index(...args: string[]) {
  const toBlock = String(await chain.head());
  const given = ["--rpc", chain.anvil.url, "--database", database.url, "--to-block", toBlock];
  return await runFacevalue([
    "index",
    ...given,
    "--log-level",
    "error",
    "--network-file",
    networkFile,
    ...args,
  ]);
}

const digest = () => digestTables(database.pool);

beforeAll(async () => {
  chain = await startTicketChain(networkFile);
  await chain.createContract("Night");
  database = await createTestDatabase({ isMigrated: false });
  expect((await index()).code).toBe(0);
  before = await digest();
  await chain.createContract("Day");
});

afterAll(async () => {
  await database?.drop();
  await chain?.anvil.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("a build that is missing", async () => {
  expectFailure(await index("--subgraph", join(folder, "none")), 1, /subgraph/);
  expect(await digest()).toEqual(before);
});

test("a build that uses a feature not supported", async () => {
  const build = join(folder, "unsupported");
  mkdirSync(build);
  writeFileSync(join(build, "schema.graphql"), "type Thing @entity(immutable: true) { id: Bytes! }\n");
  const mapping = { kind: "ethereum/events", apiVersion: "0.0.9", language: "wasm/assemblyscript" };
  const source = {
    kind: "file/ipfs",
    name: "Metadata",
    mapping: { ...mapping, file: "m.wasm", entities: [], abis: [] },
  };
  const manifest = { specVersion: "1.3.0", schema: { file: "schema.graphql" }, dataSources: [source] };
  writeFileSync(join(build, "subgraph.yaml"), JSON.stringify(manifest));
  expectFailure(await index("--subgraph", build), 1, /Metadata/);
  expect(await digest()).toEqual(before);
});

const MARKET_ABI = "TicketMarket/TicketMarket.json";

test.each<[string, (build: AlteredBuild) => void, RegExp]>([
  [
    "made for another apiVersion",
    ({ replace }) => replace("subgraph.yaml", "apiVersion: 0.0.9", "apiVersion: 0.0.4"),
    /data source TicketFactory .*apiVersion 0\.0\.4 \(0\.0\.5 to 0\.0\.9/,
  ],
  [
    "of a newer specVersion",
    ({ replace }) => replace("subgraph.yaml", "specVersion: 1.3.0", "specVersion: 9.0.0"),
    /specVersion 9\.0\.0/,
  ],
  [
    "whose ABI lacks an event",
    ({ replace }) => replace(MARKET_ABI, '"name": "Listed"', '"name": "Enlisted"'),
    /data source TicketMarket: the ABI TicketMarket has no event Listed\(/,
  ],
  [
    "whose ABI has an event with other parameters",
    ({ replace }) => replace("subgraph.yaml", "Listed(indexed uint256,", "Listed(indexed uint128,"),
    /data source TicketMarket: the ABI TicketMarket has no event Listed\(indexed uint128,/,
  ],
  [
    "whose ABI is no JSON",
    ({ replace }) => replace(MARKET_ABI, '"name": "Listed"', '"name": Listed'),
    /TicketMarket/,
  ],
  [
    "with a handler that the WASM lacks",
    ({ replace }) => replace("subgraph.yaml", "handler: handleListed", "handler: handleEnlisted"),
    /data source TicketMarket: its WASM file does not export handleEnlisted; build the subgraph again/,
  ],
  [
    "whose WASM is none",
    ({ folder: path }) => writeFileSync(join(path, "TicketFactory/TicketFactory.wasm"), "not WASM"),
    /TicketFactory\.wasm is not a valid WASM file/,
  ],
  [
    "with other code than the tables were written with",
    ({ stampWasm }) => stampWasm("TicketFactory/TicketFactory.wasm"),
    /another subgraph build: use another .*database/,
  ],
  [
    "with another schema than the tables were written with",
    ({ replace }) =>
      replace("schema.graphql", "type Organizer ", "# Whoever sells tickets.\ntype Organizer "),
    /another subgraph build: use another .*database/,
  ],
])("a build %s: one line, exit 1, the tables as they were", async (what, spoil, message) => {
  const build = copyBuild(join(folder, what.replaceAll(" ", "-")));
  spoil(build);
  expectFailure(await index("--subgraph", build.folder), 1, message);
  expect(await digest()).toEqual(before);
});

test("the tables can still be gone on with", async () => {
  expect((await index()).code).toBe(0);
  expect(await digest()).not.toEqual(before);
});
