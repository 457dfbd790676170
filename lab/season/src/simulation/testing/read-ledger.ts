import { readFileSync } from "node:fs";
import { join } from "node:path";

export interface LedgerCounts {
  readonly primary: number;
  readonly complimentary: number;
  /** Sales on the market, those to oneself included. */
  readonly resold: number;
}

interface LedgerLine {
  readonly primaryCount: number;
  readonly compCount: number;
  readonly resaleCount: number;
  readonly washCount: number;
}

/** What a world's ledger counts, by `contract/eventId`; for tests of whether a chain says the same. */
export function readLedgerCounts(worldFolder: string): Map<string, LedgerCounts> {
  const text = readFileSync(join(worldFolder, "truth", "ledger.json"), "utf8");
  const ledger = JSON.parse(text) as Record<string, LedgerLine>;
  return new Map(
    Object.entries(ledger).map(([key, { primaryCount, compCount, resaleCount, washCount }]) => [
      key,
      { primary: primaryCount, complimentary: compCount, resold: resaleCount + washCount },
    ]),
  );
}
