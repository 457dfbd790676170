import { RATE_REACH_SECONDS } from "@facevalue/core";
import type { Database } from "@facevalue/db";
import { type RawBuilder, sql, type Transaction } from "kysely";
import type { MetricOnNetwork } from "../compute/metric-on-network.ts";
import type { RateSource } from "../metrics/metric.ts";
import { ANOTHER_ATTEMPT, mark } from "./mark-keys.ts";
import type { NewRates } from "./read-new-rates.ts";

/** Marks the keys with an amount that one of these rates may convert, in one statement however many there are. */
export async function markRateKeys(
  tx: Transaction<Database>,
  unit: MetricOnNetwork,
  rates: NewRates,
): Promise<void> {
  const { metric, network } = unit;
  const sources = metric.rateSources ?? [];
  if (sources.length === 0) return;
  const windows = newWindows(network, rates);
  const touched = sources.map((source) => convertedKeys(network.schema, source));
  await mark(tx, unit, {
    keys: sql`with fresh as materialized (${windows}) ${sql.join(touched, sql` union all `)}`,
    onConflict: ANOTHER_ATTEMPT,
    isOnlyAdded: true,
  });
}

/**
 * Per currency, the times (unix seconds) at which a new rate may say something of a payment. A rate between two currencies off
 * the chain may say it of every currency, through US dollars.
 */
function newWindows(
  { chainId, schema }: MetricOnNetwork["network"],
  { afterSeq, seq }: NewRates,
): RawBuilder<unknown> {
  return sql`
    with own as materialized (
      select currency, min(at) as first,
        range_agg(numrange(at, at + ${sql.lit(RATE_REACH_SECONDS)}::int, '[]')) as windows
      from (
        select currency, extract(epoch from at) as at from app.fx_rate
        where chain_id = ${chainId} and seq > ${afterSeq}::bigint and seq <= ${seq}::bigint
      ) new_rate group by currency
    )
    select currency, min(first) as first, range_agg(windows) as windows from (
      select currency, first, windows from own
      union all
      select known.id, own.first, own.windows from own cross join ${sql.id(schema, "currency")} known
      where octet_length(own.currency) = 3
    ) reached group by currency`;
}

/**
 * An immutable table is read from its end, by the index on currency and block, back to the first row before every window:
 * a rate of now costs what has happened since. A table of current rows is read by the index on its currency.
 */
function convertedKeys(
  schema: string,
  { table, column, currency, time, isImmutable }: RateSource,
): RawBuilder<unknown> {
  const rows = sql.id(schema, table);
  const isCurrency = sql`one.${sql.id(currency)} = fresh.currency`;
  const before = sql`
    select one."block$" from ${rows} one where ${isCurrency} and one.${sql.id(time)} < fresh.first
    order by one."block$" desc limit 1`;
  const isRead = isImmutable
    ? sql`one."block$" >= coalesce((${before}), 0)`
    : sql`upper_inf(one.block_range)`;
  return sql`
    select one.${sql.id(column)} as key from fresh
    join ${rows} one on ${isCurrency} and ${isRead} and fresh.windows @> one.${sql.id(time)}::numeric`;
}
