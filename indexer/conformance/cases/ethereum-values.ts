import { type AbiParameter, encodeAbiParameters } from "viem";
import type { ConformanceArea } from "../conformance-case.ts";
import { evaluate } from "../runs.ts";

const EXPORTS = "runtime/wasm/src/host_exports.rs";
const VALUES = "runtime/wasm/src/to_from/external.rs, ToAscObj<AscEnum<EthereumValueKind>>";

const WHO = `0x${"5e".repeat(20)}`;
const encode = (types: readonly AbiParameter[], values: readonly unknown[]) =>
  encodeAbiParameters(types, values);
const tuple = (...types: string[]): AbiParameter => ({
  type: "tuple",
  components: types.map((type) => ({ type })),
});

export const ethereumValuesArea: ConformanceArea = {
  name: "ethereum-values",
  title: "ethereum.encode and ethereum.decode",
  cases: [
    ...(
      [
        ["address", WHO, `0:${WHO}`],
        ["bytes4", "0x01020304", "1:0x01020304"],
        ["bytes", "0x0102", "2:0x0102"],
        ["int8", -7, "3:-7"],
        ["int256", -(2n ** 255n), `3:${-(2n ** 255n)}`],
        ["uint256", 2n ** 256n - 1n, `4:${2n ** 256n - 1n}`],
        ["uint8", 255, "4:255"],
        ["bool", true, "5:true"],
        ["string", "näme 🎫", "6:näme 🎫"],
        ["uint256[2]", [1n, 2n], "7:(4:1 4:2)"],
        ["string[]", ["a", "b"], "8:(6:a 6:b)"],
        ["uint256[2][]", [[1n, 2n]], "8:(7:(4:1 4:2))"],
      ] as const
    ).map(([type, value, expected]) => ({
      point: `decode ${type}`,
      source: `${EXPORTS}, ethereum_decode; ${VALUES}`,
      run: evaluate("ethereum.decode", type, encode([{ type }], [value])),
      expected,
    })),
    {
      point: "decode a tuple of fixed size",
      source: `${EXPORTS}, ethereum_decode`,
      run: evaluate(
        "ethereum.decode",
        "(address,uint256)",
        encode([tuple("address", "uint256")], [[WHO, 42n]]),
      ),
      expected: `9:(0:${WHO} 4:42)`,
    },
    {
      point: "decode takes one value: event data of several parameters needs the offset word of a tuple",
      source: `${EXPORTS}, ethereum_decode: decode(&[param_types], &data)`,
      run: evaluate(
        "ethereum.decode",
        "(string,uint256)",
        encode([tuple("string", "uint256")], [["a", 42n]]),
      ),
      expected: "9:(6:a 4:42)",
    },
    {
      point: "without that word a tuple with strings is null",
      source: `${EXPORTS}, ethereum_decode: decode(&[param_types], &data)`,
      run: evaluate(
        "ethereum.decode",
        "(string,uint256)",
        encode([{ type: "string" }, { type: "uint256" }], ["a", 42n]),
      ),
      expected: "null",
    },
    ...[
      ["too few bytes", "uint256", "0x01"],
      ["an unknown type", "uint257", `0x${"00".repeat(32)}`],
      ["no type at all", "", `0x${"00".repeat(32)}`],
      ["an offset beyond the data", "string", `0x${"ff".repeat(32)}`],
    ].map(([what, type = "", data = ""]) => ({
      point: `decode of ${what} is null`,
      source: 'runtime/wasm/src/module/context.rs, ethereum_decode: "return `null` if it fails"',
      run: evaluate("ethereum.decode", type, data),
      expected: "null",
    })),
    ...(
      [
        ["address", WHO, [{ type: "address" }], [WHO]],
        ["fixedBytes", "0x0102", [{ type: "bytes2" }], ["0x0102"]],
        ["bytes", "0x0102", [{ type: "bytes" }], ["0x0102"]],
        ["int", "-7", [{ type: "int256" }], [-7n]],
        ["uint", String(2n ** 255n), [{ type: "uint256" }], [2n ** 255n]],
        ["bool", "true", [{ type: "bool" }], [true]],
        ["string", "näme", [{ type: "string" }], ["näme"]],
      ] as const
    ).map(([kind, text, types, values]) => ({
      point: `encode ${kind}`,
      source: `${EXPORTS}, ethereum_encode: ethabi's encode`,
      run: evaluate("ethereum.encode", kind, text),
      expected: encode(types, values),
    })),
    {
      point: "encode an array: offset, length, items",
      source: `${EXPORTS}, ethereum_encode`,
      run: evaluate("ethereum.encodeArray", "string", "a", "string", "b"),
      expected: encode([{ type: "string[]" }], [["a", "b"]]),
    },
    {
      point: "encode an array of fixed length: no length",
      source: `${EXPORTS}, ethereum_encode`,
      run: evaluate("ethereum.encodeFixedArray", "uint", "1", "uint", "2"),
      expected: encode([{ type: "uint256[2]" }], [[1n, 2n]]),
    },
    {
      point: "encode a tuple with dynamic parts: behind an offset",
      source: `${EXPORTS}, ethereum_encode`,
      run: evaluate("ethereum.encodeTuple", "address", WHO, "string", "seat 7", "uint", "42"),
      expected: encode([tuple("address", "string", "uint256")], [[WHO, "seat 7", 42n]]),
    },
    {
      point: "any payload but 0 is true",
      source: "runtime/test/src/test.rs, test_boolean",
      run: evaluate("heap.boolean", "7"),
      expected: `0x${"0".repeat(63)}1`,
    },
  ],
};
