import { tidyFields } from "./tidy-block.ts";
import { tidyLogs } from "./tidy-logs.ts";

/** Brings what identifies a receipt and its logs into lower case, in place. */
export function tidyReceipt(result: unknown): void {
  if (typeof result !== "object" || result === null) return;
  tidyFields(result, ["transactionHash", "blockHash"]);
  tidyLogs((result as { logs?: unknown }).logs);
}

export function tidyReceipts(result: unknown): void {
  if (Array.isArray(result)) for (const receipt of result) tidyReceipt(receipt);
}
