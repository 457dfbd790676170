import type { SCORE, SIGNAL } from "../../metrics/detection/tables.ts";
import { NETWORK_KEY } from "../../metrics/metric.ts";
import type { StreamedRow } from "../../stream/streamed-table.ts";
import { thresholdOf } from "../score/curve-value.ts";
import { SIGNALS } from "../signals/signals.ts";
import { encodeLogs } from "./encode-logs.ts";
import { bytesOf } from "./entity-rows.ts";
import type { Detection } from "./judge-all.ts";
import { roundToMillionths } from "./round-to-millionths.ts";

const KEY = NETWORK_KEY.toString("latin1");
const MILLION = 1_000_000;

/** Reasons of every entity that has some, for and against. */
export function* signalRows(detection: Detection): Generator<StreamedRow<typeof SIGNAL>> {
  const { index, judgements, model } = detection;
  for (const [position, { score }] of judgements.entries()) {
    if (score.reasons.length === 0) continue;
    const entity = bytesOf(index.entities[position]?.id ?? "0x");
    for (const reason of score.reasons) {
      const { bytes, count, newestBlock } = encodeLogs(index, reason.evidence);
      const curve = model.signals[reason.code];
      yield {
        network_key: KEY,
        entity,
        code: reason.code,
        family: reason.family,
        value: reason.value,
        threshold: curve === undefined ? 0 : thresholdOf(curve),
        percentile: roundToMillionths(reason.percentile),
        contribution: reason.contribution,
        evidence: bytes,
        evidence_count: count,
        formula_version: reason.version,
        as_of_block: newestBlock,
      };
    }
  }
}

export function* scoreRows(detection: Detection): Generator<StreamedRow<typeof SCORE>> {
  const { index, judgements, measurements, model } = detection;
  for (const [position, { score, severity, gaps }] of judgements.entries()) {
    const { heads } = score;
    const overCap = [...severity.overCap].map(([currency, amount]) => {
      return { currency: index.facts.currencies.hexOf(currency), amount: amount.toString() };
    });
    yield {
      network_key: KEY,
      entity: bytesOf(index.entities[position]?.id ?? "0x"),
      wallet_count: index.entities[position]?.wallets.length ?? 0,
      score: roundToMillionths(score.probability),
      band: score.band,
      logit: score.logit,
      intercept: score.intercept,
      head: score.head,
      limit_score: roundToMillionths(heads.limit),
      commercial_score: roundToMillionths(heads.commercial),
      wash_score: roundToMillionths(heads.wash),
      tickets_over_limit: severity.ticketsOverLimit,
      over_cap: JSON.stringify(overCap.toSorted((a, b) => (a.currency < b.currency ? -1 : 1))),
      measured: measuredOf(detection, position),
      gaps: JSON.stringify(Object.fromEntries(gaps)),
      model: model.version,
      as_of_block: measurements.newestBlock[position] ?? 0,
    };
  }
}

const NAMES = SIGNALS.map(({ code }) => JSON.stringify(code));

/** Every value that is known, by code, as JSON. */
function measuredOf({ measurements }: Detection, position: number): string {
  let told = "";
  for (let number = 0; number < NAMES.length; number += 1) {
    const value = measurements.values[number]?.[position] ?? Number.NaN;
    if (!Number.isNaN(value)) told += `${told === "" ? "" : ","}${NAMES[number]}:${value / MILLION}`;
  }
  return `{${told}}`;
}
