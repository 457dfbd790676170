import pg from "pg";
import { idOfKey } from "../engine/entity-id.ts";
import { encodeRow } from "../row/row-codec.ts";
import type { RowImage } from "../row/row-image.ts";
import type { Column, EntityType } from "../schema/entity-type.ts";
import type { EntityId, IdKey } from "../schema/value.ts";
import { elementSqlType } from "./column-type.ts";
import { toDatabaseError } from "./database-error.ts";
import { decodeRow, selectList, TEXT_TYPES } from "./decode-row.ts";
import { idKeyOf } from "./id-key.ts";
import { IdMemory, KnownIds } from "./known-ids.ts";
import { qualifiedName } from "./qualified-name.ts";
import { createReferenceIndex } from "./secondary-indexes.ts";
import type { StorageContext } from "./storage-context.ts";
import { Turns } from "./turns.ts";

/** After so many lookups in vain it pays to read all ids of a table once. */
const MISSES_BEFORE_LOADING = 2000;
const IDS_PER_FETCH = 50_000;

interface TableState {
  /** Whether anybody has asked for an entity of the table: until then its ids are not noted, as for most facts. */
  isRead: boolean;
  hasUnnoted: boolean;
  /** Null: not known, because the table had rows when it was opened. */
  ids: KnownIds | null;
  /** While the ids are being read: those stored meanwhile. */
  storedMeanwhile: IdKey[] | null;
  misses: number;
}

/** Reads committed entities, over a connection of its own, so that it can go on while a batch is written. */
export class EntityReader {
  readonly #context: StorageContext;
  readonly #states = new Map<string, TableState>();
  readonly #indexed = new Set<string>();
  readonly #idMemory = new IdMemory();
  /** Reads are asked for together; a connection answers one at a time. */
  readonly #turns = new Turns();

  constructor(context: StorageContext) {
    this.#context = context;
  }

  /** Learns which tables are empty: their ids are known from then on. */
  async open(): Promise<void> {
    for (const type of this.#context.entitySchema.types.values()) {
      const { rows } = await this.#query<[string]>(`select exists (select from ${this.#table(type)})`, []);
      this.#states.set(type.name, {
        isRead: false,
        hasUnnoted: false,
        ids: rows[0]?.[0] === "t" ? null : new KnownIds(this.#idMemory),
        storedMeanwhile: null,
        misses: 0,
      });
    }
  }

  noteStored(type: EntityType, idKey: IdKey): void {
    const state = this.#states.get(type.name);
    if (state === undefined) return;
    if (!state.isRead) {
      state.hasUnnoted = true;
      return;
    }
    state.ids?.add(idKey);
    state.storedMeanwhile?.push(idKey);
  }

  /** The current row; null without asking when the id was surely never stored. */
  get(type: EntityType, idKey: IdKey): RowImage | null | Promise<RowImage | null> {
    const state = this.#states.get(type.name);
    if (state?.isRead === false) startNoting(state);
    if (state?.ids?.mayHave(idKey) === false) return null;
    return this.#lookUp(type, idOfKey(type, idKey), state);
  }

  async #lookUp(type: EntityType, id: EntityId, state: TableState | undefined): Promise<RowImage | null> {
    const current = type.isImmutable ? "" : " and upper_inf(block_range)";
    const statement = `select ${selectList(type)} from ${this.#table(type)} where id = $1${current}`;
    const { rows } = await this.#query<(string | null)[]>(statement, [toParameter(id)], `get ${type.table}`);
    const row = rows[0];
    if (row !== undefined) return encodeRow(type, decodeRow(type, row));
    if (state !== undefined && ++state.misses >= MISSES_BEFORE_LOADING) await this.#learnIds(type, state);
    return null;
  }

  /** Current rows whose `column` is, or as a list contains, `id`. The first question makes the index for it. */
  async findByReference(type: EntityType, column: Column, id: EntityId): Promise<RowImage[]> {
    const key = `${type.name}.${column.name}`;
    if (!this.#indexed.has(key))
      await this.#turns.take(() => createReferenceIndex(this.#context, type, column));
    this.#indexed.add(key);
    const name = pg.escapeIdentifier(column.name);
    const matches = column.isList
      ? `${name} @> array[$1::${elementSqlType(this.#context.schemaName, column)}]`
      : `${name} = $1`;
    const current = type.isImmutable ? "" : " and upper_inf(block_range)";
    const statement = `select ${selectList(type)} from ${this.#table(type)} where ${matches}${current}`;
    const { rows } = await this.#query<(string | null)[]>(statement, [toParameter(id)], `find ${key}`);
    return rows.map((row) => encodeRow(type, decodeRow(type, row)));
  }

  async #learnIds(type: EntityType, state: TableState): Promise<void> {
    if (state.ids !== null || state.storedMeanwhile !== null) return;
    state.storedMeanwhile = [];
    const ids = await this.#loadIds(type);
    for (const idKey of state.storedMeanwhile) ids.add(idKey);
    state.storedMeanwhile = null;
    state.ids = ids;
  }

  async #loadIds(type: EntityType): Promise<KnownIds> {
    const ids = new KnownIds(this.#idMemory);
    const { client } = this.#context;
    const run = (statement: string) => this.#turns.take(() => client.query(statement));
    const idColumn = { ...type, columns: type.columns.slice(type.idColumn, type.idColumn + 1) };
    await run(`begin; declare ids no scroll cursor for select id from ${this.#table(type)}`);
    for (;;) {
      const { rows } = await this.#query<(string | null)[]>(`fetch ${IDS_PER_FETCH} from ids`, []);
      for (const row of rows) ids.add(idKeyOf(decodeRow(idColumn, row)[0] as EntityId));
      if (rows.length < IDS_PER_FETCH) break;
    }
    await run("commit");
    return ids;
  }

  async #query<R extends unknown[]>(
    text: string,
    values: unknown[],
    name?: string,
  ): Promise<pg.QueryArrayResult<R>> {
    try {
      const config = { text, values, rowMode: "array", types: TEXT_TYPES } as const;
      const named = name === undefined ? config : { ...config, name: name.slice(0, 63) };
      return await this.#turns.take(() => this.#context.client.query<R>(named));
    } catch (error) {
      throw toDatabaseError(error, "reading entities");
    }
  }

  #table(type: EntityType): string {
    return qualifiedName(this.#context.schemaName, type.table);
  }
}

function startNoting(state: TableState): void {
  state.isRead = true;
  if (state.hasUnnoted) state.ids = null;
}

function toParameter(id: EntityId): string | Uint8Array {
  return typeof id === "bigint" ? id.toString() : id;
}
