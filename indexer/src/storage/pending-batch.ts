import { AppError } from "@facevalue/core";
import type { DataSourceInstance } from "../engine/data-source-instance.ts";
import type { EntityChange } from "../engine/entity-change.ts";
import type { HandlerError } from "../engine/handler-error.ts";
import type { EntityType } from "../schema/entity-type.ts";
import type { BlockPointer } from "./block-pointer.ts";
import { PendingTable } from "./pending-table.ts";

/** What a block did, as the engine reports it. */
export interface ProcessedBlock {
  readonly changes: readonly EntityChange[];
  readonly created: readonly DataSourceInstance[];
  /** Handlers that failed and were skipped. */
  readonly errors?: readonly HandlerError[];
}

export interface PendingHeader {
  readonly pointer: BlockPointer;
  readonly hasChanges: boolean;
}

/** Blocks that were processed but not committed. */
export class PendingBatch {
  readonly #tables = new Map<string, PendingTable>();
  readonly headers: PendingHeader[] = [];
  readonly created: DataSourceInstance[] = [];
  readonly errors: HandlerError[] = [];
  /** Rows held. */
  changes = 0;

  get tables(): Iterable<PendingTable> {
    return this.#tables.values();
  }

  table(type: EntityType): PendingTable | undefined {
    return this.#tables.get(type.name);
  }

  /** @param collapsibleBlock of the versions at or below it, only the last is kept */
  append(pointer: BlockPointer, block: ProcessedBlock, collapsibleBlock: number): void {
    const last = this.headers.at(-1)?.pointer;
    if (last !== undefined && pointer.number <= last.number) {
      throw new AppError("INTERNAL", `block ${pointer.number} was handed over after block ${last.number}`);
    }
    for (const change of block.changes) {
      this.changes += this.#tableOf(change.type).add(change, pointer.number, collapsibleBlock);
    }
    this.created.push(...block.created);
    this.errors.push(...(block.errors ?? []));
    const hasChanges = block.changes.length > 0 || block.created.length > 0;
    this.headers.push({ pointer, hasChanges });
  }

  /** Forgets the blocks above `block`. */
  truncate(block: number): void {
    for (const table of this.#tables.values()) this.changes -= table.truncate(block);
    while ((this.headers.at(-1)?.pointer.number ?? -1) > block) this.headers.pop();
    while ((this.errors.at(-1)?.blockNumber ?? -1) > block) this.errors.pop();
    while ((this.created.at(-1)?.createdAtBlock ?? -1) > block) this.created.pop();
  }

  #tableOf(type: EntityType): PendingTable {
    let table = this.#tables.get(type.name);
    if (table === undefined) {
      table = new PendingTable(type);
      this.#tables.set(type.name, table);
    }
    return table;
  }
}
