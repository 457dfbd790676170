import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { address, globalId, hex } from "../../testing/chain-ids.ts";
import { eventIdOf, NATIVE, saleRow, TOKEN } from "../../testing/chain-rows.ts";
import { countReads } from "../../testing/count-reads.ts";
import { evidenceOf, insertFlag, scoreRow, signalRow, toldRow } from "../../testing/flag-rows.ts";
import { createTestApi, type TestApi } from "../../testing/test-api.ts";
import { type Row, TestNetwork } from "../../testing/test-network.ts";
import { FLAG_FIELDS, FLAGS_QUERY } from "../../testing/whole-queries.ts";

let database: TestDatabase;
let api: TestApi;
let one: TestNetwork;
let other: TestNetwork;

beforeAll(async () => {
  database = await createTestDatabase();
  one = await TestNetwork.create(database.pool, 1, "One");
  other = await TestNetwork.create(database.pool, 137, "Other");
  for (const network of [one, other])
    await network.moveCursor({ block_number: 1000, block_time: "2026-03-01T12:00:00Z", head_block: 1002 });
  api = await createTestApi(database.pool);
});

beforeEach(async () => {
  await database.pool.query(`truncate metrics.score, metrics.signal, metrics.entity, metrics.entity_member, metrics.link,
    metrics.wallet_role, ops.score_history, ops.metric_state, ops.consumer_cursor, ops.dirty_key, chain_1.sale`);
});

afterAll(async () => {
  await database?.drop();
});

async function begin(chainId: number, seq = 1): Promise<void> {
  await database.pool.query(
    `insert into ops.consumer_cursor (consumer, chain_id, seq, block, block_time) values ('detection@1', $1, $2, 990, now())`,
    [chainId, seq],
  );
}

async function compute(chainId: number): Promise<void> {
  await begin(chainId);
  await database.pool.query(
    `insert into ops.metric_state (metric, chain_id, methodology, block, block_time, computed_at)
     values ('detection', $1, 1, 990, '2026-03-01T11:58:00Z', now())`,
    [chainId],
  );
}

interface List {
  readonly totalCount: number | null;
  readonly reason: string | null;
  readonly pageInfo: { hasNextPage: boolean; endCursor: string | null };
  readonly networks: readonly {
    chainId: number;
    reason: string | null;
    freshness: { block: string | null };
  }[];
  readonly nodes: readonly { chainId: number; entity: string; priority: string; band: string }[] | null;
}

async function list(variables: object = {}): Promise<List> {
  return (await api.read<{ flags: List }>(FLAGS_QUERY, { first: 100, ...variables })).flags;
}

const entities = async (where: object) =>
  ((await list({ where })).nodes ?? []).map(({ entity }) => entity.toLowerCase());

async function detail(wallet: Buffer, chainId = 1) {
  const query = `query ($chainId: Int!, $wallet: Address!) { flag(chainId: $chainId, wallet: $wallet) { ${FLAG_FIELDS} } }`;
  return (await api.read<{ flag: Record<string, unknown> | null }>(query, { chainId, wallet: hex(wallet) }))
    .flag;
}

const money = (currency: Buffer, amount: string) => JSON.stringify([{ currency: hex(currency), amount }]);
const nothing = { tickets_over_limit: 0, over_cap: "[]" };
const flag = (byte: number, changes: Row = {}) => scoreRow(address(byte), changes);

describe("without flags", () => {
  test("it says that detection is switched off, not that there is nobody", async () => {
    const off = { chainId: 1, reason: "SWITCHED_OFF", freshness: { block: null } };
    expect(await list()).toMatchObject({
      nodes: null,
      edges: null,
      totalCount: null,
      reason: "SWITCHED_OFF",
    });
    expect((await list()).networks).toMatchObject([off, { ...off, chainId: 137 }]);
    await begin(1, -1);
    expect((await list()).reason).toBe("SWITCHED_OFF");
  });

  test("it says that detection has not come to it, or failed", async () => {
    await begin(1);
    expect(await list()).toMatchObject({ nodes: null, totalCount: null, reason: "NOT_COMPUTED" });
    await database.pool.query(
      `insert into ops.dirty_key (metric, chain_id, key, marked_at, first_failed_at, last_failed_at, error)
       values ('detection', 1, 'network', now(), now(), now(), 'x')`,
    );
    expect(await list()).toMatchObject({ nodes: null, reason: "FAILED" });
    expect(await list({ where: { chainId: 137 } })).toMatchObject({ nodes: null, reason: "SWITCHED_OFF" });
  });

  test("nobody flagged is an empty list where detection has run", async () => {
    await compute(1);
    await one.insertMetric("metrics.score", flag(1, { band: "none" }));
    expect(await list()).toMatchObject({ nodes: [], totalCount: 0, reason: null });
    expect((await list()).networks).toMatchObject([
      { chainId: 1, reason: null, freshness: { block: "990", methodologyVersion: 1 } },
      { chainId: 137, reason: "SWITCHED_OFF" },
    ]);
  });
});

