import { AppError } from "@facevalue/core";
import type { EntityChange } from "../engine/entity-change.ts";
import type { RowImage } from "../row/row-image.ts";
import type { EntityType } from "../schema/entity-type.ts";
import type { IdKey } from "../schema/value.ts";
import { addVersion, type PendingEntity } from "./pending-versions.ts";

export interface PendingInsert {
  readonly block: number;
  readonly vid: bigint;
  readonly row: RowImage;
}

/** What is not committed yet of one entity table. */
export class PendingTable {
  readonly type: EntityType;
  /** Of an immutable type. */
  readonly inserts = new Map<IdKey, PendingInsert>();
  /** Of a mutable type. */
  readonly entities = new Map<IdKey, PendingEntity>();

  constructor(type: EntityType) {
    this.type = type;
  }

  /** Undefined when the entity did not change since the last commit; null when it was removed. */
  get(idKey: IdKey): RowImage | null | undefined {
    if (this.type.isImmutable) return this.inserts.get(idKey)?.row;
    const last = this.entities.get(idKey)?.versions.at(-1);
    return last === undefined ? undefined : last.row;
  }

  /** Every changed entity with its row now, null when it was removed. */
  *current(): Generator<[IdKey, RowImage | null]> {
    for (const [idKey, { row }] of this.inserts) yield [idKey, row];
    for (const [idKey, { versions }] of this.entities) yield [idKey, versions.at(-1)?.row ?? null];
  }

  /** Returns by how many rows the table grew. @throws MAPPING_FAILED for a change to an immutable entity */
  add(change: EntityChange, block: number, collapsibleBlock: number): number {
    if (this.type.isImmutable) return this.#insert(change, block);
    const { idKey, existed, row, vid } = change;
    let entity = this.entities.get(idKey);
    if (entity === undefined) {
      entity = { isStored: existed, versions: [] };
      this.entities.set(idKey, entity);
    }
    const before = entity.versions.length;
    addVersion(entity.versions, { block, vid, row }, collapsibleBlock);
    return entity.versions.length - before;
  }

  #insert({ idKey, row, vid }: EntityChange, block: number): number {
    if (row === null) throw this.#immutableError(idKey, block, "removed");
    const earlier = this.inserts.get(idKey);
    if (earlier !== undefined && earlier.block !== block) {
      if (this.type.skipDuplicates) return 0;
      throw this.#immutableError(idKey, block, "stored again");
    }
    this.inserts.set(idKey, { block, vid, row });
    return earlier === undefined ? 1 : 0;
  }

  #immutableError(idKey: IdKey, block: number, what: string): AppError {
    const message = `block ${block}: ${this.type.name} ${idKey} is immutable and cannot be ${what}: correct the mapping`;
    return new AppError("MAPPING_FAILED", message);
  }

  /** Forgets what blocks above `block` did. Returns by how many rows the table shrank. */
  truncate(block: number): number {
    let removed = 0;
    for (const [idKey, insert] of this.inserts) {
      if (insert.block <= block) continue;
      this.inserts.delete(idKey);
      removed++;
    }
    for (const [idKey, { versions }] of this.entities) {
      while ((versions.at(-1)?.block ?? -1) > block) {
        versions.pop();
        removed++;
      }
      if (versions.length === 0) this.entities.delete(idKey);
    }
    return removed;
  }
}
