import { encodeEvidence } from "@facevalue/core";
import { hex, transactionHash } from "./chain-ids.ts";
import { TOKEN } from "./chain-rows.ts";
import { COMPUTED_AT, STAMP } from "./metric-stamp.ts";
import type { Row, TestNetwork } from "./test-network.ts";

const NETWORK = { network_key: Buffer.from("network"), ...STAMP };

/** Logs of the transactions with these numbers. */
export function evidenceOf(...transactions: readonly number[]): Buffer {
  return encodeEvidence(
    transactions.map((number) => ({
      transaction: hex(transactionHash(number)),
      logIndex: 3,
      block: 100 + number,
    })),
  );
}

export function scoreRow(entity: Buffer, changes: Row = {}): Row {
  return {
    entity,
    wallet_count: 1,
    score: "0.93",
    band: "high",
    logit: "2.500000",
    intercept: "-4.500000",
    head: "commercial",
    limit_score: "0.2",
    commercial_score: "0.93",
    wash_score: "0",
    tickets_over_limit: 4,
    over_cap: JSON.stringify([{ currency: hex(TOKEN), amount: "12500000" }]),
    measured: JSON.stringify({ "RES-01": 0.82, "LIM-02": 0.1 }),
    gaps: JSON.stringify({ "RES-05": "DOOR_UNKNOWN", "NET-01": "FUNDING_UNKNOWN" }),
    model: "prior-1",
    ...NETWORK,
    ...changes,
  };
}

export function signalRow(entity: Buffer, code: string, changes: Row = {}): Row {
  return {
    entity,
    code,
    family: code.split("-")[0],
    value: "0.820000",
    threshold: "0.300000",
    percentile: "0.990000",
    contribution: "3.500000",
    evidence: evidenceOf(1, 2, 3),
    evidence_count: 3,
    formula_version: 2,
    ...NETWORK,
    ...changes,
  };
}

export function linkRow(entity: Buffer, first: Buffer, second: Buffer, changes: Row = {}): Row {
  const families = [
    { family: "FUND", llr: 4.1234567, count: 2, through: hex(entity) },
    { family: "SYNC", llr: 2, count: 7, through: null },
  ];
  return {
    entity,
    first_wallet: first,
    second_wallet: second,
    llr: "6.123457",
    families: JSON.stringify(families),
    evidence: evidenceOf(4, 5),
    ...NETWORK,
    ...changes,
  };
}

export function toldRow(entity: Buffer, changes: Row = {}): Row {
  return {
    entity,
    change: "TOLD",
    block: 900,
    score: "0.93",
    band: "high",
    logit: "2.5",
    wallets: JSON.stringify([hex(entity)]),
    reasons: "[]",
    model: "prior-1",
    methodology: 1,
    recorded_at: COMPUTED_AT,
    ...changes,
  };
}

/** An entity of two wallets with everything that can be told of one. */
export async function insertFlag(network: TestNetwork, entity: Buffer, other: Buffer): Promise<void> {
  const counts = { wallet_count: 2, link_count: 1, confidence: "0.75" };
  await network.insertMetric("metrics.score", scoreRow(entity, { wallet_count: 2 }));
  await network.insertMetric("metrics.entity", { entity, ...counts, ...NETWORK });
  for (const wallet of [other, entity])
    await network.insertMetric("metrics.entity_member", { entity, wallet, ...NETWORK });
  const role = { wallet: other, role: "CONTRACT_WALLET", rules: "[]", evidence: evidenceOf(1) };
  await network.insertMetric("metrics.wallet_role", { ...role, ...NETWORK });
  await network.insertMetric("metrics.link", linkRow(entity, entity, other));
  await network.insertMetric(
    "metrics.signal",
    signalRow(entity, "INN-05", { contribution: "-1.000000" }),
    signalRow(entity, "RES-01"),
    signalRow(entity, "LIM-01", { contribution: "4.500000" }),
  );
  await network.insertMetric("ops.score_history", toldRow(entity));
}
