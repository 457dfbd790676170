import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hex } from "../../testing/chain-ids.ts";
import { CONTRACT, eventIdOf, eventRow } from "../../testing/chain-rows.ts";
import { createWorld, type World } from "../../testing/create-world.ts";
import { MARKUP_QUERY, NETWORKS_QUERY, SUMMARY_QUERY } from "../../testing/whole-queries.ts";

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(async () => {
  await world?.database.drop();
});

interface Figures {
  readonly [field: string]: unknown;
  readonly freshness: object;
}

async function figuresOf(query: string, chainId: number, number: number): Promise<Figures> {
  const variables = { chainId, contract: hex(CONTRACT), number };
  const { event } = await world.api.read<{ event: Record<string, Figures> }>(query, variables);
  return Object.values(event)[0] as Figures;
}

const NOT_COMPUTED = { value: null, reason: "NOT_COMPUTED" };

describe("before the first computation", () => {
  const freshness = {
    block: null,
    blockTime: null,
    indexedBlock: "70",
    headBlock: "5000",
    lagSeconds: null,
    computedAt: null,
    methodologyVersion: null,
  };

  test("sales", async () => {
    const summary = await figuresOf(SUMMARY_QUERY, 137, 1);
    expect(summary).toMatchObject({ resaleShare: NOT_COMPUTED, revenue: [], freshness });
    expect(summary).toMatchObject({ primaryCount: null, resaleCount: null, refundCount: null });
  });

  test("markup", async () => {
    const markup = await figuresOf(MARKUP_QUERY, 137, 1);
    expect(markup).toMatchObject({ median: NOT_COMPUTED, aboveCapShare: NOT_COMPUTED, byDay: [], freshness });
    expect(markup).toMatchObject({ resaleCount: null, measuredCount: null });
  });
});

test("a computed figure carries the metric's block and the row's own time and method", async () => {
  const { freshness } = await figuresOf(SUMMARY_QUERY, 1, 1);
  expect(freshness).toEqual({
    block: "990",
    blockTime: "2026-03-01T11:58:00Z",
    indexedBlock: "1000",
    headBlock: "1002",
    lagSeconds: 120,
    computedAt: "2026-03-01T12:00:00Z",
    methodologyVersion: 1,
  });
});

test("an event that sold nothing is known to have sold nothing once the metric is past its publication", async () => {
  const summary = await figuresOf(SUMMARY_QUERY, 1, 2);
  expect(summary).toMatchObject({ primaryCount: "0", resaleShare: { value: null, reason: "NO_SALES" } });
  expect(summary.freshness).toMatchObject({ block: "990", lagSeconds: 120 });
  await world.mainnet.insert("event", eventRow(300, { published_at_block: 991 }));
  const later = await figuresOf(SUMMARY_QUERY, 1, 300);
  expect(later).toMatchObject({ resaleShare: NOT_COMPUTED });
  expect(later.freshness).toMatchObject({ block: null, lagSeconds: null });
});

test("a computation that failed says so, and how far the figure is", async () => {
  await world.database.pool.query(
    `insert into ops.dirty_key (metric, chain_id, key, failures, error, first_failed_at, fresh_block, fresh_time)
      values ('event-sales', 1, $1, 3, 'secret', now(), 800, to_timestamp(1772000000))`,
    [eventIdOf(3)],
  );
  const summary = await figuresOf(SUMMARY_QUERY, 1, 3);
  expect(summary).toMatchObject({ resaleShare: { value: null, reason: "FAILED" } });
  expect(summary.freshness).toMatchObject({ block: "800" });
  expect(JSON.stringify(summary)).not.toContain("secret");
  expect(await figuresOf(MARKUP_QUERY, 1, 3)).toMatchObject({ median: { value: null, reason: "NO_SALES" } });
});

test("networks tell how far they are, also before their first block", async () => {
  await world.database.pool.query(
    "insert into ops.network (chain_id, schema_name, name, fingerprint) values (10, 'chain_10', 'new', 'x')",
  );
  const { networks } = await world.api.read<{ networks: object[] }>(NETWORKS_QUERY);
  expect(networks).toMatchObject([
    {
      chainId: 1,
      name: "Mainnet",
      indexedBlock: "1000",
      headBlock: "1002",
      finalizedBlock: "940",
      state: "LIVE",
    },
    { chainId: 10, name: "new", indexedBlock: null, headBlock: null, updatedAt: null, state: "SYNCING" },
    { chainId: 137, name: null, indexedBlock: "70", finalizedBlock: null, state: "SYNCING", errorCode: null },
  ]);
  await world.polygon.moveCursor({ state: "failed", error_code: "RPC_FAILED", error_message: "hidden" });
  const failed = await world.api.read<{ networks: object[] }>(NETWORKS_QUERY);
  expect(failed.networks[2]).toMatchObject({ state: "FAILED", errorCode: "RPC_FAILED" });
});
