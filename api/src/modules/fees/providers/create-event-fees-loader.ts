import { sql } from "kysely";
import { createListLoader } from "../../../graphql/create-loader.ts";
import { eventKeys } from "../../../graphql/event-keys.ts";
import { groupByEvent } from "../../../graphql/group-by-event.ts";
import type { Reader } from "../../../graphql/reader.ts";
import { toMoney } from "../../currency/to-money.ts";
import type {
  EventFeeRoleRecord,
  EventFeeTotalRecord,
  RoyaltyComparisonRecord,
} from "../event-fees-record.ts";
import { type FeeGroupColumns, feeGroupKey, readFeeRoles } from "./read-fee-roles.ts";

interface TotalRow extends FeeGroupColumns {
  readonly gross: string;
  readonly attributed: string;
  readonly unattributed: string;
  readonly sale_count: string;
  readonly undivided_sale_count: string;
  readonly royalty_compared_count: string;
  readonly royalty_unknown_count: string;
  readonly royalty_paid: string | null;
  readonly royalty_due: string | null;
  readonly royalty_shortfall: string | null;
  readonly methodology: number;
  readonly computed_at: Date;
}

/** A total with the stamp of its row. */
export interface StampedFeeTotal {
  readonly total: EventFeeTotalRecord;
  readonly computedAt: Date;
  readonly methodology: number;
}

/** Who got what of events' sales, primary sales first, then by what was paid. */
export function createEventFeesLoader(reader: Reader) {
  return createListLoader<StampedFeeTotal>(async (refs) => {
    const rows = await reader.read(sql<TotalRow>`
      select chain_id, event_id, kind, currency, gross, attributed, unattributed, sale_count, undivided_sale_count,
        royalty_compared_count, royalty_unknown_count, royalty_paid, royalty_due, royalty_shortfall, methodology, computed_at
      from ${eventKeys(refs)} join metrics.event_fee_total using (chain_id, event_id)
      order by kind, gross desc, currency`);
    const roles = await readFeeRoles(reader, refs);
    const groups = groupByEvent(rows);
    return new Map(
      [...groups].map(([key, own]) => [
        key,
        own.map((row) => ({
          total: toTotal(row, roles.get(feeGroupKey(row)) ?? []),
          computedAt: row.computed_at,
          methodology: row.methodology,
        })),
      ]),
    );
  });
}

function toTotal(row: TotalRow, roles: readonly EventFeeRoleRecord[]): EventFeeTotalRecord {
  const money = (raw: string) => toMoney(Number(row.chain_id), raw, row.currency);
  return {
    kind: row.kind,
    gross: money(row.gross),
    attributed: money(row.attributed),
    unattributed: money(row.unattributed),
    saleCount: BigInt(row.sale_count),
    undividedSaleCount: BigInt(row.undivided_sale_count),
    roles,
    royalty: toComparison(row),
  };
}

function toComparison(row: TotalRow): RoyaltyComparisonRecord {
  const money = (raw: string | null) => toMoney(Number(row.chain_id), raw, row.currency);
  const unknownCount = BigInt(row.royalty_unknown_count);
  const isCompared = row.royalty_paid !== null;
  return {
    comparedCount: BigInt(row.royalty_compared_count),
    unknownCount,
    paid: money(row.royalty_paid),
    due: money(row.royalty_due),
    shortfall: money(row.royalty_shortfall),
    reason: isCompared ? null : unknownCount > 0n ? "SPLIT_UNKNOWN" : "NO_SALES",
  };
}
