import { afterAll, beforeAll, expect, test } from "vitest";
import { createWorld, type World } from "../testing/create-world.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";

let world: World;
let server: TestServer;

beforeAll(async () => {
  world = await createWorld();
  server = await startTestServer(world.database.url);
});

afterAll(async () => {
  await server?.stop();
  await world?.database.drop();
});

async function networks(): Promise<readonly object[]> {
  const response = await fetch(`${server.url}/status`);
  expect(response.status).toBe(200);
  return ((await response.json()) as { networks: object[] }).networks;
}

const FACTORY = { name: "TicketFactory", address: `0x${"1".repeat(40)}`, startBlock: 5, endBlock: 900 };
const ANYWHERE = { name: "Anywhere", address: null, startBlock: 0 };

test("data sources: those of the manifest, and the first hundred of those that mappings created", async () => {
  await world.database.pool.query("update ops.network set sources = $1 where chain_id = 1", [
    JSON.stringify([FACTORY, ANYWHERE]),
  ]);
  await world.database.pool.query(
    `insert into chain_1."data_sources$" (template, address, block)
      select 'EventTickets', '0x' || lpad(to_hex(n), 40, '0'), 10 + n from generate_series(1, 250) n`,
  );
  const [mainnet, polygon] = await networks();
  expect(mainnet).toMatchObject({
    dataSources: { manifest: [FACTORY, { ...ANYWHERE, endBlock: null }], createdCount: 250 },
  });
  const { created } = (mainnet as { dataSources: { created: object[] } }).dataSources;
  expect(created).toHaveLength(100);
  expect([created[0], created[99]]).toEqual([
    { name: "EventTickets", address: `0x${"0".repeat(39)}1`, createdAtBlock: 11 },
    { name: "EventTickets", address: `0x${"0".repeat(38)}64`, createdAtBlock: 110 },
  ]);
  expect(polygon).toMatchObject({ dataSources: { manifest: [], createdCount: 0, created: [] } });
});

test("what is built beside because contracts changed", async () => {
  expect(await networks()).toMatchObject([{ building: null }, { building: null }]);
  await world.database.pool.query(`
    create schema chain_1_next;
    create table chain_1_next."cursor$" (block_number int, head_block int);
    insert into chain_1_next."cursor$" values (70, 1000);
    insert into ops.subgraph (schema_name, chain_id, fingerprint, standing) values ('chain_1_next', 1, '', 'building')`);
  const [mainnet, polygon] = await networks();
  expect(mainnet).toMatchObject({ building: { indexedBlock: 70, headBlock: 1000 } });
  expect(polygon).toMatchObject({ building: null });
  await world.database.pool.query("delete from ops.subgraph");
});

test("health, and the handler that indexing stopped at", async () => {
  expect(await networks()).toMatchObject([{ health: "healthy", error: null, skippedHandlers: 0 }, {}]);
  await world.database.pool.query(
    `insert into chain_1."subgraph_error$"
      (block_range, block_hash, data_source, handler, transaction_hash, message, deterministic, is_fatal) values
      ('[980,)', '\\xaa', 'TicketMarket', 'handleSold', null, 'secret of a mapping', true, false),
      ('[1001,)', '\\xbb', 'TicketFactory', 'handleCreated', '\\xcc', 'secret of a mapping', true, true)`,
  );
  await world.mainnet.moveCursor({ health: "unhealthy" });
  expect(await networks()).toMatchObject([{ health: "unhealthy", error: null, skippedHandlers: 1 }, {}]);
  await world.mainnet.moveCursor({ health: "failed", state: "failed", error_code: "MAPPING_FAILED" });
  const failed = await networks();
  expect(failed[0]).toMatchObject({
    state: "FAILED",
    health: "failed",
    error: {
      code: "MAPPING_FAILED",
      dataSource: "TicketFactory",
      handler: "handleCreated",
      block: 1001,
      transaction: "0xcc",
    },
  });
  expect(JSON.stringify(failed)).not.toContain("secret");
  await world.database.pool.query('delete from chain_1."subgraph_error$"');
  await world.mainnet.moveCursor({ error_code: "REORG_TOO_DEEP" });
  expect(await networks()).toMatchObject([
    { error: { code: "REORG_TOO_DEEP", dataSource: null, handler: null, block: null } },
    {},
  ]);
});

test("tables of an indexer that does not write health yet are told without", async () => {
  await world.database.pool.query(
    `drop table chain_137."subgraph_error$"; alter table chain_137."cursor$" drop column health`,
  );
  await world.polygon.moveCursor({ error_code: "RPC_FAILED" });
  expect((await networks())[1]).toMatchObject({
    health: null,
    skippedHandlers: null,
    error: { code: "RPC_FAILED", handler: null },
  });
});

test("logs that could not be interpreted are counted, and the newest told", async () => {
  expect(await networks()).toMatchObject([{ indexingIssues: 2 }, { indexingIssues: 0 }]);
  const query = "{ networks { chainId issueCount newestIssues { reason } } }";
  const mainnet = {
    chainId: 1,
    issueCount: "2",
    newestIssues: [{ reason: "Reason 2." }, { reason: "Reason 1." }],
  };
  expect(await world.api.read(query)).toEqual({
    networks: [mainnet, { chainId: 137, issueCount: "0", newestIssues: [] }],
  });
  await world.database.pool.query("drop table chain_137.indexing_issue");
  expect(await networks()).toMatchObject([{}, { indexingIssues: null }]);
  expect(await world.api.read(query)).toEqual({
    networks: [mainnet, { chainId: 137, issueCount: null, newestIssues: null }],
  });
});

test("metrics are there only for who brings them", async () => {
  expect((await fetch(`${server.url}/metrics`)).status).toBe(404);
  const metrics = { contentType: "text/plain; version=0.0.4", render: async () => "up 1\n" };
  const measured = await startTestServer(world.database.url, { metrics });
  const response = await fetch(`${measured.url}/metrics?from=test`);
  expect(response.headers.get("content-type")).toBe(metrics.contentType);
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(await response.text()).toBe("up 1\n");
  await measured.stop();
});

test("sources of exchange rates: their newest rate, and their trouble", async () => {
  await world.database.pool.query(`
    insert into ops.rate_source (chain_id, source, asked_at, succeeded_at, error)
    values (1, 'file', to_timestamp(200), to_timestamp(100), 'no such file'), (137, 'desk', to_timestamp(300), null, null);
    insert into app.fx_rate (chain_id, currency, fiat, source, at, rate)
    values (1, 'USD', 'EUR', 'file', to_timestamp(40), 1), (1, 'USD', 'EUR', 'file', to_timestamp(50), 1)`);
  const at = (seconds: number) => new Date(seconds * 1000).toISOString();
  const file = {
    source: "file",
    askedAt: at(200),
    succeededAt: at(100),
    newestRateAt: at(50),
    error: "no such file",
  };
  const desk = { source: "desk", askedAt: at(300), succeededAt: null, newestRateAt: null, error: null };
  expect(await networks()).toMatchObject([{ rates: [file] }, { rates: [desk] }]);
  await world.database.pool.query("delete from ops.rate_source; delete from app.fx_rate");
});
