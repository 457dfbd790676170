import type { EntityType } from "../schema/entity-type.ts";
import type { IdKey } from "../schema/value.ts";
import { accumulate, type EntityOp } from "./entity-op.ts";

/** Pairs of entity and what was known of it before, three slots each, so that noting one allocates nothing. */
type UndoLog = (EntityType | IdKey | EntityOp | undefined)[];

/**
 * What a block's handlers did to entities, one operation per entity, in the order in which they were first touched. What
 * the running handler did can be taken back.
 */
export class BlockOps {
  readonly #byType = new Map<EntityType, Map<IdKey, EntityOp>>();
  readonly #undo: UndoLog = [];

  get(type: EntityType, key: IdKey): EntityOp | undefined {
    return this.#byType.get(type)?.get(key);
  }

  /** The running handler's sets have numbers from `handlerVid` on. */
  add(type: EntityType, key: IdKey, { op, handlerVid }: { op: EntityOp; handlerVid: bigint }): void {
    let ops = this.#byType.get(type);
    if (ops === undefined) {
      ops = new Map();
      this.#byType.set(type, ops);
    }
    const previous = ops.get(key);
    this.#undo.push(type, key, previous);
    ops.set(key, previous === undefined ? op : accumulate(type, previous, { next: op, handlerVid }));
  }

  keys(type: EntityType): Iterable<IdKey> {
    return this.#byType.get(type)?.keys() ?? [];
  }

  forEach(visit: (type: EntityType, key: IdKey, op: EntityOp) => void): void {
    for (const [type, ops] of this.#byType) for (const [key, op] of ops) visit(type, key, op);
  }

  /** Keeps what the running handler did. */
  commit(): void {
    this.#undo.length = 0;
  }

  /** Takes back what the running handler did. */
  discard(): void {
    for (let at = this.#undo.length - 3; at >= 0; at -= 3) {
      const ops = this.#byType.get(this.#undo[at] as EntityType);
      const key = this.#undo[at + 1] as IdKey;
      const previous = this.#undo[at + 2] as EntityOp | undefined;
      if (previous === undefined) ops?.delete(key);
      else ops?.set(key, previous);
    }
    this.#undo.length = 0;
  }

  clear(): void {
    this.#byType.clear();
    this.#undo.length = 0;
  }
}
