import { YAMLValue } from "@graphprotocol/graph-ts";

export function describeYaml(value: YAMLValue): string {
  if (value.isNull()) return "null";
  if (value.isBool()) return value.toBool() ? "true" : "false";
  if (value.isNumber()) return "#" + value.toNumber();
  if (value.isString()) return "'" + value.toString() + "'";
  if (value.isTagged()) return value.toTagged().tag + " " + describeYaml(value.toTagged().value);
  if (value.isArray()) {
    const items = value.toArray();
    const texts: string[] = [];
    for (let i = 0; i < items.length; i++) texts.push(describeYaml(items[i]));
    return "[" + texts.join(",") + "]";
  }
  const entries = value.toObject().entries;
  const texts: string[] = [];
  for (let i = 0; i < entries.length; i++) {
    texts.push(describeYaml(entries[i].key) + ":" + describeYaml(entries[i].value));
  }
  return "{" + texts.join(",") + "}";
}
