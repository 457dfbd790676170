import { Bytes, YAMLValue, YAMLValueKind, yaml } from "@graphprotocol/graph-ts";

/** A value with its kind, members in the order in which the host gave them. */
function describeYaml(value: YAMLValue): string {
  if (value.kind == YAMLValueKind.NULL) return "null";
  if (value.kind == YAMLValueKind.BOOL) return value.toBool() ? "true" : "false";
  if (value.kind == YAMLValueKind.NUMBER) return "#" + value.toNumber();
  if (value.kind == YAMLValueKind.STRING) return "'" + value.toString() + "'";
  if (value.kind == YAMLValueKind.TAGGED) {
    const tagged = value.toTagged();
    return tagged.tag + " " + describeYaml(tagged.value);
  }
  if (value.kind == YAMLValueKind.ARRAY) {
    const items = value.toArray();
    let text = "";
    for (let i = 0; i < items.length; i++) text += (i == 0 ? "" : ",") + describeYaml(items[i]);
    return "[" + text + "]";
  }
  const entries = value.toObject().entries;
  let members = "";
  for (let i = 0; i < entries.length; i++) {
    members += (i == 0 ? "" : ",") + describeYaml(entries[i].key) + ":" + describeYaml(entries[i].value);
  }
  return "{" + members + "}";
}

export function evaluateYaml(operation: string, inputs: string[]): string {
  const bytes = Bytes.fromUTF8(inputs[0]);
  if (operation == "fromBytes") return describeYaml(yaml.fromBytes(bytes));
  const result = yaml.try_fromBytes(bytes);
  return result.isError ? "error" : describeYaml(result.value);
}
