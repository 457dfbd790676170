import { fromHex } from "@facevalue/core";
import type { Database } from "@facevalue/db";
import { type Kysely, sql, type Transaction } from "kysely";
import type { AuditDifference, AuditReport } from "./audit-report.ts";

/** Differences of a run that are stored; the run counts all. */
export const MOST_STORED = 1000;
/** Contracts whose counts are stored: those that differ or have no code. */
const MOST_CONTRACTS = 100;
/** Runs of a network that are kept. */
const MOST_RUNS = 1000;

/** Stores the run for `/status`, API and dashboard, and drops the oldest beyond what is kept. */
export async function storeRun(db: Kysely<Database>, report: AuditReport): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { id } = await tx
      .insertInto("ops.audit_run")
      .values(toRow(report))
      .returning("id")
      .executeTakeFirstOrThrow();
    await storeDifferences(tx, id, report.differences.slice(0, MOST_STORED));
    await sql`
      delete from ops.audit_run where chain_id = ${report.chainId} and id <= (
        select id from ops.audit_run where chain_id = ${report.chainId} order by id desc offset ${MOST_RUNS} limit 1)`.execute(
      tx,
    );
  });
}

function toRow({ sample, totals, ...report }: AuditReport) {
  const notable = report.contracts.filter(({ different, hasCode }) => different > 0 || hasCode === false);
  return {
    chain_id: report.chainId,
    block: report.block,
    block_hash: Buffer.from(fromHex(report.blockHash)),
    block_time: report.blockTime,
    is_finalized: report.isFinalized,
    mode: sample.mode,
    seed: sample.seed,
    population_count: sample.population,
    drawn_count: sample.drawn,
    coverage_count: sample.drawnForCoverage,
    rate_below: sample.rateBelow,
    checked_count: totals.checked,
    equal_count: totals.equal,
    difference_count: totals.different,
    unanswered_count: totals.notAnswered,
    contracts: JSON.stringify(notable.slice(0, MOST_CONTRACTS)),
    started_at: report.startedAt,
    finished_at: report.finishedAt,
  };
}

async function storeDifferences(
  tx: Transaction<Database>,
  runId: string,
  differences: readonly AuditDifference[],
): Promise<void> {
  if (differences.length === 0) return;
  const rows = differences.map(({ contract, tokenId, ...rest }, position) => ({
    run_id: runId,
    position,
    contract: Buffer.from(fromHex(contract)),
    token_id: tokenId,
    ...rest,
  }));
  await tx.insertInto("ops.audit_difference").values(rows).execute();
}
