import type pg from "pg";

/** An exchange rate as a source tells it. */
export interface RateFact {
  /** Currency: hex without 0x, as the facts name it. */
  readonly currency: string;
  /** ISO 4217 code. */
  readonly fiat: string;
  readonly source: string;
  /** Unix seconds. */
  readonly time: number;
  /** Fiat per whole unit, as a count of 10^-18. */
  readonly rate: bigint;
}

/** Writes rates in one statement; those that are known stay as they are. */
export async function insertRates(pool: pg.Pool, chainId: number, rates: readonly RateFact[]): Promise<void> {
  await pool.query(
    `insert into app.fx_rate (chain_id, currency, fiat, source, at, rate)
     select $1, decode(currency, 'hex'), fiat, source, to_timestamp(at), rate * 0.000000000000000001
     from unnest($2::text[], $3::text[], $4::text[], $5::bigint[], $6::numeric[]) as told (currency, fiat, source, at, rate)
     on conflict do nothing`,
    [
      chainId,
      rates.map(({ currency }) => currency),
      rates.map(({ fiat }) => fiat),
      rates.map(({ source }) => source),
      rates.map(({ time }) => time),
      rates.map(({ rate }) => rate.toString()),
    ],
  );
}
