import type { StreamedTable } from "../../stream/streamed-table.ts";

export const WALLET_ROLE = {
  name: "wallet_role",
  identity: { network_key: "id", wallet: "id", role: "text" },
  values: { rules: "json", evidence: "bytes", as_of_block: "count" },
} as const satisfies StreamedTable;

export const LINK = {
  name: "link",
  identity: { network_key: "id", first_wallet: "id", second_wallet: "id" },
  values: { entity: "id", llr: "millionths", families: "json", evidence: "bytes", as_of_block: "count" },
} as const satisfies StreamedTable;

export const ENTITY = {
  name: "entity",
  identity: { network_key: "id", entity: "id" },
  values: { wallet_count: "count", link_count: "count", confidence: "millionths", as_of_block: "count" },
} as const satisfies StreamedTable;

export const ENTITY_MEMBER = {
  name: "entity_member",
  identity: { network_key: "id", wallet: "id" },
  values: { entity: "id", as_of_block: "count" },
} as const satisfies StreamedTable;

export const SIGNAL = {
  name: "signal",
  identity: { network_key: "id", entity: "id", code: "text" },
  values: {
    family: "text",
    value: "millionths",
    threshold: "millionths",
    percentile: "millionths",
    contribution: "millionths",
    evidence: "bytes",
    evidence_count: "count",
    formula_version: "count",
    as_of_block: "count",
  },
} as const satisfies StreamedTable;

export const SCORE = {
  name: "score",
  identity: { network_key: "id", entity: "id" },
  values: {
    wallet_count: "count",
    score: "millionths",
    band: "text",
    logit: "millionths",
    intercept: "millionths",
    head: "text",
    limit_score: "millionths",
    commercial_score: "millionths",
    wash_score: "millionths",
    tickets_over_limit: "count",
    over_cap: "json",
    measured: "json",
    gaps: "json",
    model: "text",
    as_of_block: "count",
  },
} as const satisfies StreamedTable;
