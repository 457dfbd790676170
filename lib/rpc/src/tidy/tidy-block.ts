import { lowerHex, plainQuantity } from "./lower-hex.ts";

const BLOCK_FIELDS = ["hash", "parentHash"] as const;
const TRANSACTION_FIELDS = ["hash"] as const;

/** Brings what identifies a block and its transactions into lower case, in place. */
export function tidyBlock(result: unknown): void {
  if (typeof result !== "object" || result === null) return;
  tidyFields(result, BLOCK_FIELDS);
  const block = result as { number?: unknown; transactions?: unknown };
  if (typeof block.number === "string") block.number = plainQuantity(block.number);
  const { transactions } = block;
  if (!Array.isArray(transactions)) return;
  for (const transaction of transactions) {
    // A header names its transactions by hashes, which nobody looks at.
    if (typeof transaction !== "object") return;
    if (transaction !== null) tidyFields(transaction, TRANSACTION_FIELDS);
  }
}

export function tidyFields(target: object, fields: readonly string[]): void {
  const record = target as Record<string, unknown>;
  for (const field of fields) {
    const value = record[field];
    if (typeof value !== "string") continue;
    const lower = lowerHex(value);
    if (lower !== value) record[field] = lower;
  }
}
