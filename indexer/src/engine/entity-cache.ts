import type { EntityView } from "../host/host-scope.ts";
import type { EntitySchema, EntityType } from "../schema/entity-type.ts";
import type { PartialRow } from "../schema/partial-row.ts";
import type { EntityRow, IdKey } from "../schema/value.ts";
import { CurrentCache } from "./current-cache.ts";
import type { EntityChange } from "./entity-change.ts";
import { idOfKey, toIdKey } from "./entity-id.ts";
import { applyOp, type EntityOp, REMOVE } from "./entity-op.ts";
import type { EntitySource } from "./entity-source.ts";
import { checkEnums, isComplete, requireComplete, withId } from "./entity-validation.ts";
import { collectChanges } from "./flush-changes.ts";
import { GeneratedIds } from "./generated-ids.ts";
import { findRelated, type RelatedEntity } from "./load-related.ts";
import { OpLayer } from "./op-layer.ts";

/** graph-node numbers the writes of a block from here. */
const FIRST_SEQUENCE = 100n;

export interface BlockMoment {
  readonly number: number;
  readonly timestampSeconds: bigint;
}

/**
 * The store that handlers see, in graph-node's three layers: entities before the block, what earlier handlers of the
 * block did, what the running handler did (dropped when it fails).
 */
export class EntityCache {
  readonly schema: EntitySchema;
  readonly #source: EntitySource;
  readonly #current: CurrentCache;
  readonly #block = new OpLayer();
  readonly #handler = new OpLayer();
  #ids = new GeneratedIds({ number: 0, timestampSeconds: 0n });
  #nextVid = 0n;

  constructor(options: { schema: EntitySchema; source: EntitySource; capacity: number }) {
    this.schema = options.schema;
    this.#source = options.source;
    this.#current = new CurrentCache(options.capacity);
  }

  startBlock(block: BlockMoment): void {
    this.discardBlock();
    this.#nextVid = (BigInt(block.number) << 32n) + FIRST_SEQUENCE;
    this.#ids = new GeneratedIds(block);
  }

  get(type: EntityType, id: string): EntityView | null | Promise<EntityView | null> {
    return this.view(type, toIdKey(type, id));
  }

  /** The entity with everything that was done to it up to now. */
  view(type: EntityType, key: IdKey): EntityView | null | Promise<EntityView | null> {
    const handlerOp = this.#handler.get(type, key);
    const blockOp = this.#block.get(type, key);
    if (replaces(handlerOp) || replaces(blockOp)) return applyOp(applyOp(null, blockOp), handlerOp);
    const row = this.currentRow(type, key);
    const apply = (before: EntityRow | null) => {
      const view = before && { row: before, isPartial: false };
      return applyOp(applyOp(view, blockOp), handlerOp);
    };
    return row instanceof Promise ? row.then(apply) : apply(row);
  }

  getInBlock(type: EntityType, id: string): EntityView | null {
    const key = toIdKey(type, id);
    return applyOp(applyOp(null, this.#block.get(type, key)), this.#handler.get(type, key));
  }

  loadRelated(type: EntityType, id: string, field: string): Promise<readonly RelatedEntity[]> {
    return findRelated(this, this.#source, { type, key: toIdKey(type, id), field });
  }

  /** Ids of a type that were touched in this block. */
  touchedKeys(type: EntityType): Set<IdKey> {
    return new Set([...this.#block.keys(type), ...this.#handler.keys(type)]);
  }

  set(type: EntityType, id: string, given: PartialRow): void | Promise<void> {
    const key = this.#ids.isGenerated(type, id) ? this.#ids.next(type) : toIdKey(type, id);
    const row = withId(type, key, this.#ids.stamp(type, given, key));
    checkEnums(this.schema, type, row);
    const vid = this.#nextVid++;
    this.#handler.add(type, key, { isRemoval: false, row, isOverwrite: false, vid });
    if (isComplete(type, row)) return;
    const merged = this.view(type, key);
    if (!(merged instanceof Promise)) return requireComplete(type, key, merged);
    return merged.then((view) => requireComplete(type, key, view));
  }

  remove(type: EntityType, id: string): void {
    this.#handler.add(type, toIdKey(type, id), REMOVE);
  }

  /** Keeps what the handler did. */
  commitHandler(): void {
    this.#handler.moveTo(this.#block);
  }

  discardHandler(): void {
    this.#handler.clear();
  }

  discardBlock(): void {
    this.#handler.clear();
    this.#block.clear();
  }

  /** Ends the block: what changed, with entities as they are now; unchanged ones left out. */
  async flush(): Promise<EntityChange[]> {
    const changes = await collectChanges(
      this.#block.entries(),
      (type, key) => this.currentRow(type, key),
      this.#current,
    );
    this.discardBlock();
    return changes;
  }

  /** Forgets everything that was read, after a roll-back. */
  forget(): void {
    this.discardBlock();
    this.#current.clear();
  }

  /** The row before this block. */
  currentRow(type: EntityType, key: IdKey): EntityRow | null | Promise<EntityRow | null> {
    const known = this.#current.get(type, key);
    if (known !== undefined) return known;
    const found = this.#source.get(type, idOfKey(type, key), key);
    if (!(found instanceof Promise)) return this.#remember(type, key, found);
    return found.then((row) => this.#remember(type, key, row));
  }

  #remember(type: EntityType, key: IdKey, row: EntityRow | null): EntityRow | null {
    this.#current.set(type, key, row);
    return row;
  }
}

function replaces(op: EntityOp | undefined): boolean {
  return op !== undefined && (op.isRemoval || op.isOverwrite);
}
