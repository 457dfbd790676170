import { BRIDGE_CURRENCY, RATE_REACH_SECONDS, RateBook } from "@facevalue/core";
import { readRows, type Session } from "@facevalue/db";
import { sql } from "kysely";

/** What is to be converted: the fiat wanted and the first and last time of a payment, in unix seconds. */
export interface RateScope {
  readonly chainId: number;
  readonly fiats: readonly string[];
  readonly from: number;
  readonly to: number;
}

/** The rates that payments of the scope may need, back to those that are too old for them, with those through US dollars. */
export async function readRateBook(
  session: Session,
  { chainId, fiats, from, to }: RateScope,
): Promise<RateBook> {
  if (fiats.length === 0) return new RateBook([]);
  const wanted = [...new Set([...fiats, BRIDGE_CURRENCY])];
  const query = sql`
    select currency, fiat, source, extract(epoch from at)::bigint as time, rate from app.fx_rate
    where chain_id = ${sql.lit(chainId)} and fiat in (${sql.join(wanted.map((fiat) => sql.lit(fiat)))})
      and at between to_timestamp(${sql.lit(from - RATE_REACH_SECONDS)}) and to_timestamp(${sql.lit(to)})`;
  const shape = { currency: "id", fiat: "text", source: "text", time: "count", rate: "decimal" } as const;
  return new RateBook(await readRows(session, query, shape));
}
