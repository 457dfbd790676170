import { type ExchangeRate, pairsThrough, RATE_REACH_SECONDS, RateBook, toHex } from "@facevalue/core";
import { sql } from "kysely";
import { toBytes } from "../../../graphql/entity-ref.ts";
import type { Reader } from "../../../graphql/reader.ts";

/** A payment whose rate is wanted. */
export interface RateQuestion {
  readonly chainId: number;
  /** Key of the currency. */
  readonly currency: string;
  readonly fiat: string;
  /** Unix seconds. */
  readonly time: number;
}

interface RateRow {
  readonly chain_id: string;
  readonly currency: Buffer;
  readonly fiat: string;
  readonly source: string;
  readonly time: string;
  readonly units: string;
}

/**
 * The rates that the payments may need, per network: each source's newest one at each payment's time. One statement, whose work
 * grows with the payments and not with the rates that are stored.
 */
export async function readRates(
  reader: Reader,
  questions: readonly RateQuestion[],
): Promise<ReadonlyMap<number, RateBook>> {
  const asked = distinct(questions.flatMap(throughDollars));
  if (asked.length === 0) return new Map();
  const rows = await reader.read(sql<RateRow>`
    with recursive asked as (
      select * from unnest(${asked.map(({ chainId }) => chainId)}::bigint[],
        ${asked.map(({ currency }) => toBytes(currency))}::bytea[], ${asked.map(({ fiat }) => fiat)}::text[],
        ${asked.map(({ time }) => time)}::bigint[]) as one (chain_id, currency, fiat, time)
    ), source as (
      select pair.*, null::text as source from (select distinct chain_id, currency, fiat from asked) pair
      union all
      select chain_id, currency, fiat, following.source from source cross join lateral (
        select rate.source from app.fx_rate rate
        where rate.chain_id = source.chain_id and rate.currency = source.currency and rate.fiat = source.fiat
          and (source.source is null or rate.source > source.source)
        order by rate.source limit 1) following
    )
    select distinct chain_id, currency, fiat, source, newest.time, newest.units from asked
    join source using (chain_id, currency, fiat) cross join lateral (
      select extract(epoch from rate.at)::bigint as time, (rate.rate * 1000000000000000000)::numeric(76,0) as units
      from app.fx_rate rate
      where rate.chain_id = asked.chain_id and rate.currency = asked.currency and rate.fiat = asked.fiat
        and rate.source = source.source and rate.at <= to_timestamp(asked.time)
        and rate.at >= to_timestamp(asked.time - ${RATE_REACH_SECONDS}::bigint)
      order by rate.at desc limit 1) newest
    where source.source is not null`);
  const byChain = Map.groupBy(rows, ({ chain_id }) => Number(chain_id));
  return new Map([...byChain].map(([chainId, own]) => [chainId, new RateBook(own.map(toRate))]));
}

/** A currency as the rate book names it: its bytes as a binary string. */
export function currencyId(key: string): string {
  return toBytes(key).toString("latin1");
}

function throughDollars({ chainId, currency, fiat, time }: RateQuestion): RateQuestion[] {
  return pairsThrough({ currency: currencyId(currency), fiat }).map((pair) => ({
    chainId,
    currency: toHex(Buffer.from(pair.currency, "latin1")),
    fiat: pair.fiat,
    time,
  }));
}

function distinct(questions: readonly RateQuestion[]): RateQuestion[] {
  const byKey = questions.map(
    (one) => [`${one.chainId} ${one.currency} ${one.fiat} ${one.time}`, one] as const,
  );
  return [...new Map(byKey).values()];
}

function toRate({ currency, fiat, source, time, units }: RateRow): ExchangeRate {
  return { currency: currency.toString("latin1"), fiat, source, time: Number(time), rate: BigInt(units) };
}
