import { Bytes, JSONValue, JSONValueKind, json } from "@graphprotocol/graph-ts";

/** A value with its kind, members in the order in which the host gave them. */
function describeJson(value: JSONValue): string {
  if (value.kind == JSONValueKind.NULL) return "null";
  if (value.kind == JSONValueKind.BOOL) return value.toBool() ? "true" : "false";
  if (value.kind == JSONValueKind.NUMBER) return "#" + changetype<string>(<usize>value.data);
  if (value.kind == JSONValueKind.STRING) return "'" + value.toString() + "'";
  if (value.kind == JSONValueKind.ARRAY) {
    const items = value.toArray();
    let text = "";
    for (let i = 0; i < items.length; i++) text += (i == 0 ? "" : ",") + describeJson(items[i]);
    return "[" + text + "]";
  }
  const entries = value.toObject().entries;
  let members = "";
  for (let i = 0; i < entries.length; i++) {
    members += (i == 0 ? "" : ",") + entries[i].key + ":" + describeJson(entries[i].value);
  }
  return "{" + members + "}";
}

export function evaluateJson(operation: string, inputs: string[]): string {
  if (operation == "fromBytes") return describeJson(json.fromBytes(Bytes.fromUTF8(inputs[0])));
  if (operation == "fromHex") return describeJson(json.fromBytes(Bytes.fromHexString(inputs[0])));
  if (operation == "try_fromBytes") {
    const result = json.try_fromBytes(Bytes.fromUTF8(inputs[0]));
    return result.isError ? "error " + result.error.toString() : describeJson(result.value);
  }
  // A JSON text of so many bytes, or arrays nested so deep.
  if (operation == "long")
    return describeJson(json.fromBytes(Bytes.fromUTF8(" ".repeat(I32.parseInt(inputs[0]) - 1) + "1")));
  if (operation == "deep") {
    const depth = I32.parseInt(inputs[0]);
    const result = json.try_fromBytes(Bytes.fromUTF8("[".repeat(depth) + "]".repeat(depth)));
    return result.isError ? "error" : "value";
  }
  if (operation == "toI64") return json.toI64(inputs[0]).toString();
  if (operation == "toU64") return json.toU64(inputs[0]).toString();
  if (operation == "toF64") return json.toF64(inputs[0]).toString();
  if (operation == "toBigInt") return json.toBigInt(inputs[0]).toString();
  throw new Error("no operation json." + operation);
}
