import type { ConformanceArea } from "../conformance-case.ts";
import { deterministic } from "../failure.ts";
import { evaluate } from "../runs.ts";

const EXPORTS = "runtime/wasm/src/host_exports.rs";
const RUNTIME_TEST = "runtime/test/src/test.rs";

export const jsonArea: ConformanceArea = {
  name: "json",
  title: "JSON",
  cases: [
    {
      point: "every kind of value",
      source: "runtime/wasm/src/to_from/external.rs, ToAscObj<AscEnum<JsonValueKind>>",
      run: evaluate("json.fromBytes", '[null,true,false,-1.50,"a\\u00e4",[],{}]'),
      expected: "[null,true,false,#-1.50,'aä',[],{}]",
    },
    {
      point: "numbers keep their digits",
      source: "serde_json with arbitrary_precision (graph/Cargo.toml)",
      run: evaluate("json.fromBytes", "123456789012345678901234567890.10"),
      expected: "#123456789012345678901234567890.10",
    },
    {
      point: "members are sorted by their keys' UTF-8",
      source: "serde_json's Map without preserve_order: BTreeMap",
      run: evaluate("json.fromBytes", '{"b":1,"\uFF5E":2,"a":3,"\u{1F3AB}":4,"B":5}'),
      expected: "{B:#5,a:#3,b:#1,\uFF5E:#2,\u{1F3AB}:#4}",
    },
    {
      point: "numeric keys are sorted as text",
      source: "serde_json's Map without preserve_order: BTreeMap",
      run: evaluate("json.fromBytes", '{"b":1,"10":2,"9":3}'),
      expected: "{10:#2,9:#3,b:#1}",
    },
    {
      point: "of members with the same key the last one counts",
      source: "serde_json's Map: insert",
      run: evaluate("json.fromBytes", '{"a":1,"a":2}'),
      expected: "{a:#2}",
    },
    {
      point: "a member called __proto__ is one like others",
      source: "serde_json's Map: insert",
      run: evaluate("json.fromBytes", '{"__proto__":{"a":1},"b":2}'),
      expected: "{__proto__:{a:#1},b:#2}",
    },
    ...["foo", "", "[1,]", "01", "'a'", "[1] 2", '"\\ud800"', "NaN"].map((text) => ({
      point: `fromBytes refuses ${text === "" ? "nothing" : text}`,
      source: `${EXPORTS}, json_from_bytes: serde_json::from_slice`,
      run: evaluate("json.fromBytes", text),
      expected: deterministic(""),
    })),
    {
      point: "fromBytes refuses what is not UTF-8",
      source: `${EXPORTS}, json_from_bytes: serde_json::from_slice`,
      run: evaluate("json.fromHex", "0x22ff22"),
      expected: deterministic(""),
    },
    {
      point: "try_fromBytes tells the error of foo",
      source: `${RUNTIME_TEST}, test_json_parsing: "ERROR: true"`,
      run: evaluate("json.try_fromBytes", "foo"),
      expected: "error true",
    },
    {
      point: 'try_fromBytes gives "foo"',
      source: `${RUNTIME_TEST}, test_json_parsing: "OK: foo, ERROR: false"`,
      run: evaluate("json.try_fromBytes", '"foo"'),
      expected: "'foo'",
    },
    {
      point: "ten million bytes are allowed",
      source: `${EXPORTS}, json_from_bytes: MAX_JSON_SIZE`,
      run: evaluate("json.long", "10000000"),
      expected: "#1",
    },
    {
      point: "one byte more fails",
      source: `${EXPORTS}, json_from_bytes: MAX_JSON_SIZE; ${RUNTIME_TEST}, test_json_parsing: "too long"`,
      run: evaluate("json.long", "10000001"),
      expected: deterministic(""),
    },
    {
      point: "arrays may be 127 deep",
      source: "serde_json's Deserializer: remaining_depth 128",
      run: evaluate("json.deep", "127"),
      expected: "value",
    },
    {
      point: "arrays may not be 128 deep",
      source: "serde_json's Deserializer: remaining_depth 128",
      run: evaluate("json.deep", "128"),
      expected: "error",
    },
    {
      point: "toU64 of the largest",
      source: `${RUNTIME_TEST}, test_json_conversions`,
      run: evaluate("json.toU64", "18446744073709551615"),
      expected: "18446744073709551615",
    },
    {
      point: "toI64 of a negative number",
      source: `${RUNTIME_TEST}, test_json_conversions`,
      run: evaluate("json.toI64", "-9223372036850770800"),
      expected: "-9223372036850770800",
    },
    {
      point: "toI64 of the smallest",
      source: `${EXPORTS}, json_to_i64: i64::from_str`,
      run: evaluate("json.toI64", "-9223372036854775808"),
      expected: "-9223372036854775808",
    },
    ...[
      ["toI64", "9223372036854775808"],
      ["toI64", "1.0"],
      ["toI64", ""],
      ["toU64", "18446744073709551616"],
      ["toU64", "-1"],
      ["toU64", "-0"],
      ["toF64", "1,5"],
      ["toF64", "0x10"],
      ["toBigInt", "1.5"],
    ].map(([operation = "", text = ""]) => ({
      point: `${operation} refuses "${text}"`,
      source: `${EXPORTS}, json_${operation.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}: FromStr`,
      run: evaluate(`json.${operation}`, text),
      expected: deterministic(`JSON \`${text}\``),
    })),
    {
      point: "toF64 of a negative number",
      source: `${RUNTIME_TEST}, test_json_conversions`,
      run: evaluate("json.toF64", "-9223372036850770.92345034"),
      expected: "-9223372036850770.0",
    },
    {
      point: "toF64 takes an exponent",
      source: `${EXPORTS}, json_to_f64: f64::from_str`,
      run: evaluate("json.toF64", "2.5e-3"),
      expected: "0.0025",
    },
    {
      point: "toBigInt of a negative number",
      source: `${RUNTIME_TEST}, test_json_conversions`,
      run: evaluate("json.toBigInt", "-922337203685077092345034"),
      expected: "-922337203685077092345034",
    },
  ],
};
