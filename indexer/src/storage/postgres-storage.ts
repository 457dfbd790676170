import { AppError } from "@facevalue/core";
import type pg from "pg";
import type { DataSourceInstance } from "../engine/data-source-instance.ts";
import type { RowImage } from "../row/row-image.ts";
import type { Column, EntityType } from "../schema/entity-type.ts";
import type { EntityId, IdKey } from "../schema/value.ts";
import { findInBatches, overlay } from "./batch-overlay.ts";
import { keepRecent, readHeaderUpTo } from "./block-headers.ts";
import type { BlockPointer } from "./block-pointer.ts";
import { buildIndexes } from "./build-indexes.ts";
import { type IndexFailure, type Progress, writeFailure } from "./cursor-row.ts";
import { toDatabaseError } from "./database-error.ts";
import type { EntityReader } from "./entity-reader.ts";
import { PendingBatch, type ProcessedBlock } from "./pending-batch.ts";
import { prune } from "./prune.ts";
import { assertTruncatable, rollBack } from "./roll-back.ts";
import type { CommitOptions, Storage } from "./storage.ts";
import type { StorageContext } from "./storage-context.ts";
import type { TableVacuum } from "./table-vacuum.ts";
import { inTransaction } from "./transaction.ts";
import { type BatchOptions, withCursor, writeBatch } from "./write-batch.ts";

export interface OpenedStorage {
  readonly context: StorageContext;
  readonly reader: EntityReader;
  readonly progress: Progress;
  readonly dataSources: readonly DataSourceInstance[];
  readonly recentBlocks: readonly BlockPointer[];
  readonly connections: readonly pg.PoolClient[];
  readonly vacuum: TableVacuum;
  readonly pruneIntervalBlocks: number;
}

/** Storage over two connections: one writes, the other reads, also while a batch is being written. */
export class PostgresStorage implements Storage {
  readonly #context: StorageContext;
  readonly #reader: EntityReader;
  readonly #connections: readonly pg.PoolClient[];
  readonly #vacuum: TableVacuum;
  #progress: Progress;
  #dataSources: readonly DataSourceInstance[];
  #recentBlocks: readonly BlockPointer[];
  #batch = new PendingBatch();
  /** The batch that is being written; reads go on to see it. */
  #writing: PendingBatch | null = null;
  #isBusy = false;
  readonly #pruneIntervalBlocks: number;
  #failure: AppError | null = null;
  #prunedTo = -1;
  /** Of the versions at or below it, blocks that are appended leave only the last. */
  #collapsible = -1;

  constructor(opened: OpenedStorage) {
    this.#context = opened.context;
    this.#reader = opened.reader;
    this.#connections = opened.connections;
    this.#vacuum = opened.vacuum;
    this.#progress = opened.progress;
    this.#dataSources = opened.dataSources;
    this.#recentBlocks = opened.recentBlocks;
    this.#pruneIntervalBlocks = opened.pruneIntervalBlocks;
    const { keepHistory, historyBlocks } = opened.context;
    if (!keepHistory && historyBlocks === 0) this.#collapsible = opened.progress.finalizedBlock;
  }

  get cursor(): BlockPointer | null {
    return this.#progress.cursor;
  }

