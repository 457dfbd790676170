import {
  BigDecimal,
  BigInt,
  Bytes,
  DataSourceContext,
  dataSource,
  Entity,
  log,
  store,
  Value,
  ValueKind,
} from "@graphprotocol/graph-ts";
import { appendOutcome } from "./outcome";

/** `kind:text`: s String, i Int, b Bytes, n BigInt, d BigDecimal, f Boolean, l Int8, t Timestamp, x Null, a list of items. */
function parseValue(text: string): Value {
  const kind = text.charAt(0);
  const rest = text.slice(2);
  if (kind == "s") return Value.fromString(rest);
  if (kind == "i") return Value.fromI32(I32.parseInt(rest));
  if (kind == "b") return Value.fromBytes(Bytes.fromHexString(rest));
  if (kind == "n") return Value.fromBigInt(BigInt.fromString(rest));
  if (kind == "d") return Value.fromBigDecimal(BigDecimal.fromString(rest));
  if (kind == "f") return Value.fromBoolean(rest == "true");
  if (kind == "l") return Value.fromI64(I64.parseInt(rest));
  if (kind == "t") return Value.fromTimestamp(I64.parseInt(rest));
  if (kind == "x") return Value.fromNull();
  const items = rest.length == 0 ? ([] as string[]) : rest.split(",");
  const values: Value[] = [];
  for (let i = 0; i < items.length; i++) values.push(parseValue(items[i]));
  return Value.fromArray(values);
}

function describeValue(value: Value): string {
  const kind = value.kind;
  if (kind == ValueKind.NULL) return "null";
  if (kind == ValueKind.STRING) return value.toString();
  if (kind == ValueKind.INT) return value.toI32().toString();
  if (kind == ValueKind.BYTES) return value.toBytes().toHexString();
  if (kind == ValueKind.BIGINT) return value.toBigInt().toString();
  if (kind == ValueKind.BIGDECIMAL) return value.toBigDecimal().toString();
  if (kind == ValueKind.BOOL) return value.toBoolean() ? "true" : "false";
  if (kind == ValueKind.INT8) return value.toI64().toString();
  if (kind == ValueKind.TIMESTAMP) return value.toTimestamp().toString();
  const items = value.toArray();
  let text = "";
  for (let i = 0; i < items.length; i++) text += (i == 0 ? "" : ",") + describeValue(items[i]);
  return "[" + text + "]";
}

/** Fields in the order in which the host gave them. */
function describeEntity(entity: Entity | null): string {
  if (entity == null) return "none";
  let text = "";
  for (let i = 0; i < entity.entries.length; i++) {
    const entry = entity.entries[i];
    text += (i == 0 ? "" : " ") + entry.key + "=" + describeValue(entry.value);
  }
  return text;
}

function makeEntity(fields: string[]): Entity {
  const entity = new Entity();
  for (let i = 0; i < fields.length; i++) {
    const at = fields[i].indexOf("=");
    entity.set(fields[i].slice(0, at), parseValue(fields[i].slice(at + 1)));
  }
  return entity;
}

function createChild(words: string[]): void {
  if (words.length == 3) {
    dataSource.create(words[1], [words[2]]);
    return;
  }
  const context = new DataSourceContext();
  context.set("name", Value.fromString(words[3]));
  dataSource.createWithContext(words[1], [words[2]], context);
}

function describeRelated(words: string[]): string {
  const related = store.loadRelated(words[1], words[2], words[3]);
  let text = "";
  for (let i = 0; i < related.length; i++) text += (i == 0 ? "" : "; ") + describeEntity(related[i]);
  return related.length == 0 ? "nothing" : text;
}

/** Runs one step: `name|argument|…`; the answer of a reading one, else nothing. */
function runStep(step: string): string {
  const words = step.split("|");
  const name = words[0];
  if (name == "get") return describeEntity(store.get(words[1], words[2]));
  if (name == "inBlock") return describeEntity(store.get_in_block(words[1], words[2]));
  if (name == "related") return describeRelated(words);
  if (name == "set") store.set(words[1], words[2], makeEntity(words.slice(3)));
  else if (name == "remove") store.remove(words[1], words[2]);
  else if (name == "create") createChild(words);
  else if (name == "say") return words[1];
  else if (name == "critical") log.critical(words[1], []);
  else if (name == "address") return dataSource.address().toHexString();
  else throw new Error("no step " + name);
  return "";
}

/** Runs steps one after the other; what they answer is added to the outcome `output`. */
export function runScript(steps: string[]): void {
  for (let i = 0; i < steps.length; i++) {
    const answer = runStep(steps[i]);
    if (answer != "") appendOutcome("output", answer);
  }
}
