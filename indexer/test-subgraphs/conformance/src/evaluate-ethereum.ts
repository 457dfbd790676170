import { Address, BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";

export function describeToken(value: ethereum.Value): string {
  const kind = value.kind;
  const prefix = kind.toString() + ":";
  if (kind == ethereum.ValueKind.BOOL) return prefix + (value.toBoolean() ? "true" : "false");
  if (kind == ethereum.ValueKind.STRING) return prefix + value.toString();
  if (kind == ethereum.ValueKind.INT || kind == ethereum.ValueKind.UINT)
    return prefix + value.toBigInt().toString();
  if (kind == ethereum.ValueKind.ADDRESS) return prefix + value.toAddress().toHexString();
  if (kind == ethereum.ValueKind.BYTES || kind == ethereum.ValueKind.FIXED_BYTES)
    return prefix + value.toBytes().toHexString();
  const items =
    kind == ethereum.ValueKind.TUPLE ? changetype<Array<ethereum.Value>>(value.toTuple()) : value.toArray();
  let text = "";
  for (let i = 0; i < items.length; i++) text += (i == 0 ? "" : " ") + describeToken(items[i]);
  return prefix + "(" + text + ")";
}

/** A value of one kind from its text; `inputs` after the kind are the items of a sequence of one kind. */
function makeToken(kind: string, text: string): ethereum.Value {
  if (kind == "address") return ethereum.Value.fromAddress(Address.fromString(text));
  if (kind == "fixedBytes") return ethereum.Value.fromFixedBytes(Bytes.fromHexString(text));
  if (kind == "bytes") return ethereum.Value.fromBytes(Bytes.fromHexString(text));
  if (kind == "int") return ethereum.Value.fromSignedBigInt(BigInt.fromString(text));
  if (kind == "uint") return ethereum.Value.fromUnsignedBigInt(BigInt.fromString(text));
  if (kind == "bool") return ethereum.Value.fromBoolean(text == "true");
  return ethereum.Value.fromString(text);
}

function makeTokens(inputs: string[]): Array<ethereum.Value> {
  const items: ethereum.Value[] = [];
  for (let i = 0; i + 1 < inputs.length; i += 2) items.push(makeToken(inputs[i], inputs[i + 1]));
  return items;
}

function call(inputs: string[]): string {
  const request = new ethereum.SmartContractCall(
    inputs[0],
    Address.fromString("0x1111111111111111111111111111111111111111"),
    inputs[1],
    inputs[2],
    makeTokens(inputs.slice(3)),
  );
  const results = ethereum.call(request);
  if (results == null) return "reverted";
  let text = "";
  for (let i = 0; i < results.length; i++) text += (i == 0 ? "" : " ") + describeToken(results[i]);
  return text;
}

export function evaluateEthereum(operation: string, inputs: string[]): string {
  if (operation == "decode") {
    const value = ethereum.decode(inputs[0], Bytes.fromHexString(inputs[1]));
    return value == null ? "null" : describeToken(value);
  }
  if (operation == "call") return call(inputs);
  if (operation == "getBalance") return ethereum.getBalance(Address.fromString(inputs[0])).toString();
  if (operation == "hasCode") return ethereum.hasCode(Address.fromString(inputs[0])).inner ? "true" : "false";
  let token: ethereum.Value;
  if (operation == "encode") token = makeToken(inputs[0], inputs[1]);
  else if (operation == "encodeArray") token = ethereum.Value.fromArray(makeTokens(inputs));
  else if (operation == "encodeFixedArray") token = ethereum.Value.fromFixedSizedArray(makeTokens(inputs));
  else token = ethereum.Value.fromTuple(changetype<ethereum.Tuple>(makeTokens(inputs)));
  const encoded = ethereum.encode(token);
  return encoded ? encoded.toHexString() : "null";
}
