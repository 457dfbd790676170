import type { EntityType } from "../schema/entity-type.ts";
import type { IdKey } from "../schema/value.ts";
import { accumulate, type EntityOp } from "./entity-op.ts";

/** Operations on entities, one per entity, in the order in which the entities were first touched. */
export class OpLayer {
  readonly #byType = new Map<EntityType, Map<IdKey, EntityOp>>();

  get(type: EntityType, key: IdKey): EntityOp | undefined {
    return this.#byType.get(type)?.get(key);
  }

  add(type: EntityType, key: IdKey, op: EntityOp): void {
    let ops = this.#byType.get(type);
    if (ops === undefined) {
      ops = new Map();
      this.#byType.set(type, ops);
    }
    ops.set(key, accumulate(ops.get(key), op));
  }

  keys(type: EntityType): Iterable<IdKey> {
    return this.#byType.get(type)?.keys() ?? [];
  }

  *entries(): Iterable<{ type: EntityType; key: IdKey; op: EntityOp }> {
    for (const [type, ops] of this.#byType) for (const [key, op] of ops) yield { type, key, op };
  }

  /** Moves everything on top of `target`. */
  moveTo(target: OpLayer): void {
    for (const [type, ops] of this.#byType) {
      for (const [key, op] of ops) target.add(type, key, op);
      ops.clear();
    }
  }

  clear(): void {
    this.#byType.clear();
  }
}
