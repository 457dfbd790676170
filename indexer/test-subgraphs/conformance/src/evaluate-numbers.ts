import { BigDecimal, BigInt, Bytes, bigDecimal, bigInt, typeConversion } from "@graphprotocol/graph-ts";

function bits(input: string): u8 {
  return <u8>I32.parseInt(input);
}

function bigIntResult(operation: string, inputs: string[]): BigInt {
  const left = bigInt.fromString(inputs[0]);
  if (operation == "fromString") return left;
  if (operation == "pow") return bigInt.pow(left, bits(inputs[1]));
  if (operation == "leftShift") return bigInt.leftShift(left, bits(inputs[1]));
  if (operation == "rightShift") return bigInt.rightShift(left, bits(inputs[1]));
  const right = bigInt.fromString(inputs[1]);
  if (operation == "plus") return bigInt.plus(left, right);
  if (operation == "minus") return bigInt.minus(left, right);
  if (operation == "times") return bigInt.times(left, right);
  if (operation == "dividedBy") return bigInt.dividedBy(left, right);
  if (operation == "mod") return bigInt.mod(left, right);
  if (operation == "bitOr") return bigInt.bitOr(left, right);
  if (operation == "bitAnd") return bigInt.bitAnd(left, right);
  throw new Error("no operation bigInt." + operation);
}

/** 2 to the power of a big exponent, which bigInt.pow refuses. */
function powerOfTwo(exponent: i32): BigInt {
  let result = bigInt.pow(bigInt.pow(BigInt.fromI32(2), 255), 255);
  let reached = 65025;
  for (; reached + 65025 <= exponent; reached += 65025) {
    result = bigInt.times(result, bigInt.pow(bigInt.pow(BigInt.fromI32(2), 255), 255));
  }
  for (; reached < exponent; ) {
    const step = min(255, exponent - reached);
    result = bigInt.leftShift(result, <u8>step);
    reached += step;
  }
  return result;
}

export function evaluateBigInt(operation: string, inputs: string[]): string {
  if (operation == "raw") return typeConversion.bytesToHex(bigInt.fromString(inputs[0]));
  if (operation == "fromBytes") {
    const bytes = Bytes.fromHexString(inputs[0]);
    return typeConversion.bigIntToString(bytes);
  }
  if (operation == "toString") return typeConversion.bigIntToString(bigInt.fromString(inputs[0]));
  if (operation == "toHex") return typeConversion.bigIntToHex(bigInt.fromString(inputs[0]));
  if (operation == "powerOfTwo") return powerOfTwo(I32.parseInt(inputs[0])).length.toString();
  if (operation == "dividedByDecimal") {
    const quotient = bigInt.dividedByDecimal(bigInt.fromString(inputs[0]), bigDecimal.fromString(inputs[1]));
    return bigDecimal.toString(quotient);
  }
  return typeConversion.bigIntToString(bigIntResult(operation, inputs));
}

export function evaluateBigDecimal(operation: string, inputs: string[]): string {
  if (operation == "raw") {
    // digits and exponent as a mapping may set them, read back through the host.
    const value = new BigDecimal(BigInt.fromString(inputs[0]));
    value.exp = BigInt.fromString(inputs[1]);
    return bigDecimal.toString(value);
  }
  const left = bigDecimal.fromString(inputs[0]);
  if (operation == "fromString") return bigDecimal.toString(left);
  if (operation == "parts") return left.digits.toString() + "e" + left.exp.toString();
  const right = bigDecimal.fromString(inputs[1]);
  if (operation == "equals") return bigDecimal.equals(left, right) ? "true" : "false";
  if (operation == "plus") return bigDecimal.toString(bigDecimal.plus(left, right));
  if (operation == "minus") return bigDecimal.toString(bigDecimal.minus(left, right));
  if (operation == "times") return bigDecimal.toString(bigDecimal.times(left, right));
  if (operation == "dividedBy") return bigDecimal.toString(bigDecimal.dividedBy(left, right));
  throw new Error("no operation bigDecimal." + operation);
}
