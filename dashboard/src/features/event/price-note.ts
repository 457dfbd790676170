import type { TicketFamily } from "../../generated/graphql.ts";
import type { SaleRow } from "./use-latest-sales.ts";

/** What has to be said beside a price. */
export type PriceNote = "declared" | "estimated";

/** Null for a price that was paid as the logs show. Contracts of GET Protocol declare prices and show no payment. */
export function priceNoteOf(
  { priceSource, isEstimated }: Pick<SaleRow, "priceSource" | "isEstimated">,
  family: TicketFamily | null,
): PriceNote | null {
  if (priceSource === "ESTIMATED" || isEstimated) return "estimated";
  return priceSource === "DECLARED" && family === "GET" ? "declared" : null;
}
