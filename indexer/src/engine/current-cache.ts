import type { RowImage } from "../row/row-image.ts";
import type { EntityType } from "../schema/entity-type.ts";
import type { IdKey } from "../schema/value.ts";

type Generation = Map<EntityType, Map<IdKey, RowImage | null>>;

/** What an entry takes beside its characters: two strings, a place in a map. */
const ENTRY_BYTES = 120;

/**
 * Entities as they are after the last processed block, null for those known not to exist. Bounded: two generations, and
 * when the young one is full the old one is dropped, so what was not used lately goes.
 */
export class CurrentCache {
  readonly #generationBytes: number;
  #young: Generation = new Map();
  #old: Generation = new Map();
  #youngBytes = 0;

  constructor(bytes: number) {
    this.#generationBytes = bytes / 2;
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
    if (this.#youngBytes >= this.#generationBytes) {
      this.#old = this.#young;
      this.#young = new Map();
      this.#youngBytes = 0;
    }
    let rows = this.#young.get(type);
    if (rows === undefined) {
      rows = new Map();
      this.#young.set(type, rows);
    }
    const size = rows.size;
    rows.set(key, row);
    if (rows.size > size) this.#youngBytes += ENTRY_BYTES + key.length + (row?.length ?? 0);
  }

  clear(): void {
    this.#young = new Map();
    this.#old = new Map();
    this.#youngBytes = 0;
  }
}
