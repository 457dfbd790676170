import type { EvidenceLog } from "@facevalue/core";
import type { LogPlace } from "../signals/dossier.ts";
import type { DossierSource } from "../signals/dossier-index.ts";

/** The log that stands there, as anyone can look it up. */
export function logOf({ facts, terms }: DossierSource, place: LogPlace): EvidenceLog {
  const { source, transaction, logIndex, block } = place;
  return { transaction: hashOf({ facts, terms }, source, transaction), logIndex, block };
}

function hashOf(
  { facts, terms }: Pick<DossierSource, "facts" | "terms">,
  source: LogPlace["source"],
  transaction: number,
): string {
  if (source === "terms") return terms.hashes[transaction] ?? "0x";
  if (source === "tickets") return facts.transactions.hashes.hexOf(transaction);
  if (facts.funding === null) throw new RangeError("these facts have no funding");
  return facts.funding.hashes.hexOf(transaction);
}

/** Logs in the order of the chain, each once. */
export function logsOf(source: DossierSource, places: readonly LogPlace[]): EvidenceLog[] {
  const logs = new Map<string, EvidenceLog>();
  for (const place of places.toSorted(
    (a, b) => a.block - b.block || (a.logIndex ?? -1) - (b.logIndex ?? -1),
  )) {
    const log = logOf(source, place);
    const key = `${log.transaction}:${log.logIndex ?? ""}`;
    if (!logs.has(key)) logs.set(key, log);
  }
  return [...logs.values()];
}
