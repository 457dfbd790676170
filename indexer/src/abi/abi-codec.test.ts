import fc from "fast-check";
import { encodeAbiParameters, type AbiParameter as ViemParameter } from "viem";
import { expect, test } from "vitest";
import { makeHeap } from "../../test-subgraphs/test-heap.ts";
import { readEthereumValues } from "../host/ethereum-value-reader.ts";
import { AbiDecodeError, AbiHeapDecoder } from "./abi-heap-decoder.ts";
import { type AbiType, abiTypeName, parseAbiType } from "./abi-type.ts";
import { encodeTokens } from "./encode-tokens.ts";
import type { EthereumToken } from "./ethereum-token.ts";
import { fitTypes } from "./ethereum-token.ts";
import { parseTypeText } from "./parse-type-text.ts";

interface Sample {
  readonly parameter: ViemParameter;
  readonly value: unknown;
  readonly token: EthereumToken;
}

const hex = (bytes: Uint8Array) => `0x${Buffer.from(bytes).toString("hex")}`;

const integers = (isSigned: boolean) =>
  fc.integer({ min: 1, max: 32 }).chain((bytes) => {
    const bits = BigInt(bytes * 8);
    const bounds = isSigned
      ? { min: -(2n ** (bits - 1n)), max: 2n ** (bits - 1n) - 1n }
      : { min: 0n, max: 2n ** bits - 1n };
    return fc.bigInt(bounds).map((value): Sample => {
      const type = `${isSigned ? "int" : "uint"}${bits}`;
      return {
        parameter: { type },
        value: bits <= 48n ? Number(value) : value,
        token: { kind: isSigned ? 3 : 4, integer: value },
      };
    });
  });

const leaves: fc.Arbitrary<Sample> = fc.oneof(
  integers(true),
  integers(false),
  fc
    .boolean()
    .map((isTrue): Sample => ({ parameter: { type: "bool" }, value: isTrue, token: { kind: 5, isTrue } })),
  fc
    .uint8Array({ minLength: 20, maxLength: 20 })
    .map(
      (bytes): Sample => ({ parameter: { type: "address" }, value: hex(bytes), token: { kind: 0, bytes } }),
    ),
  fc.uint8Array({ minLength: 1, maxLength: 32 }).map(
    (bytes): Sample => ({
      parameter: { type: `bytes${bytes.length}` },
      value: hex(bytes),
      token: { kind: 1, bytes },
    }),
  ),
  fc
    .uint8Array({ maxLength: 100 })
    .map((bytes): Sample => ({ parameter: { type: "bytes" }, value: hex(bytes), token: { kind: 2, bytes } })),
  fc
    .string({ unit: "grapheme", maxLength: 50 })
    .filter((text) => !text.includes("\0"))
    .map((text): Sample => ({ parameter: { type: "string" }, value: text, token: { kind: 6, text } })),
);

const { sample } = fc.letrec<{ sample: Sample }>((tie) => ({
  sample: fc.oneof(
    { maxDepth: 3 },
    leaves,
    fc.tuple(tie("sample"), fc.nat(3), fc.boolean()).map(([element, length, isFixed]): Sample => {
      const count = isFixed ? length + 1 : length;
      return {
        parameter: {
          ...element.parameter,
          type: `${element.parameter.type}[${isFixed ? count : ""}]`,
        } as ViemParameter,
        value: Array.from({ length: count }, () => element.value),
        token: { kind: isFixed ? 7 : 8, items: Array.from({ length: count }, () => element.token) },
      };
    }),
    fc.array(tie("sample"), { minLength: 1, maxLength: 3 }).map(
      (parts): Sample => ({
        parameter: { type: "tuple", components: parts.map(({ parameter }) => parameter) },
        value: parts.map(({ value }) => value),
        token: { kind: 9, items: parts.map(({ token }) => token) },
      }),
    ),
  ),
}));

test("decodes and encodes like viem, for any types", () => {
  const { memory, writer, reader } = makeHeap();
  const decoder = new AbiHeapDecoder(memory, writer);
  fc.assert(
    fc.property(fc.array(sample, { minLength: 1, maxLength: 4 }), (samples) => {
      const parameters = samples.map(({ parameter }) => nameComponents(parameter));
      const encoded = encodeAbiParameters(
        parameters,
        samples.map(({ value }, index) => named(parameters[index]!, value)),
      );
      const types = parameters.map((parameter) => parseAbiType(parameter as never));
      decoder.loadHex(encoded);
      const values = writer.array(1, decoder.decodeParameters(types));
      const tokens = samples.map(({ token }) => token);
      expect(readEthereumValues(reader, values)).toEqual(tokens);
      expect(fitTypes(tokens, types)).toBe(true);
      expect(hex(encodeTokens(tokens))).toBe(encoded);
      for (const type of types) expect(parseTypeText(abiTypeName(type))).toEqual(withoutNames(type));
    }),
    { numRuns: 300 },
  );
});

/** Signatures do not tell the names of a struct's components. */
function withoutNames(type: AbiType): unknown {
  const blank = (key: string, value: unknown) =>
    key === "names" && Array.isArray(value) ? value.map(() => "") : value;
  return JSON.parse(JSON.stringify(type, blank));
}

function nameComponents(parameter: ViemParameter): ViemParameter {
  if (!("components" in parameter)) return parameter;
  const components = parameter.components.map((part, index) => ({
    ...nameComponents(part),
    name: `f${index}`,
  }));
  return { ...parameter, components } as ViemParameter;
}

/** viem takes tuples with named components as objects. */
function named(parameter: ViemParameter, value: unknown): unknown {
  const array = /^(.*)\[\d*\]$/.exec(parameter.type);
  if (array) {
    const element = { ...parameter, type: array[1] } as ViemParameter;
    return (value as unknown[]).map((item) => named(element, item));
  }
  if (!("components" in parameter)) return value;
  const entries = parameter.components.map((part, index) => [
    part.name,
    named(part, (value as unknown[])[index]),
  ]);
  return Object.fromEntries(entries);
}

test.each([
  ["uint256[]", `0x${"00".repeat(31)}20${"ff".repeat(32)}`],
  ["string", `0x${"00".repeat(31)}20${"00".repeat(31)}21`],
  ["uint256", "0x01"],
  ["bytes", `0x${"00".repeat(24)}ffffffffffffffff`],
])("malformed data for %s is refused", (type, data) => {
  const { memory, writer } = makeHeap();
  const decoder = new AbiHeapDecoder(memory, writer);
  decoder.loadHex(data);
  expect(() => decoder.decodeParameters([parseAbiType({ type })])).toThrow(AbiDecodeError);
});

test("offsets that make a small encoding unfold without end are refused", () => {
  const { memory, writer } = makeHeap();
  const decoder = new AbiHeapDecoder(memory, writer);
  const word = (value: number) => value.toString(16).padStart(64, "0");
  const width = 64;
  // Every element of every level points back at the same level below it.
  const level = word(width) + word(width * 32).repeat(width);
  decoder.loadHex(`0x${word(32)}${level.repeat(6)}`);
  expect(() => decoder.decodeParameters([parseAbiType({ type: "uint256[][][][][]" })])).toThrow(
    AbiDecodeError,
  );
});
