import type { CohortLevel, DemandTermName } from "@facevalue/core";
import DataLoader from "dataloader";
import { sql } from "kysely";
import type { Reader } from "../../../graphql/reader.ts";

/** Row of metrics.demand_cohort. */
export interface DemandCohortRow {
  readonly chain_id: string;
  readonly level: CohortLevel;
  readonly category: string;
  readonly size_class: string;
  readonly lead: string;
  readonly term: DemandTermName;
  readonly event_count: string;
  readonly known_count: string;
  readonly median: string | null;
  readonly deviation: string | null;
  readonly as_of_time: Date;
  readonly methodology: number;
  readonly computed_at: Date;
}

/** The cohorts of networks, by chain id. */
export function createDemandCohortsLoader(reader: Reader): DataLoader<number, readonly DemandCohortRow[]> {
  return new DataLoader(async (chainIds) => {
    const rows = await reader.read(sql<DemandCohortRow>`
      select * from metrics.demand_cohort where chain_id = any(${[...chainIds]}::bigint[])`);
    const byChain = Map.groupBy(rows, ({ chain_id }) => Number(chain_id));
    return chainIds.map((chainId) => byChain.get(chainId) ?? []);
  });
}
