import type { DecimalValue, Value } from "../schema/value.ts";
import { DeterministicError } from "./deterministic-error.ts";
import { checkDepth, type HeapReader } from "./heap-reader.ts";
import { fromMapping } from "./numbers/big-decimal.ts";
import { STORE_KIND, STORE_KIND_NAMES } from "./store-kind.ts";

/** A store `Value` with its kind, for values that no column describes. */
export interface StoreValue {
  readonly kind: number;
  readonly value: Value | readonly StoreValue[];
}

/** Objects below a value that its payload points to, one within the other: they count as nested too. */
const PAYLOAD_LEVELS = new Map<number, number>([
  [STORE_KIND.string, 1],
  [STORE_KIND.bytes, 1],
  [STORE_KIND.bigInt, 1],
  [STORE_KIND.bigDecimal, 2],
  [STORE_KIND.array, 1],
]);

export function readBigDecimal(heap: HeapReader, pointer: number): DecimalValue {
  return fromMapping(heap.bigInt(heap.pointer(pointer, 0)), heap.bigInt(heap.pointer(pointer, 4)));
}

/** Kind of the store `Value` at `pointer`. */
export function readStoreKind(heap: HeapReader, pointer: number): number {
  const kind = heap.u32(heap.object(pointer));
  if (kind >= STORE_KIND_NAMES.length)
    throw new DeterministicError(`invalid value for store value kind: ${kind}`);
  return kind;
}

/** Value of the store `Value` at `pointer`, which has the scalar kind `kind`. */
export function readStoreScalar(heap: HeapReader, pointer: number, kind: number): Value {
  const payload = pointer + 8;
  switch (kind) {
    case STORE_KIND.string:
      return heap.string(heap.u32(payload));
    case STORE_KIND.int:
      return heap.u32(payload) | 0;
    case STORE_KIND.bigDecimal:
      return readBigDecimal(heap, heap.u32(payload));
    case STORE_KIND.bool:
      return heap.u32(payload) !== 0;
    case STORE_KIND.bytes:
      return heap.bytes(heap.u32(payload));
    case STORE_KIND.bigInt:
      return heap.bigInt(heap.u32(payload));
    case STORE_KIND.int8:
    case STORE_KIND.timestamp:
      return heap.i64(payload);
    default:
      return null;
  }
}

/** Pointers to the element `Value`s of a list `Value`. */
export function readStoreList(heap: HeapReader, pointer: number): Uint32Array {
  return heap.pointers(heap.u32(pointer + 8));
}

export function readStoreValue(heap: HeapReader, pointer: number, depth: number): StoreValue {
  checkDepth(depth);
  const kind = readStoreKind(heap, pointer);
  checkDepth(depth + (PAYLOAD_LEVELS.get(kind) ?? 0));
  if (kind !== STORE_KIND.array) return { kind, value: readStoreScalar(heap, pointer, kind) };
  const elements = [...readStoreList(heap, pointer)];
  return { kind, value: elements.map((element) => readStoreValue(heap, element, depth + 2)) };
}

/** Entries of a TypedMap<string, Value> in their order. */
export function readTypedMap(
  heap: HeapReader,
  pointer: number,
): (readonly [name: string, value: StoreValue])[] {
  return [...heap.pointers(heap.pointer(pointer, 0))].map((entry) => [
    heap.string(heap.pointer(entry, 0)),
    readStoreValue(heap, heap.pointer(entry, 4), 4),
  ]);
}
