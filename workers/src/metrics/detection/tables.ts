import type { MetricTable } from "../metric-table.ts";

export const WALLET_ROLE = {
  name: "wallet_role",
  identity: { network_key: "id", wallet: "id", role: "text" },
  values: { rules: "json", evidence: "id", as_of_block: "count" },
} as const satisfies MetricTable;

export const LINK = {
  name: "link",
  identity: { network_key: "id", first_wallet: "id", second_wallet: "id" },
  values: { entity: "id", llr: "ratio", families: "json", evidence: "id", as_of_block: "count" },
} as const satisfies MetricTable;

export const ENTITY = {
  name: "entity",
  identity: { network_key: "id", entity: "id" },
  values: { wallet_count: "count", link_count: "count", confidence: "ratio", as_of_block: "count" },
} as const satisfies MetricTable;

export const ENTITY_MEMBER = {
  name: "entity_member",
  identity: { network_key: "id", wallet: "id" },
  values: { entity: "id", as_of_block: "count" },
} as const satisfies MetricTable;

export const SIGNAL = {
  name: "signal",
  identity: { network_key: "id", entity: "id", code: "text" },
  values: {
    family: "text",
    value: "ratio",
    threshold: "ratio",
    percentile: "ratio",
    contribution: "ratio",
    evidence: "id",
    evidence_count: "count",
    formula_version: "count",
    as_of_block: "count",
  },
} as const satisfies MetricTable;

export const SCORE = {
  name: "score",
  identity: { network_key: "id", entity: "id" },
  values: {
    wallet_count: "count",
    score: "ratio",
    band: "text",
    logit: "ratio",
    intercept: "ratio",
    head: "text",
    limit_score: "ratio",
    commercial_score: "ratio",
    wash_score: "ratio",
    tickets_over_limit: "count",
    over_cap: "json",
    measured: "json",
    gaps: "json",
    model: "text",
    as_of_block: "count",
  },
} as const satisfies MetricTable;
