import type { MetricRow } from "../../../testing/read-metrics.ts";
import type { LedgerTrade } from "./ledger-trade.ts";

/** Verdict, codes and reasons, while nobody traces funding. */
export function verdictOf({ sale, isDoubtful, findings, isHand }: LedgerTrade): MetricRow {
  const codes = new Set(findings.map(({ code }) => code));
  const nothing = {
    wash_01: null,
    wash_02: null,
    wash_03: null,
    wash_04: null,
    wash_05: null,
    wash_06: null,
  };
  if (isDoubtful && findings.length === 0) {
    const reason = "SERVICE_WALLET";
    return { verdict: null, verdict_reason: reason, ...nothing, unknown_reason: reason };
  }
  const isSelf = codes.has("WASH-01");
  if (sale.ticket === null) {
    const reason = "TICKETS_UNNUMBERED";
    const told = isSelf
      ? { verdict: "CONFIRMED", verdict_reason: null }
      : { verdict: null, verdict_reason: reason };
    return { ...told, ...nothing, wash_01: String(isSelf), unknown_reason: reason };
  }
  const isConfirmed = isSelf || codes.has("WASH-05");
  const isSuspect = (codes.has("WASH-02") && codes.has("WASH-03")) || (isHand && findings.length > 0);
  return {
    ...nothing,
    verdict: isConfirmed ? "CONFIRMED" : isSuspect ? "SUSPECT" : "NONE",
    verdict_reason: null,
    wash_01: String(isSelf),
    wash_02: String(codes.has("WASH-02")),
    wash_03: String(codes.has("WASH-03")),
    wash_05: codes.has("WASH-05") ? "true" : null,
    unknown_reason: "FUNDING_UNTRACED",
  };
}
