import { AppError } from "@facevalue/core";
import pg from "pg";
import type { Aggregation, AggregationTable } from "../schema/aggregation.ts";
import type { BlockPointer } from "./block-pointer.ts";
import { planRollups, type Rollup } from "./plan-rollups.ts";
import { rollupStatement } from "./rollup-statement.ts";
import type { StorageContext } from "./storage-context.ts";

/**
 * Fills the aggregations' tables for every interval that ends with `blocks`, whose rows are written already. Run in
 * the transaction of a commit.
 * @param previous the cursor before this commit
 * @returns the tables that got rows
 */
export async function rollUp(
  context: StorageContext,
  previous: BlockPointer | null,
  blocks: readonly BlockPointer[],
): Promise<Set<string>> {
  const filled = new Set<string>();
  const { aggregations = [] } = context.entitySchema;
  if (aggregations.length === 0) return filled;
  for (const rollup of planRollups(previous, blocks)) {
    for (const aggregation of aggregations) {
      const table = aggregation.tables.find(({ interval }) => interval === rollup.interval);
      if (table === undefined) continue;
      const rows = await runRollup(context, { aggregation, table }, rollup);
      if (rows > 0) filled.add(table.type.table);
    }
  }
  return filled;
}

type RollupContext = Pick<StorageContext, "client" | "schemaName" | "entitySchema">;

async function runRollup(
  { client, schemaName }: RollupContext,
  { aggregation, table }: { readonly aggregation: Aggregation; readonly table: AggregationTable },
  { start, end, block }: Rollup,
): Promise<number> {
  const { rowCount } = await client.query({
    name: `roll up ${table.type.table}`.slice(-63),
    text: rollupStatement(schemaName, aggregation, table.type),
    values: [new Date(start * 1000), new Date(end * 1000), block],
  });
  return rowCount ?? 0;
}

/** Asserts that Postgres can run every rollup: what an expression's types allow, only it knows. @throws SUBGRAPH_INVALID */
export async function assertRollupsRun(context: RollupContext): Promise<void> {
  const nothing = { start: 0, end: 0, block: 0 };
  for (const aggregation of context.entitySchema.aggregations ?? []) {
    for (const table of aggregation.tables) {
      try {
        await runRollup(context, { aggregation, table }, { ...nothing, interval: table.interval });
      } catch (error) {
        if (!(error instanceof pg.DatabaseError)) throw error;
        const message = `schema.graphql: ${aggregation.name} cannot be computed: ${error.message}`;
        throw new AppError("SUBGRAPH_INVALID", message, { cause: error });
      }
    }
  }
}
