import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startAnvil } from "@facevalue/contracts/testing";
import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import { type Digest, digestTables } from "@facevalue/indexer";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { expectFailure } from "./support/expect-failure.ts";
import { facevalue, runFacevalue, startFacevalue } from "./support/facevalue.ts";
import { type Lie, startLyingRpc } from "./support/lying-rpc.ts";
import { askRpc, startTicketChain, type TicketChain } from "./support/ticket-chain.ts";

const folder = mkdtempSync(join(tmpdir(), "bad-chain-"));
const networkFile = join(folder, "networks.json");
let chain: TicketChain;
let database: TestDatabase;
let before: Digest;

/** With a finality of one block, what is indexed cannot be undone, and the rest is asked for in ranges. */
const argumentsFor = (rpc: string, toBlock: number, file = networkFile) => {
  const chainAndDatabase = ["--rpc", rpc, "--database", database.url, "--to-block", String(toBlock)];
  return [
    "index",
    ...chainAndDatabase,
    "--network-file",
    file,
    "--log-level",
    "error",
    "--finality-depth",
    "1",
  ];
};
const digest = () => digestTables(database.pool);

beforeAll(async () => {
  chain = await startTicketChain(networkFile);
  await chain.createContract("Night");
  database = await createTestDatabase({ isMigrated: false });
  await facevalue(...argumentsFor(chain.anvil.url, await chain.head()));
  before = await digest();
  for (const name of ["Day", "Dusk", "Dawn"]) await chain.createContract(name);
});

afterAll(async () => {
  await database?.drop();
  await chain?.anvil.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function listenOnFreePort(): Promise<{ server: Server; port: number }> {
  const server = createServer((_request, response) => response.end("not JSON-RPC"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, port: (server.address() as AddressInfo).port };
}

test("no RPC at the URL", async () => {
  const { server, port } = await listenOnFreePort();
  await new Promise((resolve) => server.close(resolve));
  const message = new RegExp(`127\\.0\\.0\\.1:${port}.*check that the URL is right and the node is running`);
  expectFailure(await runFacevalue(argumentsFor(`http://127.0.0.1:${port}`, 9)), 75, message);
  expect(await digest()).toEqual(before);
});

test("something that is no RPC at the URL", async () => {
  const { server, port } = await listenOnFreePort();
  const finished = await runFacevalue(argumentsFor(`http://127.0.0.1:${port}`, 9));
  expectFailure(finished, 75, new RegExp(`127\\.0\\.0\\.1:${port}`));
  server.close();
  expect(await digest()).toEqual(before);
});

const NOWHERE = `0x${"ab".repeat(32)}`;

const ofLogs = (change: (log: object, index: number) => object): Lie => {
  return (result, { method }) => (method === "eth_getLogs" ? (result as object[]).map(change) : result);
};

test.each<[string, Lie]>([
  ["logs of blocks that do not exist", ofLogs((log) => ({ ...log, blockHash: NOWHERE }))],
  ["logs of two forks", ofLogs((log, index) => (index === 1 ? { ...log, blockHash: NOWHERE } : log))],
])("an RPC that gives %s: one line, exit 75, the tables as they were", async (_what, lie) => {
  const rpc = await startLyingRpc(chain.anvil.url, lie);
  onTestFinished(() => rpc.stop());
  const finished = await runFacevalue(argumentsFor(rpc.url, await chain.head()));
  expectFailure(finished, 75, /block/);
  expect(await digest()).toEqual(before);
});

test("an RPC of another chain than the database's network", async () => {
  const other = await startAnvil({ chainId: 5 });
  onTestFinished(() => other.stop());
  expectFailure(await runFacevalue(argumentsFor(other.url, 9)), 1, /31337.*\b5\b|\b5\b.*31337/);
  expect(await digest()).toEqual(before);
});

test("a chain that began anew under the same id", async () => {
  const fresh = await startAnvil({ chainId: 31337, timestamp: 1_600_000_000 });
  onTestFinished(() => fresh.stop());
  await askRpc(fresh.url, "anvil_mine", "0x10");
  expectFailure(await runFacevalue(argumentsFor(fresh.url, 9)), 1, /has other blocks.*empty database/);
  expect(await digest()).toEqual(before);
});

function writeNetwork(name: string, source: { address: string; startBlock: number }): string {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify({ localhost: { TicketFactory: source, TicketMarket: source } }));
  return file;
}

test("other addresses than the tables were indexed with, and the right ones again", async () => {
  const file = writeNetwork("other.json", { address: `0x${"2".repeat(40)}`, startBlock: 0 });
  const run = async (networks?: string) =>
    expect(await runFacevalue(argumentsFor(chain.anvil.url, await chain.head(), networks))).toMatchObject({
      code: 0,
    });
  await run();
  const whole = await digest();
  await run(file);
  expect(Object.values(await digest()).filter(({ rows }) => rows > 0)).toEqual([]);
  await run();
  expect(await digest()).toEqual(whole);
});

test("a start block beyond the head is said and waited for; an end before it is refused", async () => {
  const empty = await createTestDatabase({ isMigrated: false });
  onTestFinished(() => empty.drop());
  const startBlock = (await chain.head()) + 30;
  const file = writeNetwork("later.json", { address: chain.factory, startBlock });
  const args = ["index", "--rpc", chain.anvil.url, "--database", empty.url, "--network-file", file];
  const early = await runFacevalue([...args, "--to-block", String(startBlock - 1), "--log-level", "error"]);
  expectFailure(early, 1, new RegExp(`--to-block ${startBlock - 1}.*first block ${startBlock}`));
  const waiting = startFacevalue([...args, "--to-block", String(startBlock + 2), "--log", "json"]);
  await waiting.saysOnStderr(/has not reached the first block to index/);
  await chain.ask("anvil_mine", "0x28");
  const { code, stderr } = await waiting.finished;
  expect(code, stderr).toBe(0);
  expect(stderr.match(/has not reached/g)).toHaveLength(1);
});
