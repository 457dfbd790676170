import { FilterSet } from "../chain/filter-set.ts";
import type { LogFilter, MoreLogs } from "../chain/log-filter.ts";
import { toBlockPointer } from "../chain/to-block-pointer.ts";
import type { BlockInput } from "../engine/block-input.ts";
import type { BlockPointer } from "../storage/block-pointer.ts";
import type { EnginePort, StoragePort } from "./ports.ts";

/** Where indexing stands: engine, storage, filters and position, kept in step. */
export class Session {
  /** Last block that was processed, committed or not. */
  position: BlockPointer | null;
  filters: FilterSet;
  /** Newest block and newest final block of the chain as last seen. */
  head = -1;
  finalized = -1;
  /** Newest final block of the last commit: what is below it can no longer be undone. */
  committedFinalized = -1;
  readonly #engine: EnginePort;
  readonly #storage: StoragePort;
  readonly #startBlock: number;

  constructor(parts: { engine: EnginePort; storage: StoragePort; startBlock: number }) {
    this.#engine = parts.engine;
    this.#storage = parts.storage;
    this.#startBlock = parts.startBlock;
    this.position = parts.storage.cursor;
    this.filters = new FilterSet(parts.engine.filters());
  }

  get nextBlock(): number {
    return Math.max(this.#startBlock, (this.position?.number ?? -1) + 1);
  }

  /** Hash of the block before the next one, null when it was not read. */
  get parentHash(): string | null {
    return this.position?.number === this.nextBlock - 1 ? this.position.hash : null;
  }

  /** Runs the block's handlers; resolves to whether they created data sources. */
  async process(input: BlockInput, moreLogs: (filter: LogFilter) => Promise<MoreLogs>): Promise<boolean> {
    const outcome = await this.#engine.processBlock(input, moreLogs);
    const pointer = toBlockPointer(input.block);
    this.#storage.append(pointer, outcome);
    this.position = pointer;
    if (outcome.created.length === 0) return false;
    this.filters.add(this.#engine.filters().slice(this.filters.size));
    return true;
  }

  async commit(): Promise<void> {
    const { position } = this;
    const isCommitted =
      position === null ||
      (position.hash === this.#storage.cursor?.hash && this.#storage.pending.blocks === 0);
    if (isCommitted) return;
    const finalizedBlock = Math.min(this.finalized, position.number);
    await this.#storage.commit(position, { finalizedBlock, headBlock: Math.max(this.head, position.number) });
    this.committedFinalized = Math.max(this.committedFinalized, finalizedBlock);
  }

  /** Undoes every block above `to`, which is committed. */
  async revert(to: BlockPointer): Promise<void> {
    this.#engine.revert(to.number);
    await this.#storage.rollback(to);
    this.position = to;
    this.filters = new FilterSet(this.#engine.filters());
  }
}
