import { encodeEvidence } from "@facevalue/core";
import type { SCORE, SIGNAL } from "../../metrics/detection/tables.ts";
import { NETWORK_KEY } from "../../metrics/metric.ts";
import type { RowOf } from "../../metrics/metric-table.ts";
import { thresholdOf } from "../score/curve-value.ts";
import { SIGNALS } from "../signals/signals.ts";
import { bytesOf } from "./entity-rows.ts";
import type { Detection } from "./judge-all.ts";
import { logsOf } from "./log-of.ts";
import { fromMillionths, toRatio } from "./to-ratio.ts";

const KEY = NETWORK_KEY.toString("latin1");
const MILLION = 1_000_000;

/** Reasons of every entity that has some, for and against. */
export function signalRows({ index, judgements, model }: Detection): RowOf<typeof SIGNAL>[] {
  return judgements.flatMap(({ score }, position) =>
    score.reasons.map((reason) => {
      const logs = logsOf(index, reason.evidence);
      const curve = model.signals[reason.code];
      return {
        network_key: KEY,
        entity: bytesOf(index.entities[position]?.id ?? "0x"),
        code: reason.code,
        family: reason.family,
        value: fromMillionths(reason.value),
        threshold: fromMillionths(curve === undefined ? 0 : thresholdOf(curve)),
        percentile: toRatio(reason.percentile),
        contribution: fromMillionths(reason.contribution),
        evidence: encodeEvidence(logs).toString("latin1"),
        evidence_count: logs.length,
        formula_version: reason.version,
        as_of_block: logs.reduce((newest, { block }) => Math.max(newest, block), 0),
      };
    }),
  );
}

export function scoreRows(detection: Detection): RowOf<typeof SCORE>[] {
  const { index, judgements, measurements, model } = detection;
  return judgements.map(({ score, severity, gaps }, position) => {
    const { heads } = score;
    const overCap = [...severity.overCap].map(([currency, amount]) => {
      return { currency: index.facts.currencies.hexOf(currency), amount: amount.toString() };
    });
    return {
      network_key: KEY,
      entity: bytesOf(index.entities[position]?.id ?? "0x"),
      wallet_count: index.entities[position]?.wallets.length ?? 0,
      score: toRatio(score.probability),
      band: score.band,
      logit: fromMillionths(score.logit),
      intercept: fromMillionths(score.intercept),
      head: score.head,
      limit_score: toRatio(heads.limit),
      commercial_score: toRatio(heads.commercial),
      wash_score: toRatio(heads.wash),
      tickets_over_limit: severity.ticketsOverLimit,
      over_cap: JSON.stringify(overCap.toSorted((a, b) => (a.currency < b.currency ? -1 : 1))),
      measured: JSON.stringify(measuredOf(detection, position)),
      gaps: JSON.stringify(Object.fromEntries(gaps)),
      model: model.version,
      as_of_block: measurements.newestBlock[position] ?? 0,
    };
  });
}

/** Every value that is known, by code. */
function measuredOf({ measurements }: Detection, position: number): Record<string, number> {
  const measured: Record<string, number> = {};
  for (const [number, { code }] of SIGNALS.entries()) {
    const value = measurements.values[number]?.[position] ?? Number.NaN;
    if (!Number.isNaN(value)) measured[code] = value / MILLION;
  }
  return measured;
}
