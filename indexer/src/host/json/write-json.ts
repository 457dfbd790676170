import type { HeapWriter } from "../heap-writer.ts";
import { JsonNumber, type JsonObject, type JsonValue } from "./json-value.ts";

const JSON_KIND = { null: 0, bool: 1, number: 2, string: 3, array: 4, object: 5 } as const;

/** A graph-ts `JSONValue`; objects have their keys in UTF-8 order. */
export function writeJson(heap: HeapWriter, value: JsonValue): number {
  const { ids } = heap;
  if (value === null) return heap.tagged(ids.jsonValue, JSON_KIND.null, 0);
  if (typeof value === "boolean") return heap.tagged(ids.jsonValue, JSON_KIND.bool, value ? 1 : 0);
  if (typeof value === "string") return heap.tagged(ids.jsonValue, JSON_KIND.string, heap.string(value));
  if (value instanceof JsonNumber)
    return heap.tagged(ids.jsonValue, JSON_KIND.number, heap.string(value.text));
  if (Array.isArray(value)) {
    const items = value.map((item: JsonValue) => writeJson(heap, item));
    return heap.tagged(ids.jsonValue, JSON_KIND.array, heap.array(ids.arrayJsonValue, items));
  }
  return heap.tagged(ids.jsonValue, JSON_KIND.object, writeObject(heap, value as JsonObject));
}

function writeObject(heap: HeapWriter, object: JsonObject): number {
  const { ids } = heap;
  const entries = Object.entries(object)
    .sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    .map(([key, item]) =>
      heap.words(ids.typedMapEntryStringJsonValue, [heap.string(key), writeJson(heap, item)]),
    );
  return heap.words(ids.typedMapStringJsonValue, [
    heap.array(ids.arrayTypedMapEntryStringJsonValue, entries),
  ]);
}
