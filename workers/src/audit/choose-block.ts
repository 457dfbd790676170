import { AppError, toHex } from "@facevalue/core";
import type { Database } from "@facevalue/db";
import { sql, type Transaction } from "kysely";

/** A block that the tables know the state after. */
export interface AuditBlock {
  readonly number: number;
  /** As indexed; null where the tables keep no header of the block, since nothing happened in it. */
  readonly hash: string | null;
  readonly isFinalized: boolean;
  /** The last indexed block. */
  readonly newest: { readonly number: number; readonly hash: string };
}

export interface BlockWish {
  /** This one and no other. */
  readonly block?: number | undefined;
  /** The last indexed one, where nodes have given up the state of final ones. */
  readonly isNewest: boolean;
}

interface CursorRow {
  readonly block_number: number | null;
  readonly block_hash: Buffer;
  readonly finalized_block: number | null;
  readonly earliest_block: number;
}

/**
 * The block to compare at: the wished one, or the newest final one whose state the tables have, or the last indexed one.
 * @throws BAD_USER_INPUT, HISTORY_PRUNED for a wished block that the tables have no state of; NOT_FOUND when nothing is indexed
 */
export async function chooseBlock(
  tx: Transaction<Database>,
  schema: string,
  wish: BlockWish,
): Promise<AuditBlock> {
  const { rows } = await sql<CursorRow>`select * from ${sql.id(schema, "cursor$")}`.execute(tx);
  const cursor = rows[0];
  if (cursor === undefined || cursor.block_number === null) {
    throw new AppError("NOT_FOUND", `${schema} has no indexed block yet: let the indexer store one first`);
  }
  const newest = { number: cursor.block_number, hash: toHex(cursor.block_hash) };
  const finalized = Math.min(cursor.finalized_block ?? -1, newest.number);
  const at = (number: number, hash: string | null) => ({
    number,
    hash,
    isFinalized: number <= finalized,
    newest,
  });
  const { block, isNewest } = wish;
  if (block !== undefined) {
    assertIsKept(schema, block, cursor.earliest_block, newest.number);
    return at(block, block === newest.number ? newest.hash : await readHash(tx, schema, block));
  }
  const header = isNewest ? null : await findHeader(tx, schema, cursor.earliest_block, finalized);
  return header === null ? at(newest.number, newest.hash) : at(header.number, header.hash);
}

function assertIsKept(schema: string, block: number, earliest: number, last: number): void {
  if (block > last) {
    throw new AppError("BAD_USER_INPUT", `${schema} goes up to block ${last}: give it or one before it`);
  }
  if (block >= earliest) return;
  const message = `the history of ${schema} is complete from block ${earliest} on only, not from ${block}: give a later block, or index with the whole history kept`;
  throw new AppError("HISTORY_PRUNED", message);
}

/** Hash of the indexed block; null when its header is not kept. */
export async function readHash(
  tx: Transaction<Database>,
  schema: string,
  block: number,
): Promise<string | null> {
  const { rows } = await sql<{ hash: Buffer }>`
    select hash from ${sql.id(schema, "block$")} where number = ${block}`.execute(tx);
  return rows[0] === undefined ? null : toHex(rows[0].hash);
}

async function findHeader(
  tx: Transaction<Database>,
  schema: string,
  first: number,
  last: number,
): Promise<{ number: number; hash: string } | null> {
  const { rows } = await sql<{ number: number; hash: Buffer }>`
    select number, hash from ${sql.id(schema, "block$")}
    where number between ${first} and ${last} order by number desc limit 1`.execute(tx);
  return rows[0] === undefined ? null : { number: rows[0].number, hash: toHex(rows[0].hash) };
}
