import { toHex } from "@facevalue/core";
import { sql } from "kysely";
import { toBytes } from "../../../graphql/entity-ref.ts";
import { type EventKeyColumns, groupByEvent } from "../../../graphql/group-by-event.ts";
import type { Reader } from "../../../graphql/reader.ts";
import { toMoney } from "../../currency/to-money.ts";
import type { EventRecord } from "../../event/event-record.ts";
import type { SalesDay } from "../event-sales-series-record.ts";

/** Most days of a series; of longer ranges the newest are kept. */
export const MOST_DAYS = 400;

export interface DayRange {
  /** YYYY-MM-DD; null for the first day with a sale. */
  readonly from: string | null;
  /** YYYY-MM-DD; null for the last day with a sale. */
  readonly to: string | null;
}

export interface SalesDays {
  readonly days: readonly SalesDay[];
  readonly isTruncated: boolean;
}

interface DayRow extends EventKeyColumns {
  /** Empty for the sales without a known price. */
  readonly currency: Buffer;
  readonly day: string;
  readonly is_truncated: boolean;
  readonly primary_count: string;
  readonly complimentary_count: string;
  readonly resale_count: string;
  readonly refund_count: string;
  readonly primary_gross: string;
  readonly resale_gross: string;
}

/** Daily sales of events by event key, in each event's zone (UTC when it is none). Days without sales are zeros; without any sale there are no days. */
export async function readSalesDays(
  reader: Reader,
  events: readonly EventRecord[],
  { from, to }: DayRange,
): Promise<Map<string, SalesDays>> {
  const chainIds = events.map(({ chainId }) => chainId);
  const keys = events.map(({ key }) => toBytes(key));
  const zones = events.map(({ timeZone }) => timeZone);
  const rows = await reader.read(sql<DayRow>`
    with zoned as materialized (
      select chain_id, event_id, metrics.time_zone_or_utc(published) as time_zone
      from unnest(${chainIds}::bigint[], ${keys}::bytea[], ${zones}::text[]) as key(chain_id, event_id, published)
    ), daily as (
      select chain_id, event_id, currency, (bucket_start at time zone zoned.time_zone)::date as day,
        sum(primary_count) as primary_count, sum(complimentary_count) as complimentary_count,
        sum(resale_count) as resale_count, sum(refund_count) as refund_count,
        sum(primary_gross) as primary_gross, sum(resale_gross) as resale_gross
      from zoned join metrics.event_sales_bucket using (chain_id, event_id)
      group by chain_id, event_id, currency, day
    ), asked as (
      select chain_id, event_id, coalesce(${from}::date, min(day)) as first_day, coalesce(${to}::date, max(day)) as last_day
      from daily group by chain_id, event_id
    ), shown as (
      select chain_id, event_id, greatest(first_day, last_day - ${MOST_DAYS - 1}::int) as first_day, last_day,
        first_day < last_day - ${MOST_DAYS - 1}::int as is_truncated
      from asked
    ), every_day as (
      select chain_id, event_id, currency, is_truncated, first_day + n as day
      from shown cross join lateral generate_series(0, last_day - first_day) n
      join (select distinct chain_id, event_id, currency from daily) used using (chain_id, event_id)
    )
    select chain_id, event_id, currency, to_char(day, 'YYYY-MM-DD') as day, is_truncated,
      coalesce(primary_count, 0) as primary_count, coalesce(complimentary_count, 0) as complimentary_count,
      coalesce(resale_count, 0) as resale_count, coalesce(refund_count, 0) as refund_count,
      coalesce(primary_gross, 0) as primary_gross, coalesce(resale_gross, 0) as resale_gross
    from every_day left join daily using (chain_id, event_id, currency, day)
    order by every_day.day, currency`);
  const groups = groupByEvent(rows);
  return new Map([...groups].map(([key, days]) => [key, toSalesDays(days)]));
}

function toSalesDays(rows: readonly DayRow[]): SalesDays {
  return { days: rows.map(toSalesDay), isTruncated: rows[0]?.is_truncated === true };
}

function toSalesDay(row: DayRow): SalesDay {
  const chainId = Number(row.chain_id);
  const isPriced = row.currency.length > 0;
  return {
    day: row.day,
    primaryCount: BigInt(row.primary_count),
    complimentaryCount: BigInt(row.complimentary_count),
    resaleCount: BigInt(row.resale_count),
    refundCount: BigInt(row.refund_count),
    currency: isPriced ? { chainId, key: toHex(row.currency) } : null,
    primaryGross: isPriced ? toMoney(chainId, row.primary_gross, row.currency) : null,
    resaleGross: isPriced ? toMoney(chainId, row.resale_gross, row.currency) : null,
  };
}
