import { logId } from "./chain-ids.ts";
import { eventIdOf } from "./chain-rows.ts";
import { STAMP } from "./metric-stamp.ts";
import type { Row } from "./test-network.ts";

/** Of the sale of `saleRow(number)`, which is an event's. */
export function washTradeRow(event: number, number: number, changes: Row = {}): Row {
  return {
    event_id: eventIdOf(event),
    sale_id: logId(number, 3),
    verdict: "SUSPECT",
    verdict_reason: null,
    wash_01: false,
    wash_02: true,
    wash_03: true,
    wash_04: null,
    wash_05: null,
    wash_06: null,
    unknown_reason: "FUNDING_UNTRACED",
    dune_all_time: true,
    dune_30_days: true,
    ...STAMP,
    ...changes,
  };
}

export function washEvidenceRow(event: number, number: number, code: string, evidence: Buffer): Row {
  const identity = { event_id: eventIdOf(event), sale_id: logId(number, 3), code, evidence_id: evidence };
  return { ...identity, kind: "SALE", ...STAMP };
}

export function washEventRow(event: number, changes: Row = {}): Row {
  return {
    event_id: eventIdOf(event),
    resale_count: 6,
    confirmed_count: 1,
    suspect_count: 2,
    service_count: 0,
    unnumbered_count: 3,
    funding_reason: "FUNDING_UNTRACED",
    dune_all_time_count: 3,
    dune_30_days_count: 3,
    ...STAMP,
    ...changes,
  };
}