test("the queue runs by probability times what is at stake, within each currency and over networks", async () => {
  await compute(1);
  await compute(137);
  await one.insertMetric(
    "metrics.score",
    flag(1, { score: "0.9", ...nothing }),
    flag(2, { score: "0.6", tickets_over_limit: 9, over_cap: money(TOKEN, "10") }),
    flag(3, { score: "0.6", tickets_over_limit: 2, over_cap: money(NATIVE, "1000000000000000000") }),
    flag(4, { score: "0.6", tickets_over_limit: 0, over_cap: money(TOKEN, "9"), band: "normal" }),
    flag(5, { band: "none", score: "0.99" }),
  );
  await other.insertMetric("metrics.score", flag(6, { score: "0.5", ...nothing, band: "watch" }));
  const { nodes, totalCount } = await list();
  expect(nodes?.map(({ entity, priority }) => [entity.slice(0, 4), priority])).toEqual([
    // 0.6 · (1 + 1 + 1) / 3: most tickets of two, most money of two in its currency.
    ["0x02", "0.6"],
    // 0.6 · (1 + 1/2 + 1) / 3: the other currency's only amount.
    ["0x03", "0.5"],
    // 0.6 · (1 + 0 + 1/2) / 3
    ["0x04", "0.3"],
    // 0.9 · 1/3
    ["0x01", "0.3"],
    ["0x06", "0.166667"],
  ]);
  expect(totalCount).toBe(5);
});

test("walked in pages the queue is the same, equals included", async () => {
  await compute(1);
  await compute(137);
  for (let byte = 1; byte <= 5; byte += 1)
    for (const network of [one, other])
      await network.insertMetric("metrics.score", flag(byte, { score: `0.${9 - (byte % 2)}` }));
  const whole = (await list()).nodes?.map(({ chainId, entity }) => `${chainId} ${entity}`);
  const walked: string[] = [];
  let after: string | null = null;
  for (let page = 0; page < 10; page += 1) {
    const { nodes, pageInfo }: List = await list({ first: 3, after });
    walked.push(...(nodes ?? []).map(({ chainId, entity }) => `${chainId} ${entity}`));
    after = pageInfo.endCursor;
    if (!pageInfo.hasNextPage) break;
  }
  expect(walked).toEqual(whole);
  expect(new Set(walked).size).toBe(10);
});

test("filters: network, bands, a wallet of the entity, an event that a wallet of it traded in", async () => {
  await compute(1);
  await compute(137);
  await insertFlag(one, address(1), address(9));
  await one.insertMetric("metrics.score", flag(2, { band: "watch", score: "0.4" }));
  await other.insertMetric("metrics.score", flag(3, { band: "normal", score: "0.7" }));
  await one.insert(
    "sale",
    saleRow(1, { event: eventIdOf(1), buyer: address(9), seller: address(7) }),
    saleRow(2, { event: eventIdOf(2), buyer: address(8), seller: address(2) }),
  );
  expect(await entities({ chainId: 137 })).toEqual([hex(address(3))]);
  expect(await entities({ bands: ["WATCH", "NORMAL"] })).toEqual([hex(address(3)), hex(address(2))]);
  expect(await entities({ bands: [] })).toEqual([]);
  expect(await entities({ wallet: hex(address(9)) })).toEqual([hex(address(1))]);
  expect(await entities({ wallet: hex(address(2)) })).toEqual([hex(address(2))]);
  expect(await entities({ event: globalId("Event", 1, eventIdOf(1)) })).toEqual([hex(address(1))]);
  expect(await entities({ event: globalId("Event", 1, eventIdOf(2)) })).toEqual([hex(address(2))]);
  expect(await entities({ event: globalId("Event", 137, eventIdOf(1)) })).toEqual([]);
  for (const where of [{ bands: ["NONE"] }, { event: "x" }, { event: globalId("Wallet", 1, address(1)) }]) {
    const { errors } = await api.ask(FLAGS_QUERY, { where });
    expect(errors.map(({ extensions }) => extensions?.code)).toEqual(["BAD_USER_INPUT"]);
  }
});

