import { AppError } from "@facevalue/core";
import { type CopyRow, copyBinary } from "@facevalue/db";
import type { EntitySchema, EntityType } from "@facevalue/indexer";
import { copyColumns } from "@facevalue/indexer/testing";
import type pg from "pg";
import type { Row, RowSink, Tracked } from "../world/row.ts";
import { valuesOf } from "./row-values.ts";

interface TableBuffer {
  readonly type: EntityType;
  rows: CopyRow[];
}

/** Gathers rows and appends them to their tables, many at a time. */
export class BulkSink implements RowSink {
  readonly #tables: ReadonlyMap<string, TableBuffer>;
  /** Rows by table so far. */
  readonly counts = new Map<string, number>();

  constructor({ types }: EntitySchema) {
    this.#tables = new Map([...types.values()].map((type) => [type.table, { type, rows: [] }]));
  }

  get tables(): string[] {
    return [...this.#tables.keys()];
  }

  insert(table: string, { block, vid }: { block: number; vid: bigint }, row: Row): void {
    const { type, rows } = this.#bufferOf(table);
    rows.push([vid, block, ...valuesOf(type, row)]);
  }

  retire(entity: Tracked): void {
    const { type, rows } = this.#bufferOf(entity.table);
    rows.push([entity.vid, { lower: entity.block, upper: null }, ...valuesOf(type, entity.row())]);
    entity.isStored = true;
  }

  async write(client: pg.ClientBase, schema: string): Promise<void> {
    for (const [table, buffer] of this.#tables) {
      const { type, rows } = buffer;
      if (rows.length === 0) continue;
      buffer.rows = [];
      this.counts.set(table, (this.counts.get(table) ?? 0) + rows.length);
      await copyBinary(client, { schema, table, columns: copyColumns(type) }, rows);
    }
  }

  #bufferOf(table: string): TableBuffer {
    const buffer = this.#tables.get(table);
    if (buffer !== undefined) return buffer;
    throw new AppError("INTERNAL", `The product's subgraph has no table ${table}`);
  }
}
