import { fiatDecimals, type NullReason } from "@facevalue/core";
import { sql } from "kysely";
import { toDecimalString } from "../../../exact/exact-decimal.ts";
import type { FiatAmount } from "../../../generated/resolver-types.ts";
import { createListLoader } from "../../../graphql/create-loader.ts";
import { eventKeys } from "../../../graphql/event-keys.ts";
import { type EventKeyColumns, groupByEvent } from "../../../graphql/group-by-event.ts";
import type { Reader } from "../../../graphql/reader.ts";

interface FiatRow extends EventKeyColumns {
  readonly item: string;
  readonly fiat: string | null;
  readonly amount: string | null;
  readonly amount_reason: NullReason | null;
  readonly converted_amount: string | null;
  readonly converted_count: string;
  readonly unconverted_count: string;
}

export type FiatSumRecord = ReturnType<typeof toFiatSum>;

/** Events' sums in their own currency, in no order. */
export function createFiatRevenueLoader(reader: Reader) {
  return createListLoader<FiatSumRecord>(async (refs) => {
    const rows = await reader.read(sql<FiatRow>`
      select chain_id, event_id, item, fiat, amount, amount_reason, converted_amount, converted_count, unconverted_count
      from ${eventKeys(refs)} join metrics.event_revenue_fiat using (chain_id, event_id)`);
    return new Map([...groupByEvent(rows)].map(([key, own]) => [key, own.map(toFiatSum)]));
  });
}

function toFiatSum(row: FiatRow) {
  const { item, fiat } = row;
  const decimals = fiat === null ? null : fiatDecimals(fiat);
  const decimal = (units: string | null) =>
    units === null || decimals === null ? null : toDecimalString(BigInt(units), decimals);
  const sum: FiatAmount = {
    amount: decimal(row.amount),
    reason: row.amount_reason,
    convertedAmount: decimal(row.converted_amount),
    convertedCount: BigInt(row.converted_count),
    unconvertedCount: BigInt(row.unconverted_count),
  };
  return { item, fiat, sum };
}
