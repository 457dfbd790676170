import type { HeapWriter } from "../heap-writer.ts";
import { YamlMapping, YamlNumber, YamlTagged, type YamlValue } from "./yaml-value.ts";

const YAML_KIND = { null: 0, bool: 1, number: 2, string: 3, array: 4, object: 5, tagged: 6 } as const;

/** A graph-ts `YAMLValue`; mappings keep the order of the document. */
export function writeYaml(heap: HeapWriter, value: YamlValue): number {
  const { ids } = heap;
  const tagged = (kind: number, payload: number) => heap.tagged(ids.yamlValue, kind, payload);
  if (value === null) return tagged(YAML_KIND.null, 0);
  if (typeof value === "boolean") return tagged(YAML_KIND.bool, value ? 1 : 0);
  if (typeof value === "string") return tagged(YAML_KIND.string, heap.string(value));
  if (value instanceof YamlNumber) return tagged(YAML_KIND.number, heap.string(value.text));
  if (value instanceof YamlMapping) return tagged(YAML_KIND.object, writeMapping(heap, value));
  if (value instanceof YamlTagged) {
    const pointer = heap.pair(ids.yamlTaggedValue, heap.string(value.tag), writeYaml(heap, value.value));
    return tagged(YAML_KIND.tagged, pointer);
  }
  const items = value.map((item) => writeYaml(heap, item));
  return tagged(YAML_KIND.array, heap.array(ids.yamlArrayValue, items));
}

function writeMapping(heap: HeapWriter, { entries }: YamlMapping): number {
  const { ids } = heap;
  const pointers = entries.map(([key, item]) =>
    heap.pair(ids.yamlTypedMapEntryValueValue, writeYaml(heap, key), writeYaml(heap, item)),
  );
  return heap.single(ids.yamlTypedMapValueValue, heap.array(ids.yamlArrayTypedMapEntryValueValue, pointers));
}
