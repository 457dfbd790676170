import type pg from "pg";
import type { EntitySchema } from "../../schema/entity-type.ts";
import { moveFeed, openFeed } from "../../storage/feed-consumer.ts";
import { readChangedRows } from "../../storage/read-changed-rows.ts";
import { readTables } from "./chain-tables.ts";
import { rowValues } from "./row-json.ts";

type Values = Readonly<Record<string, unknown>>;

/** A consumer of the change feed that keeps a copy of every entity as it is now. */
export class FeedMirror {
  readonly #pool: pg.Pool;
  readonly #place: { readonly schemaName: string; readonly consumer: string };
  readonly #schema: EntitySchema;
  readonly #copy = new Map<string, Map<string, Values>>();
  #isOpen = false;

  constructor(pool: pg.Pool, schemaName: string, entitySchema: EntitySchema) {
    this.#pool = pool;
    this.#place = { schemaName, consumer: "mirror" };
    this.#schema = entitySchema;
    for (const { table } of entitySchema.types.values()) this.#copy.set(table, new Map());
  }

  /** Registers the consumer and copies what is there, the first time. */
  async open(): Promise<void> {
    if (this.#isOpen) return;
    this.#isOpen = true;
    await openFeed(this.#pool, this.#place);
    const { rows } = await readTables(this.#pool, this.#place.schemaName, this.#copy.keys());
    for (const [table, versions] of Object.entries(rows)) {
      const current = versions.filter(({ upper }) => upper === null);
      for (const { values } of current) this.#copy.get(table)?.set(keyOf(values.id), values);
    }
  }

  /** Applies what the feed holds since the last time. */
  async follow(): Promise<void> {
    for (;;) {
      const options = { ...this.#place, entitySchema: this.#schema, maxEntries: 3 };
      const { seq, entries, rows } = await readChangedRows(this.#pool, options);
      if (entries.length === 0) return;
      for (const { type, idKey, row } of rows) {
        const copy = this.#copy.get(type.table);
        if (row === null) copy?.delete(idKey);
        else copy?.set(idKey, rowValues(type, row));
      }
      await moveFeed(this.#pool, this.#place, seq);
    }
  }

  /** The copy, by table, in the order of the ids. */
  get content(): Record<string, readonly Values[]> {
    return Object.fromEntries([...this.#copy].map(([table, rows]) => [table, sortById([...rows.values()])]));
  }
}

export function sortById(rows: readonly Values[]): Values[] {
  return rows.toSorted((a, b) => keyOf(a.id).localeCompare(keyOf(b.id)));
}

function keyOf(id: unknown): string {
  return String(id).replace(/^\\x/, "0x");
}
