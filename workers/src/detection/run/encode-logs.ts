import { allocateEvidence, writeEvidence } from "@facevalue/core";
import type { DossierSource } from "../signals/dossier-index.ts";
import type { KeptLog, KeptLogs } from "./kept-logs.ts";

/** Logs as an evidence column holds them. */
export interface EncodedLogs {
  readonly bytes: Buffer;
  readonly count: number;
  /** 0 for none. */
  readonly newestBlock: number;
}

type HashSource = Pick<DossierSource, "facts" | "terms">;

/** The logs of a value in the order of the chain, each once, as anyone can look them up. */
export function encodeLogs(source: HashSource, logs: KeptLogs, value: number): EncodedLogs {
  const kept = distinctLogs(source, logs, orderedLogs(logs, value));
  const bytes = allocateEvidence(kept.length);
  let newestBlock = 0;
  for (let position = 0; position < kept.length; position += 1) {
    const log = logs.at(kept[position] as number);
    newestBlock = log.block;
    writeEvidence(bytes, position, {
      hash: hashOf(source, log),
      logIndex: log.logIndex,
      block: log.block,
    });
  }
  return { bytes, count: kept.length, newestBlock };
}

function orderedLogs(logs: KeptLogs, value: number): number[] {
  const [start, end] = logs.logsOf(value);
  const ordered: number[] = [];
  let isOrdered = true;
  for (let log = start; log < end; log += 1) {
    isOrdered &&= log === start || logs.compare(log - 1, log) <= 0;
    ordered.push(log);
  }
  return isOrdered ? ordered : ordered.sort((one, other) => logs.compare(one, other));
}

/** Only logs of one place in one block can be the same. */
function distinctLogs(source: HashSource, logs: KeptLogs, ordered: readonly number[]): number[] {
  const kept: number[] = [];
  let together = 0;
  for (const log of ordered) {
    const before = kept.at(-1);
    if (before === undefined || logs.compare(before, log) !== 0) together = kept.length;
    let isNew = true;
    for (let place = together; place < kept.length && isNew; place += 1)
      isNew = !isSame(source, logs, [kept[place] as number, log]);
    if (isNew) kept.push(log);
  }
  return kept;
}

function isSame(source: HashSource, logs: KeptLogs, [one, other]: readonly [number, number]): boolean {
  if (logs.isSameTransaction(one, other)) return true;
  return hashOf(source, logs.at(one)).equals(hashOf(source, logs.at(other)));
}

function hashOf({ facts, terms }: HashSource, { source, transaction }: KeptLog): Buffer {
  if (source === "terms") return Buffer.from(terms.hashes[transaction]?.slice(2) ?? "", "hex");
  if (source === "tickets") return facts.transactions.hashes.bytesOf(transaction);
  if (facts.funding === null) throw new RangeError("these facts have no funding");
  return facts.funding.hashes.bytesOf(transaction);
}
