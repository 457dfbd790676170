import type { ConformanceArea } from "../conformance-case.ts";
import { deterministic } from "../failure.ts";
import { evaluate } from "../runs.ts";

const EXPORTS = "runtime/wasm/src/host_exports.rs";
const NORMALIZED = "graph/src/data/store/scalar/bigdecimal.rs, BigDecimal::normalized";
const CRATE = "bigdecimal 0.1.2";

const binary = (operation: string, source: string, rows: readonly (readonly [string, string, string])[]) =>
  rows.map(([left, right, expected]) => ({
    point: `${left} ${operation} ${right}`,
    source,
    run: evaluate(`bigDecimal.${operation}`, left, right),
    expected,
  }));

export const bigDecimalArea: ConformanceArea = {
  name: "big-decimal",
  title: "BigDecimal",
  cases: [
    ...binary("plus", `${EXPORTS}, big_decimal_plus`, [
      ["1.5", "2.75", "4.25"],
      ["1e-40", "1", "1"],
      ["9999999999999999999999999999999999", "0.6", "10000000000000000000000000000000000"],
      ["-9999999999999999999999999999999999", "-0.6", "-9999999999999999999999999999999999"],
    ]),
    ...binary("minus", `${EXPORTS}, big_decimal_minus`, [
      ["1.5", "2.75", "-1.25"],
      ["1.0", "1", "0"],
    ]),
    ...binary("times", `${EXPORTS}, big_decimal_times`, [
      ["1.5", "-0.2", "-0.3"],
      ["0", "1e6000", "0"],
      ["1234567890123456789.5", "1234567890123456789.5", "1524157875323883676253619888873647000"],
    ]),
    ...binary("dividedBy", `${CRATE}, impl_division to 100 digits; ${NORMALIZED}`, [
      ["2", "3", "0.6666666666666666666666666666666667"],
      ["-2", "3", "-0.66666666666666666666666666666666666"],
      ["-1", "3", "-0.33333333333333333333333333333333333"],
      ["-2", "-3", "0.6666666666666666666666666666666667"],
      ["1", "8", "0.125"],
      ["0", "7", "0"],
      ["7.5", "1", "7.5"],
      ["1", "1e10", "0.0000000001"],
    ]),
    {
      point: "dividedBy zero fails",
      source: `${EXPORTS}, big_decimal_divided_by`,
      run: evaluate("bigDecimal.dividedBy", "1", "0"),
      expected: deterministic("zero"),
    },
    ...binary("equals", `${EXPORTS}, big_decimal_equals`, [
      ["1.0", "1", "true"],
      ["1e3", "1000", "true"],
      ["0.1", "0.1000000000000000000000000000000001", "false"],
    ]),
    ...[
      ["1e6", "1000000"],
      ["1E+2", "100"],
      ["12e-3", "0.012"],
      ["+1.50", "1.5"],
      [".5", "0.5"],
      ["-0.0", "0"],
      ["1_0.5", "10.5"],
      ["1.5_", "0.15"],
      ["00.10", "0.1"],
    ].map(([text = "", expected = ""]) => ({
      point: `fromString takes ${text}; toString has no exponent`,
      source: `${CRATE}, BigDecimal::from_str_radix and Display; ${EXPORTS}, big_decimal_to_string`,
      run: evaluate("bigDecimal.fromString", text),
      expected,
    })),
    ...["", " 1", "1 ", "abc", "1e", "e5", "0x10", "1.2.3"].map((text) => ({
      point: `fromString refuses "${text}"`,
      source: `${CRATE}, BigDecimal::from_str_radix; ${EXPORTS}, big_decimal_from_string`,
      run: evaluate("bigDecimal.fromString", text),
      expected: deterministic("BigDecimal"),
    })),
    {
      point: "35 digits of a positive number are rounded half up to 34",
      source: `${NORMALIZED}: with_prec(34)`,
      run: evaluate("bigDecimal.fromString", "1.2345678901234567890123456789012345"),
      expected: "1.234567890123456789012345678901235",
    },
    {
      point: "digits of a negative number beyond those that are kept are cut off",
      source: `${CRATE}, with_prec and count_decimal_digits compare the signed number`,
      run: evaluate("bigDecimal.fromString", `-9.${"9".repeat(40)}`),
      expected: `-9.${"9".repeat(33)}`,
    },
    {
      point: "a negative number may keep a 35th digit",
      source: `${CRATE}, count_decimal_digits: the correcting loop never runs for a negative number`,
      run: evaluate("bigDecimal.fromString", `-1.${"1".repeat(40)}`),
      expected: `-1.${"1".repeat(34)}`,
    },
    {
      point: "a rounding that carries gives a power of ten",
      source: NORMALIZED,
      run: evaluate("bigDecimal.parts", "9.99999999999999999999999999999999999"),
      expected: "1e1",
    },
    ...[
      ["1000", "1e3"],
      ["0.500", "5e-1"],
      ["0.000", "0e0"],
      ["-120", "-12e1"],
    ].map(([text = "", expected = ""]) => ({
      point: `${text} lies in memory as ${expected}: without trailing zeros`,
      source: `${NORMALIZED}; runtime/wasm/src/to_from/external.rs, ToAscObj<AscBigDecimal>`,
      run: evaluate("bigDecimal.parts", text),
      expected,
    })),
    {
      point: "what a mapping made is normalized when it is read",
      source: "runtime/wasm/src/to_from/external.rs, FromAscObj<AscBigDecimal>",
      run: evaluate("bigDecimal.raw", "1200", "-2"),
      expected: "12",
    },
    {
      point: "the exponent 6144 is allowed",
      source: "graph/src/data/store/scalar/bigdecimal.rs, BigDecimal::MAX_EXP",
      run: evaluate("bigDecimal.raw", "1", "6144"),
      expected: `1${"0".repeat(6144)}`,
    },
    ...["6145", "-6144", "99999999999999999999"].map((exponent) => ({
      point: `the exponent ${exponent} fails when it is read from the mapping`,
      source:
        'runtime/wasm/src/to_from/external.rs: "big decimal exponent `{}` is outside the `{}` to `{}` range"',
      run: evaluate("bigDecimal.raw", "1", exponent),
      expected: deterministic("big decimal exponent"),
    })),
    {
      point: "a result may leave that range until it is read back",
      source: "runtime/wasm/src/to_from/external.rs: only FromAscObj checks",
      run: evaluate("bigDecimal.parts", "1e7000"),
      expected: "1e7000",
    },
  ],
};
