import {
  Address,
  BigInt,
  ByteArray,
  Bytes,
  DataSourceContext,
  dataSource,
  ethereum,
  typeConversion,
  Value,
} from "@graphprotocol/graph-ts";
import { largestInteger, poke, wrapAt } from "./raw-memory";

function nestedList(leaf: Value, levels: i32): Value {
  let value = leaf;
  for (let level = 0; level < levels; level++) value = Value.fromArray([value]);
  return value;
}

function nestedToken(levels: i32): ethereum.Value {
  let value = ethereum.Value.fromBoolean(true);
  for (let level = 0; level < levels; level++) value = ethereum.Value.fromArray([value]);
  return value;
}

function createWith(value: Value): string {
  const context = new DataSourceContext();
  context.set("nested", value);
  dataSource.createWithContext("Child", [Address.zero().toHexString()], context);
  return "created";
}

function popped(): string[] {
  const list = ["a", "b", "c"];
  list.pop();
  return list;
}

function encoding(token: ethereum.Value): string {
  return ethereum.encode(token) ? "encoded" : "null";
}

export function evaluateHeap(operation: string, inputs: string[]): string {
  if (operation == "nul") return "a" + String.fromCharCode(0) + "b" + String.fromCharCode(0);
  if (operation == "byteOrderMark") return String.fromCharCode(0xfeff) + "a";
  if (operation == "loneSurrogate") return "a" + String.fromCharCode(0xd83c) + "b";
  if (operation == "surrogatePair") return String.fromCharCode(0xd83c) + String.fromCharCode(0xdfab);
  if (operation == "nullString") return typeConversion.stringToH160(changetype<string>(0)).toHexString();
  if (operation == "nullBytes") return typeConversion.bytesToHex(changetype<Bytes>(0));
  if (operation == "wildString")
    return typeConversion.stringToH160(changetype<string>(0x7fff0000)).toHexString();
  if (operation == "subarray") return typeConversion.bytesToHex(wrapAt(Bytes.fromHexString(inputs[0]), 1, 2));
  if (operation == "underflow") {
    const bytes = Bytes.fromHexString("0x0102");
    poke(changetype<usize>(bytes) + 4, <u32>changetype<usize>(bytes.buffer) - 4);
    return typeConversion.bytesToHex(bytes);
  }
  if (operation == "longBytes") {
    const bytes = Bytes.fromHexString("0x0102");
    poke(changetype<usize>(bytes) + 8, 0x7fffffff);
    return typeConversion.bytesToHex(bytes);
  }
  if (operation == "capacity") return createWith(Value.fromStringArray(popped()));
  if (operation == "nestedList")
    return createWith(nestedList(Value.fromBoolean(true), I32.parseInt(inputs[0])));
  if (operation == "nestedText")
    return createWith(nestedList(Value.fromString("leaf"), I32.parseInt(inputs[0])));
  if (operation == "nestedToken") return encoding(nestedToken(I32.parseInt(inputs[0])));
  if (operation == "storeKind") return createWith(new Value(changetype<i32>(I32.parseInt(inputs[0])), 0));
  if (operation == "tokenKind")
    return encoding(new ethereum.Value(changetype<i32>(I32.parseInt(inputs[0])), 0));
  if (operation == "boolean") {
    const encoded = ethereum.encode(new ethereum.Value(ethereum.ValueKind.BOOL, I32.parseInt(inputs[0])))!;
    return encoded.toHexString();
  }
  if (operation == "emptyBigInt") return typeConversion.bigIntToString(new ByteArray(0));
  if (operation == "longBigInt")
    return typeConversion.bigIntToHex(largestInteger(I32.parseInt(inputs[0]))).length.toString();
  if (operation == "paddedBigInt") {
    return typeConversion.bigIntToString(new ByteArray(I32.parseInt(inputs[0])));
  }
  throw new Error("no operation heap." + operation);
}

function recurse(depth: i32): i32 {
  return depth < 0 ? 0 : recurse(depth + 1) + recurse(depth + 2);
}

export function evaluateTrap(operation: string, inputs: string[]): string {
  const zero = I32.parseInt(inputs[0]);
  if (operation == "unreachable") unreachable();
  else if (operation == "divide") return (1 / zero).toString();
  else if (operation == "index") return [1, 2, 3][zero + 7].toString();
  else if (operation == "memory") return load<u32>(0x7fff0000).toString();
  else if (operation == "conversion") return (<i32>(1e300 / <f64>(zero + 1))).toString();
  else if (operation == "assert") assert(zero == 1);
  else if (operation == "abort") throw new Error("seat " + inputs[0] + " is taken");
  else if (operation == "stack") return recurse(zero).toString();
  else if (operation == "null") return changetype<BigInt>(0).plus(BigInt.zero()).toString();
  return "not reached";
}
