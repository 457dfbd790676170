import { RowBuffer } from "../row/row-buffer.ts";
import { noteState, startRow } from "../row/row-codec.ts";
import { fieldsOf, type RowField, skipField } from "../row/row-fields.ts";
import { ABSENT, NULL, type RowImage, VALUE } from "../row/row-image.ts";
import type { Column, EntityType } from "../schema/entity-type.ts";
import { DeterministicError } from "./deterministic-error.ts";
import type { HeapReader } from "./heap-reader.ts";
import type { HeapWriter } from "./heap-writer.ts";
import { NonDeterministicError } from "./non-deterministic-error.ts";
import { copyScalarToRow } from "./row-from-heap.ts";
import { copyScalarToHeap } from "./row-to-heap.ts";
import { elementKind, STORE_KIND, STORE_KIND_NAMES } from "./store-kind.ts";
import { readStoreKind, readStoreList } from "./store-value-reader.ts";
import { writeEntries, writeStoreList } from "./store-value-writer.ts";

const UNRESOLVED = -2;
const NO_COLUMN = -1;

const row = new RowBuffer();

/** Translates the entities of one type between a module's heap and row images. */
export class EntityCodec {
  readonly #type: EntityType;
  readonly #fields: readonly RowField[];
  readonly #kinds: readonly number[];
  readonly #columnByField: ReadonlyMap<string, number>;
  /** Columns in the order in which mappings see the fields: by name, with the key strings' pointers. */
  readonly #inNameOrder: readonly { readonly column: number; readonly key: number }[];
  /** Column by pointer of a constant field-name string, in words. */
  #columnByPointer = new Int16Array(0);
  /** Per column: pointer of the value that is being read, or offset of the one being written. */
  readonly #places: Uint32Array;

  constructor(type: EntityType, internString: (text: string) => number) {
    this.#type = type;
    this.#fields = fieldsOf(type);
    this.#kinds = type.columns.map(elementKind);
    this.#places = new Uint32Array(type.columns.length);
    this.#columnByField = new Map(type.columns.map((column, index) => [column.field, index]));
    this.#inNameOrder = type.columns
      .map((column, index) => ({ column: index, field: column.field }))
      .sort((a, b) => (a.field < b.field ? -1 : 1))
      .map(({ column, field }) => ({ column, key: internString(field) }));
  }

  /**
   * Fields of the TypedMap at `pointer`. Fields that the schema does not have are an error, or ignored when
   * `ignoreUnknown` (apiVersion < 0.0.8).
   */
  read(heap: HeapReader, pointer: number, ignoreUnknown: boolean): RowImage {
    this.#locate(heap, pointer, ignoreUnknown);
    startRow(row);
    for (let column = 0; column < this.#fields.length; column++) {
      const value = this.#places[column] as number;
      const field = this.#fields[column] as RowField;
      const state = value === 0 ? ABSENT : readStoreKind(heap, value) === STORE_KIND.null ? NULL : VALUE;
      noteState(row, field, state);
      row.byte(state);
      if (state === VALUE) this.#readValue(heap, column, value);
    }
    return row.take();
  }

  /** A TypedMap of the row's fields in name order; absent ones, and the nulls of a whole row, are left out. */
  write(heap: HeapWriter, image: RowImage, isPartial: boolean): number {
    row.load(image);
    row.at = 1;
    for (let column = 0; column < this.#fields.length; column++) {
      this.#places[column] = row.at;
      skipField(row, this.#fields[column] as RowField);
    }
    const entries: number[] = [];
    const entryId = heap.ids.typedMapEntryStringStoreValue;
    for (const { column, key } of this.#inNameOrder) {
      row.at = this.#places[column] as number;
      const state = row.bytes[row.at++];
      if (state === ABSENT || (state === NULL && !isPartial)) continue;
      entries.push(heap.pair(entryId, key, this.#writeValue(heap, column, state === NULL)));
    }
    return writeEntries(heap, entries);
  }

  /** Fills `#places` with the pointers of the map's values; 0 where there is none. */
  #locate(heap: HeapReader, pointer: number, ignoreUnknown: boolean): void {
    this.#places.fill(0);
    const unknown: string[] = [];
    const entries = heap.pointer(pointer, 0);
    const first = heap.elements(entries);
    const end = first + heap.lengthOf(entries) * 4;
    for (let element = first; element < end; element += 4) {
      const entry = heap.object(heap.u32(element));
      const key = heap.u32(entry);
      const column = this.#resolve(heap, key);
      if (column >= 0) this.#places[column] = heap.object(heap.u32(entry + 4));
      else unknown.push(heap.string(key));
    }
    if (unknown.length > 0) this.#rejectUnknown(unknown, ignoreUnknown);
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

  #readValue(heap: HeapReader, index: number, pointer: number): void {
    const kind = readStoreKind(heap, pointer);
    const column = this.#type.columns[index] as Column;
    const expected = this.#kinds[index];
    if (!column.isList) {
      if (kind !== expected) throw this.#wrongKind(column, kind);
      copyScalarToRow(heap, pointer, { kind, row });
      return;
    }
    if (kind !== STORE_KIND.array) throw this.#wrongKind(column, kind);
    const elements = readStoreList(heap, pointer);
    row.length(elements.length);
    for (const element of elements) {
      const found = readStoreKind(heap, element);
      if (found !== expected) throw this.#wrongKind(column, found);
      row.byte(VALUE);
      copyScalarToRow(heap, element, { kind: found, row });
    }
  }

  #writeValue(heap: HeapWriter, index: number, isNull: boolean): number {
    if (isNull) return heap.tagged(heap.ids.storeValue, STORE_KIND.null, 0);
    const kind = this.#kinds[index] as number;
    if (this.#fields[index]?.isList !== true) return copyScalarToHeap(heap, kind, row);
    const elements: number[] = [];
    for (let left = row.readLength(); left > 0; left--) {
      const isElementNull = row.bytes[row.at++] !== VALUE;
      elements.push(
        isElementNull
          ? heap.tagged(heap.ids.storeValue, STORE_KIND.null, 0)
          : copyScalarToHeap(heap, kind, row),
      );
    }
    return writeStoreList(heap, elements);
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
