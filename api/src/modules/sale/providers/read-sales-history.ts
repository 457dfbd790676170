import { toHex } from "@facevalue/core";
import { sql } from "kysely";
import { type EventKeyColumns, groupByEvent } from "../../../graphql/group-by-event.ts";
import type { Reader } from "../../../graphql/reader.ts";
import { toMoney } from "../../currency/to-money.ts";
import type { EventRecord } from "../../event/event-record.ts";
import type { SalesAmountsRecord, SalesPointRecord } from "../sales-history-record.ts";
import { type HistoryRange, historyTables, startOf } from "./history-sql.ts";

export interface SalesPoints {
  readonly points: readonly SalesPointRecord[];
  readonly isTruncated: boolean;
}

interface PointRow extends EventKeyColumns {
  readonly start: Date;
  readonly is_truncated: boolean;
  readonly primary_count: string;
  readonly complimentary_count: string;
  readonly resale_count: string;
  readonly refund_count: string;
  readonly primary_buyer_count: string | null;
  readonly resale_buyer_count: string | null;
  readonly buyer_count: string | null;
}

/** Counts per stretch by event key; stretches without sales are zeros. */
export async function readSalesPoints(
  reader: Reader,
  events: readonly EventRecord[],
  range: HistoryRange,
): Promise<Map<string, SalesPoints>> {
  const { interval, tier } = range;
  const buyers =
    interval === "HOUR"
      ? sql`left join metrics.event_buyer_hour b on b.chain_id = e.chain_id and b.event_id = e.event_id
          and b.hour_start = ${startOf(interval)}`
      : sql`left join metrics.event_buyer_period b on b.chain_id = e.chain_id and b.event_id = e.event_id
          and b.period = ${interval} and b.day = slot::date`;
  const countOf = (column: string) =>
    tier === null ? sql`coalesce(b.${sql.id(column)}, 0)::text` : sql`null::text`;
  const rows = await reader.read(sql<PointRow>`
    with ${historyTables(events, range)}, counts as (
      select chain_id, event_id, slot, sum(primary_count) as primary_count,
        sum(complimentary_count) as complimentary_count, sum(resale_count) as resale_count,
        sum(refund_count) as refund_count
      from slots group by chain_id, event_id, slot
    ), every_slot as (
      select shown.*, slot from shown
      cross join lateral generate_series(first_slot, last_slot, interval ${sql.lit(`1 ${interval.toLowerCase()}`)}) slot
    )
    select e.chain_id, e.event_id, ${startOf(interval)} as start, is_truncated,
      coalesce(primary_count, 0) as primary_count, coalesce(complimentary_count, 0) as complimentary_count,
      coalesce(resale_count, 0) as resale_count, coalesce(refund_count, 0) as refund_count,
      ${countOf("primary_buyer_count")} as primary_buyer_count,
      ${countOf("resale_buyer_count")} as resale_buyer_count, ${countOf("buyer_count")} as buyer_count
    from every_slot e left join counts using (chain_id, event_id, slot) ${buyers}
    order by slot`);
  const groups = groupByEvent(rows);
  return new Map(
    [...groups].map(([key, own]) => [
      key,
      { points: own.map(toPoint), isTruncated: own[0]?.is_truncated === true },
    ]),
  );
}

interface AmountsRow extends EventKeyColumns {
  readonly start: Date;
  readonly currency: Buffer;
  readonly primary_gross: string;
  readonly resale_gross: string;
  readonly refund_gross: string;
}

/** Money per stretch and currency by event key, within the same stretches. */
export async function readSalesAmounts(
  reader: Reader,
  events: readonly EventRecord[],
  range: HistoryRange,
): Promise<Map<string, SalesAmountsRecord[]>> {
  const rows = await reader.read(sql<AmountsRow>`
    with ${historyTables(events, range)}
    select chain_id, event_id, ${startOf(range.interval)} as start, currency, primary_gross, resale_gross, refund_gross
    from slots join shown using (chain_id, event_id, time_zone)
    where slot between first_slot and last_slot and currency <> ''::bytea
    order by slot, currency`);
  return new Map([...groupByEvent(rows)].map(([key, own]) => [key, own.map(toAmounts)]));
}

function toPoint(row: PointRow): SalesPointRecord {
  return {
    start: row.start,
    primaryCount: BigInt(row.primary_count),
    complimentaryCount: BigInt(row.complimentary_count),
    resaleCount: BigInt(row.resale_count),
    refundCount: BigInt(row.refund_count),
    primaryBuyerCount: countOrNull(row.primary_buyer_count),
    resaleBuyerCount: countOrNull(row.resale_buyer_count),
    buyerCount: countOrNull(row.buyer_count),
  };
}

function countOrNull(count: string | null): bigint | null {
  return count === null ? null : BigInt(count);
}

function toAmounts(row: AmountsRow): SalesAmountsRecord {
  const chainId = Number(row.chain_id);
  const money = (raw: string) => toMoney(chainId, raw, row.currency);
  return {
    start: row.start,
    currency: { chainId, key: toHex(row.currency) },
    primaryGross: money(row.primary_gross),
    resaleGross: money(row.resale_gross),
    refunds: money(row.refund_gross),
  };
}
