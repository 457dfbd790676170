import type { Logger } from "@facevalue/core";
import { type Database, inTransaction } from "@facevalue/db";
import type { RpcClient } from "@facevalue/rpc";
import { type Kysely, sql } from "kysely";
import type pg from "pg";
import { markDetection } from "../mark-detection.ts";
import type { FundingRange, FundingSource, FundingSourceName, FundingTransfer } from "./funding-source.ts";
import { forgetRange, storeTransfers } from "./store-transfers.ts";

export interface TraceOptions {
  readonly pool: pg.Pool;
  readonly db: Kysely<Database>;
  readonly rpc: RpcClient;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  readonly chainId: number;
  /** Schema of the network's entity tables. */
  readonly schema: string;
  readonly sources: readonly FundingSource[];
  /** First block, where nothing was read yet. */
  readonly fromBlock: number;
  /** Last block, inclusive. Only final blocks should be traced; what is rolled back all the same is read again by the next run. */
  readonly toBlock: number;
}

/** Reads what every source knows of the blocks that it has not read yet, and has detection follow. Resumes where it was stopped. */
export async function traceFunding(options: TraceOptions): Promise<void> {
  for (const source of options.sources) {
    const first = await nextBlock(options, source.name);
    const before = { from: options.fromBlock, to: first - 1 };
    if (source.readBack !== undefined && before.from <= before.to)
      await store(options, source.name, before, await source.readBack(before));
    for await (const { range, transfers } of readAhead(options, source, first))
      await store(options, source.name, range, transfers);
  }
  await markDetection(options.db, options);
}

/** The ranges from `first` on, each read while the one before is stored. */
async function* readAhead(
  { signal, toBlock }: TraceOptions,
  source: FundingSource,
  first: number,
): AsyncGenerator<{ range: FundingRange; transfers: readonly FundingTransfer[] }> {
  const begin = (from: number) => {
    if (from > toBlock) return null;
    const range = { from, to: Math.min(toBlock, from + source.rangeBlocks - 1) };
    const transfers = source.read(range);
    // Whoever stops before its turn does not want to hear of it.
    transfers.catch(() => {});
    return { range, transfers };
  };
  for (let current = begin(first); current !== null; ) {
    signal.throwIfAborted();
    const transfers = await current.transfers;
    const next = begin(current.range.to + 1);
    yield { range: current.range, transfers };
    current = next;
  }
}

async function store(
  { pool, rpc, logger, chainId, schema }: TraceOptions,
  source: FundingSourceName,
  range: FundingRange,
  transfers: readonly FundingTransfer[],
): Promise<void> {
  const [last] = await rpc.getBlocks([range.to], { full: false });
  if (last === undefined) throw new RangeError("a block that must exist is missing");
  const stored = { chainId, schema, source, range, lastHash: last.hash };
  await inTransaction(pool, async (session) => await storeTransfers(session, stored, transfers));
  logger.info({ msg: "Traced funding", source, ...range, transfers: transfers.length });
}

/** Where a source goes on, after ranges that are no longer part of the chain are forgotten. */
async function nextBlock(options: TraceOptions, source: FundingSourceName): Promise<number> {
  const { db, pool, rpc, chainId } = options;
  for (;;) {
    const { rows } = await sql<{ from_block: number; to_block: number; to_hash: Buffer }>`
      select from_block, to_block, to_hash from app.funding_scan
      where chain_id = ${chainId} and source = ${source} order by to_block desc limit 1`.execute(db);
    const [newest] = rows;
    if (newest === undefined) return options.fromBlock;
    const isHeld = await rpc.holdsBlock({
      number: newest.to_block,
      hash: `0x${newest.to_hash.toString("hex")}`,
    });
    if (isHeld) return newest.to_block + 1;
    options.logger.warn({
      msg: "Funding of blocks that were rolled back is read again",
      from: newest.from_block,
    });
    await inTransaction(
      pool,
      async (session) => await forgetRange(session, { chainId, source, from: newest.from_block }),
    );
  }
}
