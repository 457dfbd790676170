import { formatYamlFloat } from "./format-yaml-float.ts";
import { YamlNumber } from "./yaml-value.ts";

/** The text is not of the type that its tag names, or an integer of more than 64 bits. */
export class YamlScalarError extends Error {
  override readonly name = "YamlScalarError";
}

type Resolved = null | boolean | string | YamlNumber;

const NULLS = new Set(["null", "Null", "NULL", "~"]);
const BOOLEANS = new Map([
  ["true", true],
  ["True", true],
  ["TRUE", true],
  ["false", false],
  ["False", false],
  ["FALSE", false],
]);
const LEADING_ZERO = /^[-+]?0[0-9]+$/;
const RADIX_INTEGER = /^([-+]?)0(x[0-9a-fA-F]+|o[0-7]+|b[01]+)$/;
const INTEGER = /^([-+]?)([0-9]+)$/;
const FLOAT = /^[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?$/;

/** What serde_yaml 0.9 makes of a plain scalar without a tag. @throws YamlScalarError */
export function resolvePlainScalar(text: string): Resolved {
  if (text === "" || NULLS.has(text)) return null;
  const boolean = BOOLEANS.get(text);
  if (boolean !== undefined) return boolean;
  const integer = parseYamlInteger(text);
  if (integer !== null) return toNumber(integer, text);
  const float = LEADING_ZERO.test(text) ? null : parseYamlFloat(text);
  return float === null ? text : new YamlNumber(formatYamlFloat(float));
}

/** A scalar with one of YAML's own tags. @throws YamlScalarError */
export function resolveTaggedScalar(tag: string, text: string): Resolved {
  switch (tag) {
    case "tag:yaml.org,2002:bool":
      return required(BOOLEANS.get(text), text, "a boolean");
    case "tag:yaml.org,2002:int":
      return toNumber(required(parseYamlInteger(text), text, "an integer"), text);
    case "tag:yaml.org,2002:float":
      return new YamlNumber(formatYamlFloat(required(parseYamlFloat(text), text, "a float")));
    case "tag:yaml.org,2002:null":
      if (!NULLS.has(text)) throw new YamlScalarError(`"${text}" is not null`);
      return null;
    default:
      return text;
  }
}

function required<Value>(value: Value | null | undefined, text: string, what: string): Value {
  if (value === null || value === undefined) throw new YamlScalarError(`"${text}" is not ${what}`);
  return value;
}

/** Integers of up to 128 bits, beyond which digits are a float. */
function parseYamlInteger(text: string): bigint | null {
  const radix = RADIX_INTEGER.exec(text);
  if (radix) return within128Bits(BigInt(`0${radix[2]}`), radix[1] === "-");
  const digits = INTEGER.exec(text);
  if (digits === null || LEADING_ZERO.test(text)) return null;
  return within128Bits(BigInt(digits[2] ?? "0"), digits[1] === "-");
}

function within128Bits(magnitude: bigint, isNegative: boolean): bigint | null {
  if (isNegative) return magnitude <= 2n ** 127n ? -magnitude : null;
  return magnitude < 2n ** 128n ? magnitude : null;
}

/** serde_yaml's values hold 64 bits and refuse what only fits 128. */
function toNumber(integer: bigint, text: string): YamlNumber {
  if (integer >= 2n ** 64n || integer < -(2n ** 63n)) {
    throw new YamlScalarError(`the integer ${text} has more than 64 bits`);
  }
  return new YamlNumber(integer.toString());
}

function parseYamlFloat(text: string): number | null {
  if (/^\+?\.(inf|Inf|INF)$/.test(text)) return Number.POSITIVE_INFINITY;
  if (/^-\.(inf|Inf|INF)$/.test(text)) return Number.NEGATIVE_INFINITY;
  if (/^\.(nan|NaN|NAN)$/.test(text)) return Number.NaN;
  if (!FLOAT.test(text)) return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}
