import type { DecimalValue, Value } from "../schema/value.ts";
import type { HeapWriter } from "./heap-writer.ts";
import { STORE_KIND } from "./store-kind.ts";
import type { StoreValue } from "./store-value-reader.ts";

export function writeBigDecimal(heap: HeapWriter, { digits, exponent }: DecimalValue): number {
  return heap.pair(heap.ids.bigDecimal, heap.bigInt(digits), heap.integer(exponent));
}

/** A store `Value` of a scalar kind; null gives the Null kind. */
export function writeStoreScalar(heap: HeapWriter, kind: number, value: Value): number {
  const id = heap.ids.storeValue;
  if (value === null) return heap.tagged(id, STORE_KIND.null, 0);
  switch (kind) {
    case STORE_KIND.string:
      return heap.tagged(id, kind, heap.string(value as string));
    case STORE_KIND.int:
      return heap.taggedI64(id, kind, BigInt(value as number));
    case STORE_KIND.bigDecimal:
      return heap.tagged(id, kind, writeBigDecimal(heap, value as DecimalValue));
    case STORE_KIND.bool:
      return heap.tagged(id, kind, value === true ? 1 : 0);
    case STORE_KIND.bytes:
      return heap.tagged(id, kind, heap.bytes(value as Uint8Array));
    case STORE_KIND.bigInt:
      return heap.tagged(id, kind, heap.bigInt(value as bigint));
    default:
      return heap.taggedI64(id, kind, value as bigint);
  }
}

/** A list `Value` over element `Value`s. */
export function writeStoreList(heap: HeapWriter, elements: readonly number[]): number {
  return heap.tagged(heap.ids.storeValue, STORE_KIND.array, heap.array(heap.ids.arrayStoreValue, elements));
}

export function writeStoreValue(heap: HeapWriter, { kind, value }: StoreValue): number {
  if (kind !== STORE_KIND.array) return writeStoreScalar(heap, kind, value as Value);
  const elements = value as readonly StoreValue[];
  return writeStoreList(
    heap,
    elements.map((element) => writeStoreValue(heap, element)),
  );
}

/** A TypedMap<string, Value> with the given entries, given as pointers to key and value. */
export function writeTypedMap(
  heap: HeapWriter,
  entries: readonly (readonly [key: number, value: number])[],
): number {
  const id = heap.ids.typedMapEntryStringStoreValue;
  return writeEntries(
    heap,
    entries.map(([key, value]) => heap.pair(id, key, value)),
  );
}

/** A TypedMap<string, Value> over entries that have been written. */
export function writeEntries(heap: HeapWriter, entries: readonly number[]): number {
  const array = heap.array(heap.ids.arrayTypedMapEntryStringStoreValue, entries);
  return heap.single(heap.ids.typedMapStringStoreValue, array);
}
