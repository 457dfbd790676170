import { DeterministicError } from "../deterministic-error.ts";
import type { ModuleHost } from "../module-host.ts";
import { divide, normalize } from "../numbers/big-decimal.ts";
import { requireInteger } from "../numbers/number-text.ts";
import { readBigDecimal } from "../store-value-reader.ts";
import { writeBigDecimal } from "../store-value-writer.ts";
import type { ImportTable } from "./import-table.ts";

const MAX_SHIFT = 255;

type Operation = (left: bigint, right: bigint) => bigint;

export function bigIntImports({ reader, writer }: ModuleHost): ImportTable {
  const binary = (operation: Operation) => (left: number, right: number) =>
    writer.bigInt(operation(reader.bigInt(left), reader.bigInt(right)));
  const small = (name: string, operation: Operation) => (left: number, right: number) => {
    if (right < 0 || right > MAX_SHIFT)
      throw new DeterministicError(`${name}: ${right} is outside 0 to ${MAX_SHIFT}`);
    return writer.bigInt(operation(reader.bigInt(left), BigInt(right)));
  };
  return {
    plain: {
      "bigInt.plus": binary((left, right) => left + right),
      "bigInt.minus": binary((left, right) => left - right),
      "bigInt.times": binary((left, right) => left * right),
      "bigInt.dividedBy": binary((left, right) => left / nonZero(left, right)),
      "bigInt.mod": binary((left, right) => left % nonZero(left, right)),
      "bigInt.bitOr": binary((left, right) => left | right),
      "bigInt.bitAnd": binary((left, right) => left & right),
      "bigInt.pow": small("bigInt.pow", (left, right) => left ** right),
      "bigInt.leftShift": small("bigInt.leftShift", (left, right) => left << right),
      "bigInt.rightShift": small("bigInt.rightShift", (left, right) => left >> right),
      "bigInt.fromString": (text: number) => writer.bigInt(requireInteger(reader.string(text))),
      "bigInt.dividedByDecimal": (left: number, right: number) =>
        writeBigDecimal(writer, divide(normalize(reader.bigInt(left), 0), readBigDecimal(reader, right))),
    },
  };
}

function nonZero(left: bigint, right: bigint): bigint {
  if (right === 0n) throw new DeterministicError(`attempted to divide BigInt \`${left}\` by zero`);
  return right;
}
