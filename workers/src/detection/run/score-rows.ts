import type { SCORE, SIGNAL } from "../../metrics/detection/tables.ts";
import { NETWORK_KEY } from "../../metrics/metric.ts";
import type { StreamedRow } from "../../stream/streamed-table.ts";
import { thresholdOf } from "../score/curve-value.ts";
import type { Severity } from "../score/severity.ts";
import { SIGNALS } from "../signals/signals.ts";
import { encodeLogs } from "./encode-logs.ts";
import { bytesOf } from "./entity-rows.ts";
import type { Detection } from "./judge-all.ts";
import type { KeptLog } from "./kept-logs.ts";
import type { Measurements } from "./measure-entities.ts";
import { roundToMillionths } from "./round-to-millionths.ts";

const KEY = NETWORK_KEY.toString("latin1");
const MILLION = 1_000_000;

/** Reasons of every entity that has some, for and against. */
export function* signalRows(detection: Detection): Generator<StreamedRow<typeof SIGNAL>> {
  const { index, judgements, measurements, model } = detection;
  for (const [position, { score }] of judgements.entries()) {
    if (score.reasons.length === 0) continue;
    const entity = bytesOf(index.entities[position]?.id ?? "0x");
    for (const reason of score.reasons) {
      const value = keptValueOf(measurements, position, reason.code);
      const { bytes, count, newestBlock } = encodeLogs(index, measurements.logs, value);
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

/** The logs that the value of a reason rests on. */
export function evidenceOf({ measurements }: Detection, position: number, code: string): KeptLog[] {
  const { logs } = measurements;
  const [start, end] = logs.logsOf(keptValueOf(measurements, position, code));
  return Array.from({ length: end - start }, (_, index) => logs.at(start + index));
}

/** The kept value of a reason: whatever becomes one weighs. */
function keptValueOf({ logs }: Measurements, position: number, code: string): number {
  const [start, end] = logs.valuesOf(position);
  for (let value = start; value < end; value += 1)
    if (SIGNALS[logs.signalOf(value)]?.code === code) return value;
  throw new RangeError(`${code} does not weigh`);
}

export function* scoreRows(detection: Detection): Generator<StreamedRow<typeof SCORE>> {
  const { index, judgements, measurements, model } = detection;
  for (const [position, { score, severity, gaps }] of judgements.entries()) {
    const { heads } = score;
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
      over_cap: overCapOf(detection, severity),
      measured: measuredOf(detection, position),
      gaps: asJson(gaps),
      model: model.version,
      as_of_block: measurements.newestBlock[position] ?? 0,
    };
  }
}

function overCapOf({ index }: Detection, { overCap }: Severity): string {
  if (overCap.size === 0) return "[]";
  const told = [...overCap].map(([currency, amount]) => {
    return { currency: index.facts.currencies.hexOf(currency), amount: amount.toString() };
  });
  return JSON.stringify(told.toSorted((a, b) => (a.currency < b.currency ? -1 : 1)));
}

/** An object of names and values that need no escaping. */
function asJson(entries: readonly (readonly [name: string, value: string])[]): string {
  let told = "";
  for (const [name, value] of entries) told += `${told === "" ? "" : ","}"${name}":"${value}"`;
  return `{${told}}`;
}

/** Every value that is known, by code, as JSON. */
function measuredOf({ measurements }: Detection, position: number): string {
  const start = position * SIGNALS.length;
  let told = "";
  for (let number = 0; number < SIGNALS.length; number += 1) {
    const value = measurements.values[start + number] as number;
    if (Number.isNaN(value)) continue;
    told += `${told === "" ? "" : ","}"${SIGNALS[number]?.code}":${value / MILLION}`;
  }
  return `{${told}}`;
}
