import { allocateEvidence, writeEvidence } from "@facevalue/core";
import type { LogPlace } from "../signals/dossier.ts";
import type { DossierSource } from "../signals/dossier-index.ts";

/** Logs as an evidence column holds them. */
export interface EncodedLogs {
  readonly bytes: Buffer;
  readonly count: number;
  /** 0 for none. */
  readonly newestBlock: number;
}

/** Logs in the order of the chain, each once, as anyone can look them up. */
export function encodeLogs(source: DossierSource, places: readonly LogPlace[]): EncodedLogs {
  const ordered = places.toSorted((a, b) => a.block - b.block || (a.logIndex ?? -1) - (b.logIndex ?? -1));
  const hashes: Buffer[] = [];
  const kept: LogPlace[] = [];
  let together = 0;
  for (const place of ordered) {
    const before = kept.at(-1);
    if (before === undefined || before.block !== place.block || before.logIndex !== place.logIndex)
      together = kept.length;
    const hash = hashOf(source, place);
    if (isAmong(hashes, together, hash)) continue;
    kept.push(place);
    hashes.push(hash);
  }
  const bytes = allocateEvidence(kept.length);
  for (const [position, { logIndex, block }] of kept.entries())
    writeEvidence(bytes, position, { hash: hashes[position] as Buffer, logIndex, block });
  return { bytes, count: kept.length, newestBlock: kept.at(-1)?.block ?? 0 };
}

/** Only logs of one place in one block can be the same: those from `start` on. */
function isAmong(hashes: readonly Buffer[], start: number, hash: Buffer): boolean {
  for (let index = start; index < hashes.length; index += 1) if (hashes[index]?.equals(hash)) return true;
  return false;
}

function hashOf(
  { facts, terms }: Pick<DossierSource, "facts" | "terms">,
  { source, transaction }: LogPlace,
): Buffer {
  if (source === "terms") return Buffer.from(terms.hashes[transaction]?.slice(2) ?? "", "hex");
  if (source === "tickets") return facts.transactions.hashes.bytesOf(transaction);
  if (facts.funding === null) throw new RangeError("these facts have no funding");
  return facts.funding.hashes.bytesOf(transaction);
}
