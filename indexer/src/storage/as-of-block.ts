import { AppError } from "@facevalue/core";
import type pg from "pg";
import { qualifiedName } from "./qualified-name.ts";

export interface RowCondition {
  readonly condition: string;
  readonly values: readonly unknown[];
}

/** SQL condition, with at most the parameter $1, on a table's rows that are current now or were after `block`. */
export function currentRows(isMutable: boolean, block?: number): RowCondition {
  if (block === undefined) return { condition: isMutable ? "upper_inf(block_range)" : "true", values: [] };
  return { condition: isMutable ? "block_range @> $1::int" : "block$ <= $1::int", values: [block] };
}

/**
 * Asserts that the rows as they were after `block` are all there.
 * @throws BAD_USER_INPUT for a block after what is stored, HISTORY_PRUNED for one whose versions are gone
 */
export async function assertBlockIsKept(
  client: pg.ClientBase,
  schemaName: string,
  block: number,
): Promise<void> {
  const { rows } = await client.query<{ block_number: number | null; earliest_block: number }>(
    `select block_number, earliest_block from ${qualifiedName(schemaName, "cursor$")}`,
  );
  const { block_number: last = null, earliest_block: earliest = 0 } = rows[0] ?? {};
  if (last === null || block > last) {
    const message = `${schemaName} goes up to block ${last ?? "none"}: ask for block ${last ?? 0} or one before it`;
    throw new AppError("BAD_USER_INPUT", message);
  }
  if (block >= earliest) return;
  const message = `the history of ${schemaName} is complete from block ${earliest} on only, not from ${block}: ask for a later block, or index with the whole history kept`;
  throw new AppError("HISTORY_PRUNED", message);
}
