import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import {
  type ExportedFlag,
  type ExportedReason,
  exportFlags,
  exportNetworks,
  recomputeMetrics,
} from "@facevalue/workers";
import { RESELLER, TEAM, TestChain, teamTrades } from "@facevalue/workers/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Running, runFacevalue, startFacevalue } from "./support/facevalue.ts";

const KEY = "a-key-for-reviewers-a-key-for-reviewers";
const LOGS = "{ transactionHash logIndex block }";
const REASON = `{ code family value threshold percentile contribution formulaVersion evidenceCount evidence(first: 100) ${LOGS} }`;
const FIELDS = `chainId entity band probability logit intercept head severity { ticketsOverLimit overCap { raw } } priority
  reasons ${REASON} innocence ${REASON} gaps { code reason } members(first: 100) { wallet roles } modelVersion asOfBlock
  links(first: 100) { first second weight families { family } }
  history { change block band probability isWithdrawn } freshness { block methodologyVersion }`;

interface ServedReason {
  readonly code: string;
  readonly value: string;
  readonly threshold: string;
  readonly percentile: string;
  readonly contribution: string;
  readonly formulaVersion: number;
  readonly evidence: readonly { transactionHash: string; logIndex: number | null; block: string }[];
}

interface ServedFlag {
  readonly entity: string;
  readonly band: string;
  readonly priority: string | null;
  readonly probability: string;
  readonly logit: string;
  readonly intercept: string;
  readonly head: string;
  readonly modelVersion: string;
  readonly reasons: readonly ServedReason[];
  readonly innocence: readonly ServedReason[];
  readonly gaps: readonly { code: string; reason: string }[];
  readonly links: readonly { families: readonly { family: string }[] }[];
  readonly members: readonly { wallet: string }[];
  readonly history: readonly { change: string; block: string; band: string | null; isWithdrawn: boolean }[];
  readonly freshness: { block: string };
}

let database: TestDatabase;
let running: Running;
let url: string;
let chain: TestChain;

beforeAll(async () => {
  database = await createTestDatabase();
  chain = await TestChain.create(database.pool, 7);
  await chain.commit(teamTrades());
  const args = ["serve", "--database", database.url, "--port", "0"];
  running = startFacevalue(args, { environment: { FACEVALUE_ADMIN_KEY: KEY } });
  url = await running.saysOnStdout(/Dashboard: (\S+)/);
});

afterAll(async () => {
  running?.process.kill("SIGTERM");
  await running?.finished;
  await database?.drop();
});

async function ask<Data>(query: string, variables = {}, authorization = `Bearer ${KEY}`): Promise<Data> {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
  expect(errors).toBeUndefined();
  return data;
}

async function exported(): Promise<ExportedFlag[]> {
  const flags: ExportedFlag[] = [];
  await exportNetworks(database.pool, {}, async (db, { chainId, block }) => {
    for await (const flag of exportFlags(db, { chainId, block, isAll: false })) flags.push(flag);
  });
  return flags;
}

function asServed({ code, value, threshold, percentile, contribution, formula, evidence }: ExportedReason) {
  const logs = evidence.slice(0, 100).map(({ transaction, logIndex, block }) => ({
    transactionHash: transaction,
    logIndex,
    block: String(block),
  }));
  return { code, value, threshold, percentile, contribution, formulaVersion: formula, evidence: logs };
}

function asExported({ value, threshold, percentile, contribution, ...reason }: ServedReason) {
  return {
    code: reason.code,
    value: Number(value),
    threshold: Number(threshold),
    percentile: Number(percentile),
    contribution: Number(contribution),
    formulaVersion: reason.formulaVersion,
    evidence: reason.evidence,
  };
}

test("what detection finds is served as it is exported, and what a reorganization takes back is served as taken back", async () => {
  const before = await ask<{ flags: { nodes: unknown; reason: string } }>(
    "{ flags { nodes { entity } reason } }",
  );
  expect(before.flags).toEqual({ nodes: null, reason: "SWITCHED_OFF" });

  await recomputeMetrics({ pool: database.pool });
  const { flags } = await ask<{ flags: { nodes: ServedFlag[]; totalCount: number } }>(
    `{ flags(first: 3) { totalCount nodes { ${FIELDS} } } }`,
  );
  const found = await exported();
  expect(flags.totalCount).toBe(found.length);
  // The reseller was paid 36,000 above face value, the team 32,000; neither has tickets over a limit.
  for (const { entity, probability, priority } of flags.nodes) {
    const money = entity.toLowerCase() === `0x${RESELLER}` ? 1 : 1 / 2;
    expect(Number(priority)).toBeCloseTo((Number(probability) * (1 + money)) / 3, 5);
  }
  for (const flag of found) {
    const served = flags.nodes.find(({ entity }) => entity.toLowerCase() === flag.entity);
    expect(served).toMatchObject({
      band: flag.band.toUpperCase(),
      head: flag.head.toUpperCase(),
      modelVersion: flag.model,
      freshness: { block: String(flag.block), methodologyVersion: flag.methodology },
      history: [{ change: "TOLD", block: String(flag.block), isWithdrawn: false }],
    });
    expect(served?.members.map(({ wallet }) => wallet.toLowerCase())).toEqual(flag.wallets);
    expect([served?.probability, served?.logit, served?.intercept].map(Number)).toEqual([
      flag.score,
      flag.logit,
      flag.intercept,
    ]);
    expect(served?.reasons.map(asExported)).toEqual(flag.reasons.map(asServed));
    expect(served?.innocence.map(asExported)).toEqual(flag.innocence.map(asServed));
    expect(Object.fromEntries(served?.gaps.map(({ code, reason }) => [code, reason]) ?? [])).toEqual(
      flag.gaps,
    );
  }
  const ownWallets = found.map(({ wallets }) => wallets).toSorted((a, b) => a.length - b.length);
  expect(ownWallets).toEqual([[`0x${RESELLER}`], TEAM.map((wallet) => `0x${wallet}`)]);

  const single = `query ($wallet: Address!) { flag(chainId: 7, wallet: $wallet) { ${FIELDS} } }`;
  const { flag } = await ask<{ flag: ServedFlag }>(single, { wallet: `0x${TEAM[3]}` });
  expect(flag).toEqual(flags.nodes.find(({ entity }) => entity === flag.entity));
  expect(flag.links).toHaveLength((TEAM.length * (TEAM.length - 1)) / 2);
  for (const { families } of flag.links) expect(families.length).toBeGreaterThanOrEqual(2);

  await chain.rollback(2);
  await recomputeMetrics({ pool: database.pool });
  const after = await ask<{ flag: ServedFlag; flags: { totalCount: number } }>(
    `query ($wallet: Address!) { flags { totalCount } flag(chainId: 7, wallet: $wallet) { ${FIELDS} } }`,
    { wallet: `0x${RESELLER}` },
  );
  expect(after.flags.totalCount).toBe(0);
  expect(after.flag).toMatchObject({
    band: "NONE",
    priority: null,
    history: [
      { change: "WITHDRAWN", isWithdrawn: false },
      { change: "TOLD", isWithdrawn: true },
    ],
  });
});

test("a server with a key that can be guessed does not start, and does not tell the key", async () => {
  const environment = { FACEVALUE_ADMIN_KEY: "guess-me" };
  const { code, stderr } = await runFacevalue(["serve", "--database", database.url, "--port", "0"], {
    environment,
  });
  expect([code, stderr.trim().split("\n").length]).toEqual([1, 1]);
  expect(stderr).toContain("FACEVALUE_ADMIN_KEY: must be 32 to 512");
  expect(stderr).not.toContain("guess-me");
});
