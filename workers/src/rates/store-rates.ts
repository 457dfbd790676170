import type { Database } from "@facevalue/db";
import { type Kysely, sql } from "kysely";
import type { ToldRate } from "./rate-provider.ts";

export interface StoredRates {
  /** Rates that were not known. */
  readonly added: number;
  /** Rates that the source told otherwise before; what it told first stands. */
  readonly changed: number;
}

/** Stores a source's answer in one statement: all of it or nothing. A rate is never changed. */
export async function storeRates(
  db: Kysely<Database>,
  { chainId, source }: { readonly chainId: number; readonly source: string },
  rates: readonly (Omit<ToldRate, "currency"> & { readonly currency: Buffer })[],
): Promise<StoredRates> {
  const { rows } = await sql<{ added: number; changed: number }>`
    with told as (
      select currency, fiat, to_timestamp(at) as at, rate * 0.000000000000000001 as rate
      from unnest(${rates.map(({ currency }) => currency)}::bytea[], ${rates.map(({ fiat }) => fiat)}::text[],
        ${rates.map(({ time }) => time)}::bigint[], ${rates.map(({ rate }) => rate.toString())}::numeric[])
        as given (currency, fiat, at, rate)
    ), compared as (
      select told.*, known.rate as known_rate from told
      left join app.fx_rate known on known.chain_id = ${chainId} and known.source = ${source}
        and known.currency = told.currency and known.fiat = told.fiat and known.at = told.at
    ), added as (
      insert into app.fx_rate (chain_id, currency, fiat, source, at, rate)
      select ${chainId}, currency, fiat, ${source}, at, rate from compared where known_rate is null
      on conflict do nothing returning 1
    )
    select (select count(*) from added)::int as added,
      (select count(*) from compared where known_rate <> rate)::int as changed`.execute(db);
  return rows[0] ?? { added: 0, changed: 0 };
}
