import type { Database } from "@facevalue/db";
import { type Kysely, sql } from "kysely";
import type { RecomputeScope } from "../metric.ts";
import { medianIntervalRank } from "./median-interval-rank.ts";
import { measuredResales } from "./resales.sql.ts";

/** For every count of measured resales that occurs and is large enough: the lower rank of the median's interval. */
export interface IntervalRanks {
  readonly counts: readonly number[];
  readonly ranks: readonly number[];
}

/** Looks up how many measured resales each event has and ranks each count once. */
export async function readIntervalRanks(db: Kysely<Database>, scope: RecomputeScope): Promise<IntervalRanks> {
  const { rows } = await sql<{ n: string }>`
    select distinct n from (
      select count(*) as n from (${measuredResales(scope)}) resale group by event_id
    ) counted`.execute(db);
  const counts: number[] = [];
  const ranks: number[] = [];
  for (const { n } of rows) {
    const rank = medianIntervalRank(Number(n));
    if (rank === null) continue;
    counts.push(Number(n));
    ranks.push(rank);
  }
  return { counts, ranks };
}
