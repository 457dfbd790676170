import type { RowImage } from "../row/row-image.ts";
import type { EntityType } from "../schema/entity-type.ts";
import type { IdKey } from "../schema/value.ts";

type Generation = Map<EntityType, Map<IdKey, RowImage | null>>;

/**
 * Entities as they are after the last processed block, null for those known not to exist. Bounded: two generations, and
 * when the young one is full the old one is dropped, so what was not used lately goes.
 */
export class CurrentCache {
  readonly #generationSize: number;
  #young: Generation = new Map();
  #old: Generation = new Map();
  #youngSize = 0;

  constructor(capacity: number) {
    this.#generationSize = Math.max(1, Math.floor(capacity / 2));
  }

  /** Undefined when nothing is known. */
  get(type: EntityType, key: IdKey): RowImage | null | undefined {
    const young = this.#young.get(type)?.get(key);
    if (young !== undefined) return young;
    const old = this.#old.get(type)?.get(key);
    if (old !== undefined) this.set(type, key, old);
    return old;
  }

  set(type: EntityType, key: IdKey, row: RowImage | null): void {
    if (this.#youngSize >= this.#generationSize) {
      this.#old = this.#young;
      this.#young = new Map();
      this.#youngSize = 0;
    }
    let rows = this.#young.get(type);
    if (rows === undefined) {
      rows = new Map();
      this.#young.set(type, rows);
    }
    const size = rows.size;
    rows.set(key, row);
    if (rows.size > size) this.#youngSize++;
  }

  clear(): void {
    this.#young = new Map();
    this.#old = new Map();
    this.#youngSize = 0;
  }
}
