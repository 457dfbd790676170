import type { DecimalValue } from "../../schema/value.ts";
import type { ModuleHost } from "../module-host.ts";
import { add, divide, equals, multiply, subtract } from "../numbers/big-decimal.ts";
import { decimalToString, requireDecimal } from "../numbers/number-text.ts";
import { readBigDecimal } from "../store-value-reader.ts";
import { writeBigDecimal } from "../store-value-writer.ts";
import type { ImportTable } from "./import-table.ts";

type Operation = (left: DecimalValue, right: DecimalValue) => DecimalValue;

export function bigDecimalImports(host: ModuleHost): ImportTable {
  const { reader, writer } = host;
  const binary = (operation: Operation) => (left: number, right: number) =>
    writeBigDecimal(writer, operation(readBigDecimal(reader, left), readBigDecimal(reader, right)));
  return {
    plain: {
      "bigDecimal.plus": binary(add),
      "bigDecimal.minus": binary(subtract),
      "bigDecimal.times": binary(multiply),
      "bigDecimal.dividedBy": binary(divide),
      "bigDecimal.equals": (left: number, right: number) =>
        equals(readBigDecimal(reader, left), readBigDecimal(reader, right)) ? 1 : 0,
      "bigDecimal.toString": (value: number) =>
        host.returnString(decimalToString(readBigDecimal(reader, value))),
      "bigDecimal.fromString": (text: number) => writeBigDecimal(writer, requireDecimal(reader.string(text))),
    },
  };
}