test("a flag tells its reasons and what speaks for it, its wallets, links and past", async () => {
  await compute(1);
  await insertFlag(one, address(1), address(9));
  const log = (number: number) => ({
    transactionHash: `0x${number.toString(16).padStart(64, "0")}`,
    logIndex: 3,
    block: String(100 + number),
  });
  expect(await detail(address(9))).toMatchObject({
    entity: hex(address(1)),
    band: "HIGH",
    probability: "0.93",
    head: "COMMERCIAL",
    logit: "2.5",
    intercept: "-4.5",
    priority: "0.93",
    severity: { ticketsOverLimit: "4", overCap: [{ raw: "12500000", amount: null }] },
    reasons: [
      { code: "LIM-01", family: "LIM", contribution: "4.5" },
      {
        code: "RES-01",
        value: "0.82",
        threshold: "0.3",
        percentile: "0.99",
        formulaVersion: 2,
        evidenceCount: "3",
        evidence: [log(1), log(2)],
      },
    ],
    innocence: [{ code: "INN-05", family: "INN", contribution: "-1" }],
    gaps: [
      { code: "NET-01", reason: "FUNDING_UNKNOWN" },
      { code: "RES-05", reason: "DOOR_UNKNOWN" },
    ],
    walletCount: "2",
    members: [
      { wallet: hex(address(1)), roles: [] },
      { wallet: hex(address(9)), roles: ["CONTRACT_WALLET"] },
    ],
    confidence: "0.75",
    linkCount: "1",
    links: [
      {
        weight: "6.123457",
        families: [
          { family: "FUND", weight: "4.123457", count: 2, through: hex(address(1)) },
          { family: "SYNC", weight: "2", count: 7, through: null },
        ],
        evidence: [log(4), log(5)],
      },
    ],
    history: [{ change: "TOLD", band: "HIGH", probability: "0.93", isWithdrawn: false, walletCount: 1 }],
    modelVersion: "prior-1",
    freshness: { block: "990", methodologyVersion: 1 },
  });
  expect(await detail(address(9), 137)).toBeNull();
  expect(await detail(address(9), 5)).toBeNull();
  expect(await detail(address(3))).toBeNull();
});

test("an entity that is in no queue any more keeps its past, and what was withdrawn says so", async () => {
  await compute(1);
  await one.insertMetric("metrics.score", flag(1, { band: "none", score: "0.01", ...nothing }));
  await one.insertMetric("ops.score_history", toldRow(address(1), { block: 800 }));
  const { rows } = await database.pool.query<{ id: string }>("select id from ops.score_history");
  const gone = { change: "WITHDRAWN", withdraws: rows[0]?.id, band: null, score: null, block: 700 };
  await one.insertMetric("ops.score_history", toldRow(address(1), gone));
  expect(await detail(address(1))).toMatchObject({
    band: "NONE",
    priority: null,
    confidence: null,
    members: [{ wallet: hex(address(1)) }],
    history: [
      { change: "WITHDRAWN", block: "700", band: null, probability: null, isWithdrawn: false },
      { change: "TOLD", block: "800", band: "HIGH", isWithdrawn: true },
    ],
  });
});

test("long lists come in parts, and impossible parts are refused", async () => {
  await compute(1);
  await one.insertMetric("metrics.score", flag(1));
  const numbers = Array.from({ length: 250 }, (_, index) => index);
  await one.insertMetric(
    "metrics.signal",
    signalRow(address(1), "RES-01", { evidence: evidenceOf(...numbers), evidence_count: 250 }),
  );
  const query = `query ($wallet: Address!, $first: Int! = 20, $skip: Int! = 0) { flag(chainId: 1, wallet: $wallet) {
    reasons { evidence(first: $first, skip: $skip) { block } } } }`;
  const blocks = async (part: object) => {
    const { flag: found } = await api.read<{ flag: { reasons: { evidence: { block: string }[] }[] } }>(
      query,
      {
        wallet: hex(address(1)),
        ...part,
      },
    );
    return found.reasons[0]?.evidence.map(({ block }) => Number(block) - 100);
  };
  expect(await blocks({})).toEqual(numbers.slice(0, 20));
  expect(await blocks({ first: 100, skip: 200 })).toEqual(numbers.slice(200));
  for (const part of [{ first: 0 }, { first: 101 }, { skip: -1 }]) {
    const { errors } = await api.ask(query, { wallet: hex(address(1)), ...part });
    expect(errors[0]?.extensions?.code).toBe("BAD_USER_INPUT");
  }
});

test("details of many flags take as many statements as those of one", async () => {
  await compute(1);
  const query = `{ flags(first: 40) { nodes { reasons { code evidence(first: 1) { block } } members(first: 2) { roles }
    links(first: 2) { weight } history(first: 2) { block } severity { overCap { currency { symbol } } } freshness { block } } } }`;
  await insertFlag(one, address(1), address(101));
  const few = countReads((await api.ask(query)).statements);
  for (let byte = 2; byte <= 40; byte += 1) await insertFlag(one, address(byte), address(100 + byte));
  const many = await api.ask<{ flags: { nodes: unknown[] } }>(query);
  expect(many.errors).toEqual([]);
  expect(many.data.flags.nodes).toHaveLength(40);
  expect(countReads(many.statements)).toBe(few);
});
