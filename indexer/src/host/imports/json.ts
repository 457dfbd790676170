import { DeterministicError } from "../deterministic-error.ts";
import { parseJson } from "../json/parse-json.ts";
import { writeJson } from "../json/write-json.ts";
import type { ModuleHost } from "../module-host.ts";
import { parseInteger } from "../numbers/number-text.ts";
import type { ImportTable } from "./import-table.ts";

const SIGNED = /^[+-]?\d+$/;
const UNSIGNED = /^\+?\d+$/;
const FLOAT = /^[+-]?(inf(inity)?|nan|(\d+\.?\d*|\.\d+)(e[+-]?\d+)?)$/i;

export function jsonImports({ reader, writer }: ModuleHost): ImportTable {
  const integer = (text: number, isSigned: boolean): bigint => {
    const source = reader.string(text);
    const value = (isSigned ? SIGNED : UNSIGNED).test(source) ? BigInt(source) : null;
    const limit = isSigned ? 2n ** 63n : 2n ** 64n;
    const isInRange = value !== null && value < limit && value >= (isSigned ? -limit : 0n);
    if (isInRange) return BigInt.asIntN(64, value);
    throw new DeterministicError(`JSON \`${source}\` cannot be parsed as ${isSigned ? "i64" : "u64"}`);
  };
  return {
    plain: {
      "json.fromBytes"(bytes: number): number {
        const parsed = parseJson(reader.bytes(bytes));
        if (parsed === undefined) throw new DeterministicError("Failed to parse JSON from byte array");
        return writeJson(writer, parsed);
      },
      "json.try_fromBytes"(bytes: number): number {
        const parsed = parseJson(reader.bytes(bytes));
        if (parsed !== undefined) {
          const value = writer.words(writer.ids.wrappedJsonValue, [writeJson(writer, parsed)]);
          return writer.words(writer.ids.resultJsonValueBool, [value, 0]);
        }
        const error = writer.object(1, writer.ids.wrappedBool);
        writer.setByte(error, 1);
        return writer.words(writer.ids.resultJsonValueBool, [0, error]);
      },
      "json.toI64": (text: number) => integer(text, true),
      "json.toU64": (text: number) => integer(text, false),
      "json.toF64"(text: number): number {
        const source = reader.string(text);
        if (!FLOAT.test(source)) throw new DeterministicError(`JSON \`${source}\` cannot be parsed as f64`);
        return parseFloatText(source);
      },
      "json.toBigInt"(text: number): number {
        const source = reader.string(text);
        const value = parseInteger(source);
        if (value === null) throw new DeterministicError(`JSON \`${source}\` is not a decimal string`);
        return writer.bigInt(value);
      },
    },
  };
}

function parseFloatText(source: string): number {
  const named = /^([+-]?)(inf|nan)/i.exec(source);
  if (!named) return Number(source);
  const value = named[2]?.toLowerCase() === "nan" ? Number.NaN : Number.POSITIVE_INFINITY;
  return named[1] === "-" ? -value : value;
}
