import { sql } from "kysely";
import type { Reader } from "../../../graphql/reader.ts";

/** What a source of exchange rates last did. */
export interface RateSourceState {
  readonly chainId: number;
  readonly source: string;
  readonly askedAt: Date;
  /** Null while it never answered. */
  readonly succeededAt: Date | null;
  /** Time of its newest rate; null without one. */
  readonly newestRateAt: Date | null;
  /** Its present trouble; null for none. */
  readonly error: string | null;
}

/** Every source of exchange rates. */
export async function readRateSources(reader: Pick<Reader, "read">): Promise<RateSourceState[]> {
  const rows = await reader.read(sql<RateSourceState & { chainId: string | number }>`
    select chain_id as "chainId", source, asked_at as "askedAt", succeeded_at as "succeededAt", error,
      (select max(at) from app.fx_rate rate where rate.chain_id = state.chain_id and rate.source = state.source)
        as "newestRateAt"
    from ops.rate_source state order by chain_id, source`);
  return rows.map((row) => ({ ...row, chainId: Number(row.chainId) }));
}
