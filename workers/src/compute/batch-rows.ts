import { RowDigests } from "../stream/row-digests.ts";
import type { KeyRows, TableRows } from "./row-memory.ts";

export type RowValue = string | bigint | number | boolean | null;
export type RowValues = Readonly<Record<string, RowValue>>;

/** Which table rows are of, and which of its columns say what. */
export interface RowColumns {
  readonly table: string;
  /** One of `identity`. */
  readonly keyColumn: string;
  readonly identity: readonly string[];
  readonly values: readonly string[];
}

/** What it takes to make a table's rows those that were computed. */
export interface RowChanges<Row> {
  /** Rows to write, of keys that lose no row. */
  readonly written: readonly Row[];
  /** Keys whose rows have to be compared with those in the table: what stands there is not known, or some of it is gone. */
  readonly comparedKeys: readonly Buffer[];
  /** All rows of these keys. */
  readonly comparedRows: readonly Row[];
}

/** The rows that a batch computes, key by key, beside those that stand in the tables where these are known. */
export class BatchRows {
  readonly #keys: readonly Buffer[];
  readonly #known: ReadonlyMap<string, KeyRows>;
  readonly #computed: ReadonlyMap<string, Map<string, Map<string, string>>>;
  readonly #digests = new Map<string, RowDigests>();

  /** @param known standing rows by key as a binary string, where they are known */
  constructor(keys: readonly Buffer[], known: ReadonlyMap<string, KeyRows>) {
    this.#keys = keys;
    this.#known = known;
    this.#computed = new Map(keys.map((key) => [key.toString("latin1"), new Map()]));
  }

  /** Takes all rows of a table; once per table. */
  compare<Row extends RowValues>(columns: RowColumns, rows: readonly Row[]): RowChanges<Row> {
    const { table, keyColumn } = columns;
    for (const tables of this.#computed.values()) tables.set(table, new Map());
    const changed: Row[] = [];
    for (const row of rows) {
      const key = row[keyColumn] as string;
      const identity = describe(row, columns.identity);
      const values = describe(row, columns.values);
      this.#computed.get(key)?.get(table)?.set(identity, values);
      if (this.#knownRows(key, table)?.get(identity) !== values) changed.push(row);
    }
    const compared = new Set<string>();
    for (const key of this.#computed.keys()) {
      if (!this.#isKept(key, table)) compared.add(key);
    }
    return {
      written: changed.filter((row) => !compared.has(row[keyColumn] as string)),
      comparedKeys: this.#keys.filter((key) => compared.has(key.toString("latin1"))),
      comparedRows: compared.size === 0 ? [] : rows.filter((row) => compared.has(row[keyColumn] as string)),
    };
  }

  /** All that was computed for the key. */
  rowsOf(key: Buffer): KeyRows {
    const computed = this.#computed.get(key.toString("latin1")) ?? new Map<string, TableRows>();
    return new Map<string, TableRows>([...computed, ...this.#digests]);
  }

  /** Rows of the batch's only key that stand in a table which is streamed; null where they are not known. */
  knownDigests(table: string): RowDigests | null {
    const [key] = this.#keys;
    const known = key === undefined ? undefined : this.#known.get(key.toString("latin1"))?.get(table);
    return known instanceof RowDigests ? known : null;
  }

  /** Takes what all rows of such a table are now. */
  keepDigests(table: string, digests: RowDigests): void {
    this.#digests.set(table, digests);
  }

  #knownRows(key: string, table: string): ReadonlyMap<string, string> | undefined {
    const known = this.#known.get(key)?.get(table);
    return known instanceof RowDigests ? undefined : known;
  }

  /** Whether every row of the key that stands in the table was computed again. */
  #isKept(key: string, table: string): boolean {
    const known = this.#known.get(key);
    if (known === undefined) return false;
    const computed = this.#computed.get(key)?.get(table);
    for (const identity of this.#knownRows(key, table)?.keys() ?? []) {
      if (!computed?.has(identity)) return false;
    }
    return true;
  }
}

/** Text has its length before it, so that no two rows are told alike. */
function describe(row: RowValues, names: readonly string[]): string {
  let text = "";
  for (const name of names) {
    const value = row[name];
    text += typeof value === "string" ? `${value.length}:${value},` : `${value ?? null},`;
  }
  return text;
}
