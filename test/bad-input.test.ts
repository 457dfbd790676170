import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Anvil, startAnvil } from "@facevalue/contracts/testing";
import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectFailure } from "./support/expect-failure.ts";
import { runFacevalue } from "./support/facevalue.ts";

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

const index = (...args: string[]) =>
  runFacevalue(["index", "--database", database.url, "--to-block", "0", "--log-level", "error", ...args]);

async function listenOnFreePort(): Promise<{ server: Server; port: number }> {
  const server = createServer((_request, response) => response.end("not JSON-RPC"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, port: (server.address() as AddressInfo).port };
}

test("no RPC given", async () => {
  expectFailure(await index(), 1, /--rpc/);
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

test("a database that only a reader opened stays as it was", async () => {
  const digest = () => runFacevalue(["digest", "--database", database.url]);
  expectFailure(await digest(), 1, /holds nothing of Facevalue.*facevalue index/);
  const { rowCount } = await database.pool.query(
    "select from pg_namespace where nspname in ('ops', 'metrics')",
  );
  expect(rowCount).toBe(0);
});

test("an older database is not brought up to date by a reader", async () => {
  const older = await createTestDatabase();
  await older.pool.query("delete from kysely_migration where name = '0002_metrics'");
  const digest = await runFacevalue(["digest", "--database", older.url]);
  expectFailure(digest, 1, /older Facevalue \(it lacks 0002_metrics\).*up to date/);
  const { rowCount } = await older.pool.query("select from kysely_migration where name = '0002_metrics'");
  expect(rowCount).toBe(0);
  await older.drop();
});

test("a newer database is not read either", async () => {
  const newer = await createTestDatabase();
  await newer.pool.query("insert into kysely_migration (name, timestamp) values ('9999_future', 'now')");
  expectFailure(await runFacevalue(["digest", "--database", newer.url]), 1, /newer Facevalue/);
  await newer.drop();
});

test("a metrics port in use", async () => {
  const { server, port } = await listenOnFreePort();
  const busy = await index("--rpc", anvil.url, "--metrics-port", String(port));
  expectFailure(busy, 1, new RegExp(`${port}.*--metrics-port`));
  server.close();
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