  get pending(): { readonly blocks: number; readonly changes: number } {
    return { blocks: this.#batch.headers.length, changes: this.#batch.changes };
  }

  recentBlocks(): readonly BlockPointer[] {
    return this.#recentBlocks;
  }

  get finalizedBlock(): number {
    return this.#progress.finalizedBlock;
  }

  headerUpTo(number: number): Promise<BlockPointer | null> {
    return readHeaderUpTo(this.#context, number);
  }

  dataSources(): readonly DataSourceInstance[] {
    return [...this.#dataSources, ...(this.#writing?.created ?? []), ...this.#batch.created];
  }

  get(type: EntityType, idKey: IdKey): RowImage | null | Promise<RowImage | null> {
    // Of an immutable entity whose duplicates are skipped, the first one counts: the stored one, if any.
    if (type.skipDuplicates) return this.#getFirst(type, idKey);
    const row = findInBatches(this.#batches, type, idKey);
    return row === undefined ? this.#reader.get(type, idKey) : row;
  }

  async #getFirst(type: EntityType, idKey: IdKey): Promise<RowImage | null> {
    const pending = findInBatches(this.#batches.toReversed(), type, idKey);
    return (await this.#reader.get(type, idKey)) ?? pending ?? null;
  }

  async findByReference(type: EntityType, column: Column, id: EntityId): Promise<readonly RowImage[]> {
    const batches = this.#batches;
    return overlay(batches, await this.#reader.findByReference(type, column, id), { type, column, id });
  }

  append(block: BlockPointer, outcome: ProcessedBlock): void {
    if (this.#failure !== null) throw this.#failure;
    const last = this.#writing?.headers.at(-1)?.pointer ?? this.cursor;
    if (last !== null && block.number <= last.number) {
      throw new AppError("INTERNAL", `block ${block.number} was handed over after block ${last.number}`);
    }
    this.#batch.append(block, outcome, this.#collapsible);
  }

  async commit(cursor: BlockPointer, options: CommitOptions): Promise<void> {
    await this.#exclusively(async () => {
      const batch = this.#batch;
      const last = batch.headers.at(-1)?.pointer ?? this.cursor;
      if (last !== null && cursor.number < last.number) {
        throw new AppError(
          "INTERNAL",
          `cannot commit up to block ${cursor.number}: block ${last.number} is later`,
        );
      }
      this.#batch = new PendingBatch();
      this.#writing = batch;
      const recent = this.#recentWith(batch, cursor);
      const plan = this.#plan(recent, cursor, options);
      await inTransaction(this.#context.client, `storing the blocks up to ${cursor.number}`, async () => {
        await writeBatch(this.#context, batch, plan);
        if (this.#isPruningDue(plan.floor)) await prune(this.#context, plan);
      });
      if (this.#isPruningDue(plan.floor)) this.#prunedTo = plan.floor;
      this.#settle(batch, plan, recent);
      this.#vacuum.noteCommitted(batch);
    });
  }

  /** Committed headers as they will be, newest first. */
  #recentWith(batch: PendingBatch, cursor: BlockPointer): BlockPointer[] {
    const added = withCursor(batch.headers, cursor).map(({ pointer }) => pointer);
    const isSame = this.cursor?.number === cursor.number;
    return [...(isSame ? [] : added.toReversed()), ...this.#recentBlocks];
  }

  #plan(recent: readonly BlockPointer[], cursor: BlockPointer, options: CommitOptions): BatchOptions {
    const { cursor: previous, finalizedBlock: knownFinal, earliestBlock, isIndexed } = this.#progress;
    const finalizedBlock = Math.max(knownFinal, options.finalizedBlock);
    // The deepest block with a known header is the deepest that a search for a common ancestor can name.
    const floor = recent.find(({ number }) => number <= finalizedBlock)?.number ?? -1;
    const { keepHistory, historyBlocks } = this.#context;
    // A head that became lower brings nothing back that was collapsed before.
    const limit = Math.max(this.#collapsible, options.headBlock - historyBlocks);
    const collapsibleBlock = keepHistory ? -1 : Math.max(-1, Math.min(floor, limit));
    const earliest = Math.max(earliestBlock, collapsibleBlock);
    const next = { cursor, finalizedBlock, earliestBlock: earliest, isIndexed };
    return {
      previous,
      next,
      headBlock: options.headBlock,
      floor,
      collapsibleBlock,
    };
  }

  /** Without the indexes for it, pruning would read whole tables. */
  #isPruningDue(floor: number): boolean {
    return this.#progress.isIndexed && floor - this.#prunedTo >= this.#pruneIntervalBlocks;
  }

  #settle(batch: PendingBatch, { next, headBlock }: BatchOptions, recent: readonly BlockPointer[]): void {
    for (const { type, inserts, entities } of batch.tables) {
      for (const idKey of inserts.keys()) this.#reader.noteStored(type, idKey);
      for (const [idKey, { isStored }] of entities) if (!isStored) this.#reader.noteStored(type, idKey);
    }
    this.#dataSources = [...this.#dataSources, ...batch.created];
    this.#recentBlocks = keepRecent(recent, next.finalizedBlock);
    this.#progress = { ...next, isIndexed: this.#progress.isIndexed };
    this.#writing = null;
    const { keepHistory, historyBlocks } = this.#context;
    const limit = Math.min(next.finalizedBlock, headBlock - historyBlocks);
    if (!keepHistory) this.#collapsible = Math.max(this.#collapsible, limit);
  }

  async rollback(to: BlockPointer): Promise<void> {
    await this.#exclusively(async () => {
      const { cursor } = this.#progress;
      if (cursor !== null && to.number < cursor.number) {
        await rollBack(this.#context, { ...this.#progress, cursor }, to);
        this.#progress = { ...this.#progress, cursor: to };
        this.#recentBlocks = this.#recentBlocks.filter(({ number }) => number <= to.number);
        this.#dataSources = this.#dataSources.filter(({ createdAtBlock }) => createdAtBlock <= to.number);
      } else {
        assertTruncatable(this.#context, this.#progress, this.#batch, to);
      }
      this.#batch.truncate(to.number);
    });
  }

  async buildIndexes(): Promise<void> {
    if (this.#progress.isIndexed) return;
    await this.#exclusively(() => buildIndexes(this.#context));
    this.#progress = { ...this.#progress, isIndexed: true };
  }

  async markFailed(failure: IndexFailure): Promise<void> {
    await writeFailure(this.#context, failure);
  }

  async close(): Promise<void> {
    this.#vacuum.close();
    // Ending the connections gives the writer's lock back, whatever state they are in.
    for (const connection of this.#connections) connection.release(true);
    await Promise.resolve();
  }

  /** What reads look into, newest first. */
  get #batches(): readonly PendingBatch[] {
    return this.#writing === null ? [this.#batch] : [this.#batch, this.#writing];
  }

  async #exclusively(work: () => Promise<void>): Promise<void> {
    if (this.#failure !== null) throw this.#failure;
    if (this.#isBusy)
      throw new AppError("INTERNAL", "a commit or roll-back is still under way: await it first");
    this.#isBusy = true;
    try {
      await work();
    } catch (error) {
      const failure = toDatabaseError(error, "writing");
      if (failure.code !== "REORG_TOO_DEEP") this.#failure = failure;
      throw failure;
    } finally {
      this.#isBusy = false;
    }
  }
}
