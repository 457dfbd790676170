import type { RowOf } from "../metric-table.ts";

export const TRADE = {
  name: "wash_trade",
  identity: { event_id: "id", sale_id: "id" },
  values: {
    verdict: "text?",
    verdict_reason: "text?",
    wash_01: "flag?",
    wash_02: "flag?",
    wash_03: "flag?",
    wash_04: "flag?",
    wash_05: "flag?",
    wash_06: "flag?",
    unknown_reason: "text?",
    dune_all_time: "flag",
    dune_30_days: "flag",
    as_of_block: "count",
  },
} as const;

export const EVIDENCE = {
  name: "wash_evidence",
  identity: { event_id: "id", sale_id: "id", code: "text", evidence_id: "id" },
  values: { kind: "text", as_of_block: "count" },
} as const;

export const EVENT = {
  name: "wash_event",
  identity: { event_id: "id" },
  values: {
    resale_count: "count",
    confirmed_count: "count",
    suspect_count: "count",
    service_count: "count",
    unnumbered_count: "count",
    funding_reason: "text?",
    dune_all_time_count: "count",
    dune_30_days_count: "count",
    as_of_block: "count",
  },
} as const;

export type TradeRow = RowOf<typeof TRADE>;
export type EvidenceRow = RowOf<typeof EVIDENCE>;
export type EventRow = RowOf<typeof EVENT>;
