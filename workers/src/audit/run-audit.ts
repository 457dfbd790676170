import { setTimeout as sleep } from "node:timers/promises";
import { AppError, type Logger } from "@facevalue/core";
import type { Database } from "@facevalue/db";
import type { RpcClient } from "@facevalue/rpc";
import type { Kysely } from "kysely";
import { StateMissing } from "./ask-chain.ts";
import { auditAtBlock, type BlockAudit } from "./audit-at-block.ts";
import type { AuditReport } from "./audit-report.ts";
import { type AuditBlock, type BlockWish, chooseBlock, readHash } from "./choose-block.ts";
import { findNetwork } from "./find-network.ts";
import { type Scope, withIndexedState } from "./indexed-state.ts";
import { inSnapshot } from "./snapshot.ts";

export interface AuditOptions extends Scope {
  readonly db: Kysely<Database>;
  readonly rpc: RpcClient;
  readonly logger: Logger;
  /** Compare at this block; at the newest final one that node and tables have, unless given. */
  readonly block?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds before another attempt when the chain moved; 2,000 unless given. */
  readonly retryMs?: number;
}

interface Found {
  readonly block: AuditBlock;
  readonly hash: string;
  readonly time: number;
  readonly audit: BlockAudit;
}

/** Attempts at a block that both sides go on having. */
const ATTEMPTS = 4;

/** The tables and the chain do not have the same block, or not any more. */
class Moved extends Error {}

/**
 * Compares the tables of the RPC's chain with the chain itself, both as of one block.
 * @throws NOT_FOUND, BAD_USER_INPUT, HISTORY_PRUNED for what cannot be audited; RPC_FAILED when no node keeps the state of the
 * block; RPC_INCONSISTENT (retryable) when tables and node never agreed on a block; other errors of the RPC
 */
export async function runAudit(options: AuditOptions): Promise<AuditReport> {
  const { db, rpc } = options;
  const startedAt = new Date();
  const chainId = await rpc.chainId();
  const schema = await findNetwork(db, chainId);
  const { block, hash, time, audit } = await auditSomewhere(options, schema);
  return {
    version: 1,
    chainId,
    schema,
    block: block.number,
    blockHash: hash,
    blockTime: new Date(time * 1000).toISOString(),
    isFinalized: block.isFinalized,
    startedAt: startedAt.toISOString(),
    finishedAt: new Date().toISOString(),
    ...audit,
  };
}

async function auditSomewhere(options: AuditOptions, schema: string): Promise<Found> {
  const { logger, signal, retryMs = 2000 } = options;
  let isNewest = false;
  let reason = "";
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (attempt > 0 && reason !== "") await sleep(retryMs, undefined, signal === undefined ? {} : { signal });
    try {
      return await auditOnce(options, schema, { block: options.block, isNewest });
    } catch (error) {
      if (error instanceof StateMissing) {
        if (isNewest || options.block !== undefined) throw stateMissing(options, error);
        logger.info({ msg: "No node keeps the state of the final block: auditing the newest one instead" });
        isNewest = true;
      } else if (error instanceof Moved) reason = error.message;
      else throw error;
    }
  }
  const message = `tables and node did not agree on a block to audit: ${reason}; let the indexer follow, or check --rpc`;
  throw new AppError("RPC_INCONSISTENT", message, { retryable: true });
}

function stateMissing({ block, rpc }: AuditOptions, cause: StateMissing): AppError {
  const which =
    block === undefined
      ? "the last indexed block: let the indexer catch up"
      : `block ${block}: leave out --block`;
  return new AppError("RPC_FAILED", `${rpc.name} keeps no state of ${which}, or use an archive node`, {
    cause,
    retryable: block === undefined,
  });
}

/** One attempt. @throws Moved, StateMissing */
async function auditOnce(options: AuditOptions, schema: string, wish: BlockWish): Promise<Found> {
  const { db, rpc, signal } = options;
  const found = await withIndexedState(db, { schema, wish, scope: options }, async (state) => {
    const { block } = state;
    const { hash, time } = await findOnChain(rpc, block);
    try {
      const audit = await auditAtBlock(state, { rpc, hash, time: BigInt(time), signal }, options);
      return { block, hash, time, audit };
    } catch (error) {
      // A node may no longer know a block that a reorg took away: then that is why the call failed.
      if (error instanceof AppError && !(await rpc.holdsBlock({ number: block.number, hash }))) {
        throw new Moved(`block ${block.number} went away meanwhile`, { cause: error });
      }
      throw error;
    }
  });
  await assertStands(options, schema, found);
  return found;
}

/** Hash and time of the block at the node, which must be the indexed one. */
async function findOnChain(rpc: RpcClient, block: AuditBlock): Promise<{ hash: string; time: number }> {
  if (block.hash === null && !(await rpc.holdsBlock(block.newest))) {
    throw new Moved(`the node does not have the indexed block ${block.newest.number}`);
  }
  const [header] = await rpc.findBlocks([block.number]);
  if (header == null || (block.hash !== null && header.hash !== block.hash)) {
    throw new Moved(`the node does not have the indexed block ${block.number}`);
  }
  return { hash: header.hash, time: Number(header.timestamp) };
}

/** Asserts that, when everything was read, tables and node still had the block that they were read at. */
async function assertStands(
  { db, rpc }: AuditOptions,
  schema: string,
  { block, hash }: Found,
): Promise<void> {
  const indexed = await inSnapshot(db, async (tx) => {
    const { newest } = await chooseBlock(tx, schema, { isNewest: true });
    return { last: newest.number, hash: await readHash(tx, schema, block.number) };
  });
  const isIndexed = indexed.last >= block.number && (indexed.hash ?? hash) === hash;
  if (!isIndexed) throw new Moved(`the indexer took block ${block.number} back`);
  if (!(await rpc.holdsBlock({ number: block.number, hash })))
    throw new Moved(`block ${block.number} left the chain`);
}
