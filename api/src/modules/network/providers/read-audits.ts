import { toHex } from "@facevalue/core";
import DataLoader from "dataloader";
import { sql } from "kysely";
import { trimDecimal } from "../../../exact/trim-decimal.ts";
import type { Audit, AuditDifference } from "../../../generated/resolver-types.ts";
import type { Reader } from "../../../graphql/reader.ts";

const MOST_DIFFERENCES = 10;

interface RunRow {
  readonly id: string;
  readonly chain_id: string;
  readonly block: string;
  readonly block_hash: Buffer;
  readonly block_time: Date;
  readonly is_finalized: boolean;
  readonly mode: "sample" | "all";
  readonly population_count: string;
  readonly sampled_count: string;
  readonly rate_below: string | null;
  readonly checked_count: string;
  readonly equal_count: string;
  readonly difference_count: string;
  readonly unanswered_count: string;
  readonly started_at: Date;
  readonly finished_at: Date;
}

interface DifferenceRow {
  readonly run_id: string;
  readonly contract: Buffer;
  readonly token_id: string | null;
  readonly of: string | null;
  readonly field: string;
  readonly indexed: string | null;
  readonly chain: string | null;
}

/** The last audit of each network by chain id; networks without one are left out. */
export async function readLastAudits(reader: Pick<Reader, "read">): Promise<ReadonlyMap<number, Audit>> {
  const runs = await reader.read(sql<RunRow>`
    select run.* from ops.network n cross join lateral (
      select *, drawn_count + coverage_count as sampled_count from ops.audit_run
      where chain_id = n.chain_id order by id desc limit 1) run`);
  if (runs.length === 0) return new Map();
  const differences = await reader.read(sql<DifferenceRow>`
    select * from ops.audit_difference
    where run_id = any(${runs.map(({ id }) => id)}::bigint[]) and position < ${MOST_DIFFERENCES}
    order by run_id, position`);
  const byRun = Map.groupBy(differences, ({ run_id }) => run_id);
  return new Map(runs.map((run) => [Number(run.chain_id), toAudit(run, byRun.get(run.id) ?? [])]));
}

/** The last audit by chain id; null before the first. */
export function createLastAuditLoader(reader: Reader) {
  return new DataLoader<number, Audit | null>(async (chainIds) => {
    const audits = await readLastAudits(reader);
    return chainIds.map((chainId) => audits.get(chainId) ?? null);
  });
}

function toAudit(run: RunRow, differences: readonly DifferenceRow[]): Audit {
  return {
    block: BigInt(run.block),
    blockHash: toHex(run.block_hash),
    blockTime: run.block_time,
    isFinalized: run.is_finalized,
    isComplete: run.mode === "all",
    populationCount: BigInt(run.population_count),
    sampledCount: BigInt(run.sampled_count),
    checkedCount: BigInt(run.checked_count),
    equalCount: BigInt(run.equal_count),
    differenceCount: BigInt(run.difference_count),
    unansweredCount: BigInt(run.unanswered_count),
    rateBelow: run.rate_below === null ? null : trimDecimal(run.rate_below),
    startedAt: run.started_at,
    finishedAt: run.finished_at,
    differences: differences.map(toDifference),
  };
}

function toDifference(row: DifferenceRow): AuditDifference {
  return {
    contract: toHex(row.contract),
    tokenId: row.token_id === null ? null : BigInt(row.token_id),
    subject: row.of,
    field: row.field,
    indexed: row.indexed,
    chain: row.chain,
  };
}
