import type { EntityView } from "../host/host-scope.ts";
import { isComplete, type RowImage } from "../row/row-image.ts";
import type { EntitySchema, EntityType } from "../schema/entity-type.ts";
import type { IdKey } from "../schema/value.ts";
import { BlockOps } from "./block-ops.ts";
import { CurrentCache } from "./current-cache.ts";
import type { EntityChange } from "./entity-change.ts";
import { toIdKey } from "./entity-id.ts";
import { applyOp, REMOVE } from "./entity-op.ts";
import type { EntitySource } from "./entity-source.ts";
import { checkEnums, requireComplete, withId } from "./entity-validation.ts";
import { collectChanges } from "./flush-changes.ts";
import { GeneratedIds } from "./generated-ids.ts";
import { findRelated, type RelatedEntity } from "./load-related.ts";

/** graph-node numbers the writes of a block from here. */
const FIRST_SEQUENCE = 100n;

export interface BlockMoment {
  readonly number: number;
  readonly timestampSeconds: bigint;
}

/**
 * The store that handlers see: entities before the block, and above them what the block's handlers did, of which the
 * running one's part can be taken back.
 */
export class EntityCache {
  readonly schema: EntitySchema;
  readonly #source: EntitySource;
  readonly #current: CurrentCache;
  readonly #ops = new BlockOps();
  #ids = new GeneratedIds({ number: 0, timestampSeconds: 0n });
  #nextVid = 0n;
  /** Where the running handler began. */
  #markedVid = 0n;
  #markedIds = 0;
  /** Counts what makes rows that were asked for before it out of date: ends of blocks, roll-backs. */
  #epoch = 0;

  constructor(options: { schema: EntitySchema; source: EntitySource; cacheBytes: number }) {
    this.schema = options.schema;
    this.#source = options.source;
    this.#current = new CurrentCache(options.cacheBytes);
  }

  startBlock(block: BlockMoment): void {
    this.#ops.clear();
    this.#nextVid = (BigInt(block.number) << 32n) + FIRST_SEQUENCE;
    this.#ids = new GeneratedIds(block);
  }

  get(type: EntityType, id: string): EntityView | null | Promise<EntityView | null> {
    return this.view(type, toIdKey(type, id));
  }

  /** The entity with everything that was done to it up to now. */
  view(type: EntityType, key: IdKey): EntityView | null | Promise<EntityView | null> {
    const op = this.#ops.get(type, key);
    const done = { op, handlerVid: this.#markedVid };
    if (op !== undefined && (op.isRemoval || op.isOverwrite)) return applyOp(type, null, done);
    const row = this.currentRow(type, key);
    return row instanceof Promise ? row.then((read) => applyOp(type, read, done)) : applyOp(type, row, done);
  }

  getInBlock(type: EntityType, id: string): EntityView | null {
    const op = this.#ops.get(type, toIdKey(type, id));
    return applyOp(type, null, { op, handlerVid: this.#markedVid });
  }

  loadRelated(type: EntityType, id: string, field: string): Promise<readonly RelatedEntity[]> {
    return findRelated(this, this.#source, { type, key: toIdKey(type, id), field });
  }

  /** Ids of a type that were touched in this block. */
  touchedKeys(type: EntityType): Iterable<IdKey> {
    return this.#ops.keys(type);
  }

  set(type: EntityType, id: string, given: RowImage): void | Promise<void> {
    const key = this.#ids.isGenerated(type, id) ? this.#ids.next(type) : toIdKey(type, id);
    const row = withId(type, key, this.#ids.stamp(type, given, key));
    checkEnums(this.schema, type, row);
    const vid = this.#nextVid++;
    const op = { isRemoval: false, row, isOverwrite: false, vid } as const;
    this.#ops.add(type, key, { op, handlerVid: this.#markedVid });
    if (isComplete(row)) return;
    const merged = this.view(type, key);
    if (!(merged instanceof Promise)) return requireComplete(type, key, merged);
    return merged.then((view) => requireComplete(type, key, view));
  }

  remove(type: EntityType, id: string): void {
    this.#ops.add(type, toIdKey(type, id), { op: REMOVE, handlerVid: this.#markedVid });
  }

  /** A handler begins. */
  markHandler(): void {
    this.#markedVid = this.#nextVid;
    this.#markedIds = this.#ids.sequence;
  }

  /** Keeps what the handler did. */
  commitHandler(): void {
    this.#ops.commit();
  }

  discardHandler(): void {
    this.#ops.discard();
  }

  /** Takes the running handler back, its numbers too: it will run again. */
  rewindHandler(): void {
    this.#ops.discard();
    this.#nextVid = this.#markedVid;
    this.#ids.sequence = this.#markedIds;
  }

  discardBlock(): void {
    this.#ops.clear();
  }

  /** Ends the block: what changed, with entities as they are now; unchanged ones left out. */
  async flush(): Promise<EntityChange[]> {
    const readRow = (type: EntityType, key: IdKey) => this.currentRow(type, key);
    this.#epoch += 1;
    const changes = await collectChanges(this.#ops, readRow, this.#current);
    this.#ops.clear();
    return changes;
  }

  /** Forgets everything that was read, after a roll-back. */
  forget(): void {
    this.#epoch += 1;
    this.#ops.clear();
    this.#current.clear();
  }

  /** The row before this block. */
  currentRow(type: EntityType, key: IdKey): RowImage | null | Promise<RowImage | null> {
    const known = this.#current.get(type, key);
    if (known !== undefined) return known;
    const found = this.#source.get(type, key);
    if (!(found instanceof Promise)) return this.#remember(type, key, found);
    const epoch = this.#epoch;
    // Answers can come late, and out of order: one that was asked for before the block ended is no longer the current row.
    return found.then((row) => (epoch === this.#epoch ? this.#remember(type, key, row) : row));
  }

  #remember(type: EntityType, key: IdKey, row: RowImage | null): RowImage | null {
    this.#current.set(type, key, row);
    return row;
  }
}
