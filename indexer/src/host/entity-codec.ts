import type { Column, EntityType } from "../schema/entity-type.ts";
import type { PartialRow } from "../schema/partial-row.ts";
import type { Value } from "../schema/value.ts";
import { DeterministicError } from "./deterministic-error.ts";
import type { HeapReader } from "./heap-reader.ts";
import type { HeapWriter } from "./heap-writer.ts";
import { NonDeterministicError } from "./non-deterministic-error.ts";
import { elementKind, STORE_KIND, STORE_KIND_NAMES } from "./store-kind.ts";
import { readStoreKind, readStoreList, readStoreScalar } from "./store-value-reader.ts";
import { writeEntries, writeStoreList, writeStoreScalar } from "./store-value-writer.ts";

const UNRESOLVED = -2;
const NO_COLUMN = -1;

/** Translates the entities of one type between a module's heap and rows. */
export class EntityCodec {
  readonly #type: EntityType;
  readonly #kinds: readonly number[];
  readonly #blank: PartialRow;
  readonly #columnByField: ReadonlyMap<string, number>;
  /** Columns in the order in which mappings see the fields: by name, with the key strings' pointers. */
  readonly #fields: readonly { readonly column: number; readonly key: number }[];
  /** Column by pointer of a constant field-name string, in words. */
  #columnByPointer = new Int16Array(0);

  constructor(type: EntityType, internString: (text: string) => number) {
    this.#type = type;
    this.#kinds = type.columns.map(elementKind);
    this.#blank = type.columns.map(() => undefined);
    this.#columnByField = new Map(type.columns.map((column, index) => [column.field, index]));
    this.#fields = type.columns
      .map((column, index) => ({ column: index, field: column.field }))
      .sort((a, b) => (a.field < b.field ? -1 : 1))
      .map(({ column, field }) => ({ column, key: internString(field) }));
  }

  /**
   * Fields of the TypedMap at `pointer`, at their columns. Fields that the schema does not have are an error, or
   * ignored when `ignoreUnknown` (apiVersion < 0.0.8).
   */
  read(heap: HeapReader, pointer: number, ignoreUnknown: boolean): PartialRow {
    const row: (Value | undefined)[] = this.#blank.slice();
    const unknown: string[] = [];
    const entries = heap.pointer(pointer, 0);
    const first = heap.elements(entries);
    const end = first + heap.lengthOf(entries) * 4;
    for (let element = first; element < end; element += 4) {
      const entry = heap.object(heap.u32(element));
      const key = heap.u32(entry);
      const column = this.#resolve(heap, key);
      if (column >= 0) row[column] = this.#readValue(heap, column, heap.u32(entry + 4));
      else unknown.push(heap.string(key));
    }
    if (unknown.length > 0) this.#rejectUnknown(unknown, ignoreUnknown);
    return row;
  }

  /** A TypedMap of the row's fields in name order; fields that are absent (undefined, or null in a whole row) are left out. */
  write(heap: HeapWriter, row: PartialRow, isPartial: boolean): number {
    const entries: number[] = [];
    const entryId = heap.ids.typedMapEntryStringStoreValue;
    for (const { column, key } of this.#fields) {
      const value = row[column];
      if (value === undefined || (value === null && !isPartial)) continue;
      entries.push(heap.pair(entryId, key, this.#writeValue(heap, column, value)));
    }
    return writeEntries(heap, entries);
  }

  #resolve(heap: HeapReader, key: number): number {
    const known = this.#columnByPointer[key >>> 2] ?? UNRESOLVED;
    if (known !== UNRESOLVED && (key & 3) === 0) return known;
    const column = this.#columnByField.get(heap.string(key)) ?? NO_COLUMN;
    if (key >= heap.constantEnd) return column;
    if (this.#columnByPointer.length === 0) {
      this.#columnByPointer = new Int16Array(heap.constantEnd >>> 2).fill(UNRESOLVED);
    }
    this.#columnByPointer[key >>> 2] = column;
    return column;
  }

  #readValue(heap: HeapReader, index: number, pointer: number): Value {
    const kind = readStoreKind(heap, pointer);
    const column = this.#type.columns[index] as Column;
    const expected = this.#kinds[index];
    if (kind === STORE_KIND.null) return null;
    if (!column.isList) {
      if (kind !== expected) throw this.#wrongKind(column, kind);
      return readStoreScalar(heap, pointer, kind);
    }
    if (kind !== STORE_KIND.array) throw this.#wrongKind(column, kind);
    const list: Value[] = [];
    for (const element of readStoreList(heap, pointer)) {
      const elementKindRead = readStoreKind(heap, element);
      if (elementKindRead !== expected) throw this.#wrongKind(column, elementKindRead);
      list.push(readStoreScalar(heap, element, elementKindRead));
    }
    return list;
  }

  #writeValue(heap: HeapWriter, index: number, value: Value): number {
    const kind = this.#kinds[index] as number;
    if (!Array.isArray(value)) return writeStoreScalar(heap, kind, value);
    return writeStoreList(
      heap,
      value.map((element: Value) => writeStoreScalar(heap, kind, element)),
    );
  }

  #wrongKind(column: Column, kind: number): NonDeterministicError {
    const expected = column.isList ? `[${column.kind}]` : column.kind;
    const found = STORE_KIND_NAMES[kind];
    return new NonDeterministicError(
      `Entity ${this.#type.name}: the value for field \`${column.field}\` must have type ${expected} but has type ${found}`,
    );
  }

  #rejectUnknown(fields: readonly string[], ignoreUnknown: boolean): void {
    const derived = fields.find((field) => this.#type.derived.some((candidate) => candidate.field === field));
    if (derived !== undefined) {
      throw new NonDeterministicError(
        `Entity ${this.#type.name}: field \`${derived}\` is derived and cannot be set`,
      );
    }
    if (ignoreUnknown) return;
    throw new DeterministicError(
      `Attempted to set undefined fields [${fields.toSorted().join(", ")}] for the entity type \`${this.#type.name}\`. ` +
        "Make sure those fields are defined in the schema.",
    );
  }
}
