import { spawn } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { silentLogger } from "@facevalue/core";
import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openEmbeddedPostgres } from "./open-embedded-postgres.ts";

const logger = silentLogger;
const settings = { fsync: "off", shared_buffers: "16MB" };
const STARTER = join(import.meta.dirname, "start-in-child.ts");
let root: string;

/** As `mktemp -d` makes it: 0700, closed to the user that Postgres runs as under root. */
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "facevalue-embedded-"));
  chmodSync(root, 0o700);
});

afterAll(() => {
  for (const name of readdirSync(root)) {
    const location = join(root, name, "location");
    if (existsSync(location)) rmSync(readFileSync(location, "utf8").trim(), { recursive: true, force: true });
  }
  rmSync(root, { recursive: true, force: true });
});

async function query(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

test("keeps data over a restart, in UTF-8 and byte order, synced, with a private password", async () => {
  const folder = join(root, "restart");
  const first = await openEmbeddedPostgres({ folder, logger });
  await query(first.url, "create table note as select 'größe' as text");
  const facts = await query(
    first.url,
    `select current_setting('server_version') as version, current_setting('fsync') as fsync,
       current_setting('listen_addresses') as address, pg_encoding_to_char(encoding) as encoding, datcollate
     from pg_database where datname = current_database()`,
  );
  expect(facts).toEqual([
    {
      version: expect.stringMatching(/^18\./),
      fsync: "on",
      address: "127.0.0.1",
      encoding: "UTF8",
      datcollate: "C",
    },
  ]);
  await first.stop();
  await expect(query(first.url, "select 1")).rejects.toThrow();
  const second = await openEmbeddedPostgres({ folder, logger, settings });
  expect(await query(second.url, "select text from note")).toEqual([{ text: "größe" }]);
  if (process.platform !== "win32") expect(statSync(join(folder, "password")).mode & 0o777).toBe(0o600);
  await second.stop();
});

test("starts over a stale pid file and the leftovers of an interrupted first start", async () => {
  const folder = join(root, "stale");
  const first = await openEmbeddedPostgres({ folder, logger, settings });
  await first.stop();
  const unfinished = join(dirname(first.dataFolder), "data.unfinished");
  mkdirSync(unfinished);
  const stalePid = process.pid;
  writeFileSync(
    join(first.dataFolder, "postmaster.pid"),
    `${stalePid}\n${first.dataFolder}\n0\n1\n\n127.0.0.1\n0 0\nready\n`,
  );
  const second = await openEmbeddedPostgres({ folder, logger, settings });
  expect(await query(second.url, "select 1 as one")).toEqual([{ one: 1 }]);
  await second.stop();
});

test("after a crash no number is given out again, not even of a sequence made in the transaction that used it first", async () => {
  const folder = join(root, "sequence");
  const first = await openEmbeddedPostgres({ folder, logger, settings });
  await query(first.url, "begin; create sequence number; select nextval('number'); commit");
  await query(
    first.url,
    "create table given as select nextval('number') as number from generate_series(1, 5)",
  );
  const pid = Number(readFileSync(join(first.dataFolder, "postmaster.pid"), "utf8").split("\n", 1)[0]);
  process.kill(pid, "SIGKILL");
  await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow(), 10_000);
  const second = await openEmbeddedPostgres({ folder, logger, settings });
  const [next] = await query(second.url, "select nextval('number') > max(number) as is_new from given");
  expect(next).toEqual({ is_new: true });
  await second.stop();
});

test("stops the server of a killed process and takes over its data", async () => {
  const folder = join(root, "orphan");
  const child = spawn(process.execPath, [STARTER, folder], { stdio: ["ignore", "pipe", "inherit"] });
  const url = await new Promise<string>((done) =>
    child.stdout.once("data", (line) => done(String(line).trim())),
  );
  await query(url, "create table note as select 1 as n");
  const pidFile = join(folder, "owner.pid");
  expect(readFileSync(pidFile, "utf8").trim()).toBe(String(child.pid));
  await expect(openEmbeddedPostgres({ folder, logger })).rejects.toMatchObject({ code: "DATABASE_IN_USE" });
  const ended = new Promise((done) => child.once("exit", done));
  child.kill("SIGKILL");
  await ended;
  expect(await query(url, "select n from note")).toEqual([{ n: 1 }]);
  const next = await openEmbeddedPostgres({ folder, logger, settings });
  await expect(query(url, "select 1")).rejects.toThrow();
  expect(await query(next.url, "select n from note")).toEqual([{ n: 1 }]);
  await next.stop();
});

test("says what is wrong with a folder that cannot be used", async () => {
  const file = join(root, "file");
  writeFileSync(file, "");
  const refused = openEmbeddedPostgres({ folder: join(file, "data"), logger });
  await expect(refused).rejects.toMatchObject({ code: "DATA_FOLDER_UNUSABLE" });
  await expect(refused).rejects.toThrow(/choose a folder with --data/);
});

test("refuses data of another major version and leaves it alone", async () => {
  const folder = join(root, "old");
  const first = await openEmbeddedPostgres({ folder, logger, settings });
  await first.stop();
  writeFileSync(join(first.dataFolder, "PG_VERSION"), "12\n");
  const refused = openEmbeddedPostgres({ folder, logger });
  await expect(refused).rejects.toThrow(/is of Postgres 12/);
  expect(existsSync(join(first.dataFolder, "global"))).toBe(true);
});

test("a wanted port that is taken is an error, not another port", async () => {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const folder = join(root, "port");
  const refused = openEmbeddedPostgres({ folder, logger, port, settings });
  await expect(refused).rejects.toMatchObject({ code: "PORT_IN_USE" });
  await new Promise((done) => server.close(done));
  const opened = await openEmbeddedPostgres({ folder, logger, port, settings });
  expect(opened.port).toBe(port);
  await opened.stop();
});
