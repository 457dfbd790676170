import { afterAll, beforeAll, expect, test } from "vitest";
import { createWorld, type World } from "../../testing/create-world.ts";
import { startTestServer, type TestServer } from "../../testing/test-server.ts";

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

const AUDIT = `{ networks { chainId lastAudit { block blockHash isFinalized isComplete populationCount sampledCount
  checkedCount equalCount differenceCount unansweredCount rateBelow finishedAt
  differences { contract tokenId subject field indexed chain } } } }`;

const CONTRACT = `0x${"aB".repeat(20)}`;

/** An audit of mainnet with so many differences; each later one is newer. */
async function insertRun(block: number, differences: number): Promise<void> {
  await world.database.pool.query(
    `with run as (
      insert into ops.audit_run (chain_id, block, block_hash, block_time, is_finalized, mode, seed, population_count,
        drawn_count, coverage_count, rate_below, checked_count, equal_count, difference_count, unanswered_count, contracts,
        started_at, finished_at)
      values (1, $1, decode(repeat('cd', 32), 'hex'), '2026-03-01T11:00:00Z', true, 'sample', 's', 5000, 200, 7,
        0.015, 421, 421 - $2, $2, 12, '[]', '2026-03-01T12:00:00Z', '2026-03-01T12:00:05Z') returning id)
    insert into ops.audit_difference (run_id, position, contract, token_id, "of", field, indexed, chain)
    select id, n - 1, decode(repeat('ab', 20), 'hex'), power(2::numeric, 255), null, 'owner', '0x' || n, null
    from run, generate_series(1, $2) n`,
    [block, differences],
  );
}

test("a network without an audit has none", async () => {
  expect(await world.api.read(AUDIT)).toEqual({
    networks: [
      { chainId: 1, lastAudit: null },
      { chainId: 137, lastAudit: null },
    ],
  });
});

test("the last audit is served, with its first ten differences, by API and /status", async () => {
  await insertRun(800, 0);
  await insertRun(840, 12);
  const { networks } = await world.api.read<{ networks: { lastAudit: Record<string, unknown> | null }[] }>(
    AUDIT,
  );
  const [mainnet, polygon] = networks;
  expect(polygon?.lastAudit).toBeNull();
  const { differences = [], ...figures } = (mainnet?.lastAudit ?? {}) as { differences?: object[] };
  expect(figures).toEqual({
    block: "840",
    blockHash: `0x${"cd".repeat(32)}`,
    isFinalized: true,
    isComplete: false,
    populationCount: "5000",
    sampledCount: "207",
    checkedCount: "421",
    equalCount: "409",
    differenceCount: "12",
    unansweredCount: "12",
    rateBelow: "0.015",
    finishedAt: "2026-03-01T12:00:05Z",
  });
  expect(differences).toHaveLength(10);
  expect(differences[0]).toEqual({
    contract: expect.stringMatching(new RegExp(CONTRACT, "i")),
    tokenId: (2n ** 255n).toString(),
    subject: null,
    field: "owner",
    indexed: "0x1",
    chain: null,
  });
  const response = await fetch(`${server.url}/status`);
  const status = (await response.json()) as { networks: { audit: { differences: object[] } | null }[] };
  expect(status.networks[0]?.audit).toMatchObject({ block: 840, checkedCount: 421, differenceCount: 12 });
  expect(status.networks[0]?.audit?.differences).toHaveLength(10);
  expect(status.networks[1]?.audit).toBeNull();
});
