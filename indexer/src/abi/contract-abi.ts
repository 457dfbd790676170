import { AppError } from "@facevalue/core";
import { z } from "zod";
import { type AbiParameter, type AbiType, abiTypeName, parseAbiType } from "./abi-type.ts";
import { keccakText } from "./keccak.ts";

export interface AbiEvent {
  readonly name: string;
  readonly inputs: readonly { readonly name: string; readonly type: AbiType; readonly isIndexed: boolean }[];
  readonly isAnonymous: boolean;
  /** `Name(type,…)` */
  readonly signature: string;
  /** `Name(indexed type,…)`, as manifests write it. */
  readonly indexedSignature: string;
}

export interface AbiFunction {
  readonly name: string;
  readonly inputs: readonly AbiType[];
  readonly outputs: readonly AbiType[];
  /** `name(type,…)` */
  readonly signature: string;
  /** `name(type,…):(type,…)`, as graph-ts passes it; without outputs `name(type,…)`. */
  readonly fullSignature: string;
  /** First four bytes of the signature's hash, `0x` hex. */
  readonly selector: string;
}

export interface ContractAbi {
  readonly name: string;
  readonly events: readonly AbiEvent[];
  readonly functions: readonly AbiFunction[];
}

const parameterShape: z.ZodType<AbiParameter> = z.object({
  name: z.string().default(""),
  type: z.string(),
  indexed: z.boolean().optional(),
  components: z.lazy(() => z.array(parameterShape)).optional(),
}) as z.ZodType<AbiParameter>;

const entryShape = z.object({
  type: z.string().default("function"),
  name: z.string().default(""),
  anonymous: z.boolean().default(false),
  inputs: z.array(parameterShape).default([]),
  outputs: z.array(parameterShape).default([]),
});

type AbiEntry = z.infer<typeof entryShape>;

const fileShape = z.union([z.array(entryShape), z.object({ abi: z.array(entryShape) })]);

/** Reads an ABI's JSON: the bare list, or an artifact that holds it as `abi`. SUBGRAPH_INVALID. */
export function parseContractAbi(name: string, json: string): ContractAbi {
  const entries = parseEntries(name, json);
  return {
    name,
    events: entries.filter(({ type }) => type === "event").map(toEvent),
    functions: entries.filter(({ type }) => type === "function").map(toFunction),
  };
}

function parseEntries(name: string, json: string): readonly AbiEntry[] {
  try {
    const file = fileShape.parse(JSON.parse(json));
    return Array.isArray(file) ? file : file.abi;
  } catch (error) {
    throw new AppError("SUBGRAPH_INVALID", `the ABI ${name} is not a contract ABI in JSON`, { cause: error });
  }
}

function toEvent({ name, anonymous, inputs }: AbiEntry): AbiEvent {
  const parsed = inputs.map((input) => ({
    name: input.name,
    type: parseAbiType(input),
    isIndexed: input.indexed === true,
  }));
  const types = parsed.map(({ type }) => abiTypeName(type));
  const indexed = parsed.map(({ isIndexed }, index) =>
    isIndexed ? `indexed ${types[index]}` : types[index],
  );
  return {
    name,
    inputs: parsed,
    isAnonymous: anonymous,
    signature: `${name}(${types.join(",")})`,
    indexedSignature: `${name}(${indexed.join(",")})`,
  };
}

function toFunction({ name, inputs, outputs }: AbiEntry): AbiFunction {
  const inputTypes = inputs.map(parseAbiType);
  const outputTypes = outputs.map(parseAbiType);
  const signature = `${name}(${inputTypes.map(abiTypeName).join(",")})`;
  return {
    name,
    inputs: inputTypes,
    outputs: outputTypes,
    signature,
    fullSignature:
      outputTypes.length === 0 ? signature : `${signature}:(${outputTypes.map(abiTypeName).join(",")})`,
    selector: keccakText(signature).slice(0, 10),
  };
}

/**
 * The event that a manifest names, with or without its `indexed` marks (without: only if one event has the name);
 * null when the ABI has none.
 */
export function findEvent(abi: ContractAbi, manifestSignature: string): AbiEvent | null {
  const wanted = manifestSignature.replaceAll(/\s*([(),])\s*/g, "$1").trim();
  const exact = abi.events.find((event) => event.indexedSignature === wanted);
  if (exact) return exact;
  const plain = wanted.replaceAll("indexed ", "");
  const sameName = abi.events.filter((event) => plain.startsWith(`${event.name}(`));
  const [only] = sameName;
  if (sameName.length === 1 && only?.signature === plain) return only;
  return null;
}
