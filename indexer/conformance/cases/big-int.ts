import type { ConformanceArea } from "../conformance-case.ts";
import { deterministic } from "../failure.ts";
import { evaluate } from "../runs.ts";

const EXPORTS = "runtime/wasm/src/host_exports.rs";
const BIG_INT = "graph/src/data/store/scalar/bigint.rs";
const RUNTIME_TEST = "runtime/test/src/test.rs";

const MAX_U256 = (2n ** 256n - 1n).toString();
const MIN_I256 = (-(2n ** 255n)).toString();

export const bigIntArea: ConformanceArea = {
  name: "big-int",
  title: "BigInt",
  cases: [
    {
      point: "plus: 127 + 1",
      source: `${RUNTIME_TEST}, test_big_int_arithmetic`,
      run: evaluate("bigInt.plus", "127", "1"),
      expected: "128",
    },
    {
      point: "plus carries over every byte",
      source: `${EXPORTS}, big_int_plus`,
      run: evaluate("bigInt.plus", MAX_U256, "1"),
      expected: (2n ** 256n).toString(),
    },
    {
      point: "minus: 5 - 10",
      source: `${RUNTIME_TEST}, test_big_int_arithmetic`,
      run: evaluate("bigInt.minus", "5", "10"),
      expected: "-5",
    },
    {
      point: "times: -20 * 5",
      source: `${RUNTIME_TEST}, test_big_int_arithmetic`,
      run: evaluate("bigInt.times", "-20", "5"),
      expected: "-100",
    },
    {
      point: "times of numbers wider than a word",
      source: `${EXPORTS}, big_int_times`,
      run: evaluate("bigInt.times", MAX_U256, MIN_I256),
      expected: ((2n ** 256n - 1n) * -(2n ** 255n)).toString(),
    },
    {
      point: "dividedBy: 5 / 2",
      source: `${RUNTIME_TEST}, test_big_int_arithmetic`,
      run: evaluate("bigInt.dividedBy", "5", "2"),
      expected: "2",
    },
    {
      point: "dividedBy truncates towards zero",
      source: `${EXPORTS}, big_int_divided_by: num-bigint's Div`,
      run: evaluate("bigInt.dividedBy", "-7", "2"),
      expected: "-3",
    },
    {
      point: "dividedBy zero fails",
      source: `${EXPORTS}, big_int_divided_by: "attempted to divide BigInt"`,
      run: evaluate("bigInt.dividedBy", "7", "0"),
      expected: deterministic("attempted to divide BigInt `7` by zero"),
    },
    {
      point: "mod: 5 % 2",
      source: `${RUNTIME_TEST}, test_big_int_arithmetic`,
      run: evaluate("bigInt.mod", "5", "2"),
      expected: "1",
    },
    {
      point: "mod has the dividend's sign",
      source: `${EXPORTS}, big_int_mod: num-bigint's Rem`,
      run: evaluate("bigInt.mod", "-7", "2"),
      expected: "-1",
    },
    {
      point: "mod zero fails",
      source: `${EXPORTS}, big_int_mod`,
      run: evaluate("bigInt.mod", "7", "0"),
      expected: deterministic("zero"),
    },
    {
      point: "pow of 255, the largest exponent",
      source: `${EXPORTS}, big_int_pow: exp is u8`,
      run: evaluate("bigInt.pow", "3", "255"),
      expected: (3n ** 255n).toString(),
    },
    {
      point: "pow of zero is one",
      source: `${BIG_INT}, BigInt::pow`,
      run: evaluate("bigInt.pow", "-3", "0"),
      expected: "1",
    },
    {
      point: "bitAnd of a negative number is that of its endless two's complement",
      source: `${EXPORTS}, big_int_bit_and: num-bigint's BitAnd`,
      run: evaluate("bigInt.bitAnd", "-6", "11"),
      expected: "10",
    },
    {
      point: "bitOr of a negative number is that of its endless two's complement",
      source: `${EXPORTS}, big_int_bit_or: num-bigint's BitOr`,
      run: evaluate("bigInt.bitOr", "-6", "11"),
      expected: "-5",
    },
    {
      point: "leftShift beyond a word",
      source: `${EXPORTS}, big_int_left_shift`,
      run: evaluate("bigInt.leftShift", "-5", "200"),
      expected: (-5n << 200n).toString(),
    },
    {
      point: "rightShift rounds towards minus infinity",
      source: `${EXPORTS}, big_int_right_shift: num-bigint's Shr`,
      run: evaluate("bigInt.rightShift", "-5", "1"),
      expected: "-3",
    },
    {
      point: "rightShift of all bits of a negative number leaves -1",
      source: `${EXPORTS}, big_int_right_shift: num-bigint's Shr`,
      run: evaluate("bigInt.rightShift", "-5", "255"),
      expected: "-1",
    },
    ...[
      ["+7", "7"],
      ["-0", "0"],
      ["007", "7"],
      ["1_000", "1000"],
    ].map(([text = "", expected = ""]) => ({
      point: `fromString takes ${text}`,
      source: `${EXPORTS}, big_int_from_string: num-bigint's FromStr`,
      run: evaluate("bigInt.fromString", text),
      expected,
    })),
    ...["", " 1", "0x10", "1.0", "1e3", "_1", "--1"].map((text) => ({
      point: `fromString refuses "${text}"`,
      source: `${EXPORTS}, big_int_from_string: num-bigint's FromStr`,
      run: evaluate("bigInt.fromString", text),
      expected: deterministic("BigInt"),
    })),
    {
      point: "dividedByDecimal divides as BigDecimal",
      source: "runtime/wasm/src/module/context.rs, big_int_divided_by_decimal",
      run: evaluate("bigInt.dividedByDecimal", "10", "4"),
      expected: "2.5",
    },
    {
      point: "dividedByDecimal cuts the dividend to 34 digits first",
      source: "graph/src/data/store/scalar/bigdecimal.rs, BigDecimal::new normalizes",
      run: evaluate("bigInt.dividedByDecimal", `${"1".repeat(34)}6`, "1"),
      expected: `${"1".repeat(33)}20`,
    },
    {
      point: "dividedByDecimal zero fails",
      source: `${EXPORTS}, big_decimal_divided_by`,
      run: evaluate("bigInt.dividedByDecimal", "10", "0.0"),
      expected: deterministic("zero"),
    },
    ...[
      ["0", "0x00"],
      ["127", "0x7f"],
      ["128", "0x8000"],
      ["-128", "0x80"],
      ["-129", "0x7fff"],
      ["255", "0xff00"],
      ["-1", "0xff"],
      [String(2n ** 63n), "0x000000000000008000"],
    ].map(([number = "", expected = ""]) => ({
      point: `${number} lies in memory as its shortest two's complement`,
      source: `${BIG_INT}, to_signed_bytes_le`,
      run: evaluate("bigInt.raw", number),
      expected,
    })),
    ...[
      ["0xff", "-1"],
      ["0xff00", "255"],
      ["0x0000000000", "0"],
      ["0xffffffffffffffff", "-1"],
      ["0x00000000000000000080", String(-(2n ** 79n))],
    ].map(([bytes = "", expected = ""]) => ({
      point: `the bytes ${bytes} are read as two's complement, however long`,
      source: `${BIG_INT}, from_signed_bytes_le`,
      run: evaluate("bigInt.fromBytes", bytes),
      expected,
    })),
    {
      point: "no bytes at all are zero",
      source: `${BIG_INT}, from_signed_bytes_le`,
      run: evaluate("heap.emptyBigInt"),
      expected: "0",
    },
    {
      point: "435,411 bits and the sign are the limit",
      source: `${BIG_INT}, MAX_BITS and BigInt::new`,
      run: evaluate("bigInt.powerOfTwo", "435410"),
      expected: "54427",
    },
    {
      point: "one bit more fails",
      source: `${BIG_INT}, MAX_BITS: "BigInt is too big, total bits {} (max {})"`,
      run: evaluate("bigInt.powerOfTwo", "435411"),
      expected: deterministic("BigInt is too big, total bits 435413 (max 435412)"),
    },
    {
      point: "a mapping may make an integer of 54,426 bytes",
      source: `${RUNTIME_TEST}, test_big_int_size_limit: BigInt::MAX_BITS / 8`,
      run: evaluate("heap.longBigInt", "54426"),
      expected: String(2 + 54_426 * 2),
    },
    {
      point: "one byte more fails when the host reads it",
      source: `${RUNTIME_TEST}, test_big_int_size_limit: "BigInt is too big, total bits 435416 (max 435412)"`,
      run: evaluate("heap.longBigInt", "54427"),
      expected: deterministic("BigInt is too big, total bits 435416 (max 435412)"),
    },
    {
      point: "bytes that only repeat the sign do not count",
      source: `${BIG_INT}, BigInt::new: inner.bits()`,
      run: evaluate("heap.paddedBigInt", "60000"),
      expected: "0",
    },
    ...[
      ["0", "0x0"],
      ["1", "0x1"],
      ["-255", "0xff"],
      ["4096", "0x1000"],
      [MAX_U256, `0x${"f".repeat(64)}`],
    ].map(([number = "", expected = ""]) => ({
      point: `bigIntToHex of ${number}`,
      source: `${EXPORTS}, big_int_to_hex: the magnitude, without leading zeros; ${RUNTIME_TEST}, test_big_int_to_hex`,
      run: evaluate("bigInt.toHex", number),
      expected,
    })),
    {
      point: "bigIntToString is decimal",
      source: "runtime/wasm/src/module/context.rs, big_int_to_string",
      run: evaluate("bigInt.toString", MIN_I256),
      expected: MIN_I256,
    },
  ],
};
