import { FilterSet } from "../chain/filter-set.ts";
import { toBlockPointer } from "../chain/to-block-pointer.ts";
import type { BlockInput } from "../engine/block-input.ts";
import type { Engine, MoreLogs } from "../engine/engine.ts";
import type { LogFilter } from "../engine/log-filter.ts";
import type { BlockPointer } from "../storage/block-pointer.ts";
import type { CommitOptions, Storage } from "../storage/storage.ts";
import { RunCounters } from "./run-counters.ts";
import { untilAborted } from "./until-aborted.ts";

/** Where indexing stands: engine, storage, filters and position, kept in step. */
export class Session {
  /** Last block that was processed, committed or not. */
  position: BlockPointer | null;
  filters: FilterSet;
  /** Newest block and newest final block of the chain as last seen. */
  head = -1;
  /** Unix seconds of the newest block. */
  headTime = 0;
  finalized = -1;
  readonly counters = new RunCounters();
  readonly startBlock: number;
  readonly #engine: Engine;
  readonly #storage: Storage;
  readonly #signal: AbortSignal;
  #committing: Promise<void> | null = null;

  constructor(parts: { engine: Engine; storage: Storage; startBlock: number; signal: AbortSignal }) {
    this.#engine = parts.engine;
    this.#storage = parts.storage;
    this.startBlock = parts.startBlock;
    this.#signal = parts.signal;
    this.position = parts.storage.cursor;
    this.filters = new FilterSet(parts.engine.filters());
  }

  get nextBlock(): number {
    return Math.max(this.startBlock, (this.position?.number ?? -1) + 1);
  }

  /** Hash of the block before the next one, null when it was not read. */
  get parentHash(): string | null {
    return this.position?.number === this.nextBlock - 1 ? this.position.hash : null;
  }

  /** Runs the block's handlers; resolves to whether they created data sources. A block that is under way on abort is dropped. */
  async process(input: BlockInput, moreLogs: (filter: LogFilter) => Promise<MoreLogs>): Promise<boolean> {
    const startedAt = performance.now();
    let logs = input.logs.length;
    const countedLogs = async (filter: LogFilter) => {
      const more = await moreLogs(filter);
      logs += more.logs.length;
      return more;
    };
    const outcome = await untilAborted(this.#engine.processBlock(input, countedLogs), this.#signal);
    if (outcome === null) return false;
    this.counters.processed(logs, outcome, startedAt);
    const pointer = toBlockPointer(input.block);
    this.#storage.append(pointer, outcome);
    this.position = pointer;
    if (outcome.created.length === 0) return false;
    this.filters.add(this.#engine.filters().slice(this.filters.size));
    return true;
  }

  /** Stores what was processed; resolves when it is stored. */
  async commit(): Promise<void> {
    await this.commitBehind();
    await this.#settle();
  }

  /** Begins to store what was processed, while the next blocks are processed already. */
  async commitBehind(): Promise<void> {
    await this.#settle();
    const { position } = this;
    if (position === null) return;
    if (position.hash === this.#storage.cursor?.hash && this.#storage.pending.blocks === 0) return;
    const options = { finalizedBlock: this.finalized, headBlock: Math.max(this.head, position.number) };
    this.#committing = this.#store(position, options);
    // Its failure is thrown by the next commit; until then it must not end the process.
    this.#committing.catch(() => undefined);
  }

  async #store(position: BlockPointer, options: CommitOptions): Promise<void> {
    const startedAt = performance.now();
    const rows = this.#storage.pending.changes;
    await this.#storage.commit(position, options);
    this.counters.flushed(rows, startedAt);
  }

  async #settle(): Promise<void> {
    const committing = this.#committing;
    this.#committing = null;
    await committing;
  }

  /** Undoes every block above `to`, which is committed. */
  async revert(to: BlockPointer): Promise<void> {
    await this.#settle();
    this.#engine.revert(to.number);
    await this.#storage.rollback(to);
    // The chain may have become shorter: its height belongs to what is stored about the cursor.
    await this.#storage.commit(to, {
      finalizedBlock: this.finalized,
      headBlock: Math.max(this.head, to.number),
    });
    this.position = to;
    this.filters = new FilterSet(this.#engine.filters());
  }
}
