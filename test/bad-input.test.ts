import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Anvil, startAnvil } from "@facevalue/contracts/testing";
import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Finished, runFacevalue } from "./support/facevalue.ts";

let anvil: Anvil;
let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  anvil = await startAnvil({ chainId: 31337 });
  database = await createTestDatabase({ isMigrated: false });
  folder = mkdtempSync(join(tmpdir(), "bad-input-"));
});

afterAll(async () => {
  await database?.drop();
  await anvil?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Expects one line for people, which says what is wrong, and this exit code. */
function expectFailure({ code, stdout, stderr }: Finished, expectedCode: 1 | 75, message: RegExp): void {
  const lines = stderr.split("\n").filter((line) => line.startsWith("facevalue: "));
  expect(lines, stderr).toHaveLength(1);
  expect(lines[0]).toMatch(message);
  expect(stderr.trimEnd().split("\n").at(-1)).toBe(lines[0]);
  expect(stderr).not.toMatch(/\n\s+at /);
  expect(stdout).toBe("");
  expect(code).toBe(expectedCode);
}

const index = (...args: string[]) =>
  runFacevalue(["index", "--database", database.url, "--to-block", "0", "--log-level", "error", ...args]);

async function tableCount(): Promise<number> {
  const { rows } = await database.pool.query<{ count: string }>(
    "select count(*) from information_schema.tables where table_schema like 'chain%'",
  );
  return Number(rows[0]?.count);
}

async function listenOnFreePort(): Promise<{ server: Server; port: number }> {
  const server = createServer((_request, response) => response.end("not JSON-RPC"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, port: (server.address() as AddressInfo).port };
}

test("no RPC at the URL", async () => {
  const { server, port } = await listenOnFreePort();
  await new Promise((resolve) => server.close(resolve));
  const message = new RegExp(`127\\.0\\.0\\.1:${port}.*check that the URL is right and the node is running`);
  expectFailure(await index("--rpc", `http://127.0.0.1:${port}`), 75, message);
  expect(await tableCount()).toBe(0);
});

test("something that is no RPC at the URL", async () => {
  const { server, port } = await listenOnFreePort();
  expectFailure(await index("--rpc", `http://127.0.0.1:${port}`), 75, new RegExp(`127\\.0\\.0\\.1:${port}`));
  server.close();
  expect(await tableCount()).toBe(0);
});

test("no RPC given", async () => {
  expectFailure(await index(), 1, /--rpc/);
});

test("a subgraph build that is missing", async () => {
  expectFailure(await index("--rpc", anvil.url, "--subgraph", join(folder, "none")), 1, /subgraph/);
  expect(await tableCount()).toBe(0);
});

test("a subgraph build that uses a feature not supported", async () => {
  const build = join(folder, "unsupported");
  mkdirSync(build);
  writeFileSync(join(build, "schema.graphql"), "type Thing @entity(immutable: true) { id: Bytes! }\n");
  writeFileSync(
    join(build, "subgraph.yaml"),
    JSON.stringify({
      specVersion: "1.3.0",
      schema: { file: "schema.graphql" },
      dataSources: [
        {
          kind: "file/ipfs",
          name: "Metadata",
          mapping: {
            kind: "ethereum/events",
            apiVersion: "0.0.9",
            language: "wasm/assemblyscript",
            file: "m.wasm",
            entities: [],
            abis: [],
          },
        },
      ],
    }),
  );
  expectFailure(await index("--rpc", anvil.url, "--subgraph", build), 1, /Metadata/);
  expect(await tableCount()).toBe(0);
});

test("a database that cannot be reached", async () => {
  const url = "postgres://nobody@127.0.0.1:1/none";
  expectFailure(
    await runFacevalue(["work", "--database", url, "--until-idle"]),
    75,
    /database.*127\.0\.0\.1:1/,
  );
});

test("a database of a newer version", async () => {
  const newer = await createTestDatabase();
  await newer.pool.query("insert into kysely_migration (name, timestamp) values ('9999_future', 'now')");
  expectFailure(await runFacevalue(["serve", "--database", newer.url, "--port", "0"]), 1, /newer Facevalue/);
  await newer.drop();
});

test("no database given and none running", async () => {
  expectFailure(await runFacevalue(["digest", "--data", folder]), 1, /--database/);
});

test("a port in use", async () => {
  const { server, port } = await listenOnFreePort();
  const busy = await runFacevalue(["serve", "--database", database.url, "--port", String(port)]);
  expectFailure(busy, 1, new RegExp(`${port}.*--port`));
  server.close();
});

test("a data folder that cannot be one", async () => {
  const file = join(folder, "file");
  writeFileSync(file, "");
  expectFailure(await runFacevalue(["start", "--data", file, "--port", "0"]), 1, /data folder.*--data/);
});

test.each([
  ["not JSON", "{", /not valid JSON/],
  ["no networks", "[]", /top level/],
  ["an entry that is none", '{"x":null}', /x: /],
  [
    "a bad address",
    '{"x":{"TicketFactory":{"address":"0x12"}}}',
    /x\.TicketFactory\.address: not an address/,
  ],
  [
    "a misspelt data source",
    '{"x":{"Tickets":{"startBlock":1}}}',
    /"Tickets" is no data source.*TicketFactory, TicketMarket/,
  ],
  ["two networks and no --network", '{"x":{},"y":{}}', /x, y with --network/],
])("a network file with %s", async (_, text, message) => {
  const file = join(folder, "networks.json");
  writeFileSync(file, text);
  expectFailure(await index("--rpc", anvil.url, "--network-file", file), 1, message);
});

test("other addresses than the tables were indexed with", async () => {
  const corrected = await createTestDatabase({ isMigrated: false });
  const file = join(folder, "corrected.json");
  const write = (digit: string) => {
    const source = { address: `0x${digit.repeat(40)}`, startBlock: 0 };
    writeFileSync(file, JSON.stringify({ x: { TicketFactory: source, TicketMarket: source } }));
  };
  const args = [
    "index",
    "--rpc",
    anvil.url,
    "--database",
    corrected.url,
    "--to-block",
    "0",
    "--network-file",
    file,
  ];
  write("1");
  expect((await runFacevalue(args)).code).toBe(0);
  write("2");
  expectFailure(
    await runFacevalue([...args, "--log-level", "error"]),
    1,
    /address.*TicketFactory.*empty database/,
  );
  await corrected.drop();
});

test("failures are JSON too when logs are", async () => {
  const { stderr, code } = await runFacevalue(["digest", "--data", folder, "--log", "json"]);
  expect(code).toBe(1);
  expect(JSON.parse(stderr)).toMatchObject({ code: "BAD_CONFIGURATION", level: 60 });
});

test("bad settings, all named at once", async () => {
  const finished = await runFacevalue([
    "serve",
    "--port",
    "70000",
    "--database",
    "nonsense",
    "--log",
    "loud",
  ]);
  expectFailure(finished, 1, /FACEVALUE_DATABASE.*FACEVALUE_PORT.*FACEVALUE_LOG/);
});

test("a chain without the contracts is warned about, not refused", async () => {
  const { code, stderr } = await index("--rpc", anvil.url, "--log-level", "warn", "--log", "json");
  expect(code).toBe(0);
  expect(stderr).toMatch(/"dataSource":"TicketFactory".*no contract at this address.*--network-file/);
});

test("an RPC of another chain than the database's network", async () => {
  const { code, stderr } = await index("--rpc", anvil.url);
  expect(code, stderr).toBe(0);
  const other = await startAnvil({ chainId: 5 });
  expectFailure(await index("--rpc", other.url), 1, /31337.*\b5\b|\b5\b.*31337/);
  await other.stop();
});

test("a chain that began anew under the same id", async () => {
  const fresh = await startAnvil({ chainId: 31337, timestamp: 1_600_000_000 });
  expectFailure(await index("--rpc", fresh.url), 1, /database/);
  await fresh.stop();
});
