import type { RateBook } from "@facevalue/core";

/** What a sale's amounts are converted with. */
export interface SaleExchangeRecord {
  /** ISO 4217 code of the event's own currency; null when not known or no currency. */
  readonly fiat: string | null;
  /** Rates around the times of the sale and of its ticket's primary sale. */
  readonly rates: RateBook;
  /** Unix seconds of the primary sale in which the ticket got its face value; null when there is none. */
  readonly faceTime: number | null;
}
