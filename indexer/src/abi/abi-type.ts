import { AppError } from "@facevalue/core";

/** A Solidity type. `headBytes` is its size in the head of an encoding, 32 for dynamic types. */
export type AbiType = AbiElementary | AbiArray | AbiTuple;

export interface AbiElementary {
  readonly kind: "address" | "bool" | "string" | "bytes" | "fixedBytes" | "int" | "uint" | "function";
  /** Bytes of a fixedBytes type, bits of an integer, else 0. */
  readonly size: number;
  readonly isDynamic: boolean;
  readonly headBytes: number;
}

export interface AbiArray {
  readonly kind: "array";
  readonly element: AbiType;
  /** Null for T[]. */
  readonly length: number | null;
  readonly isDynamic: boolean;
  readonly headBytes: number;
}

export interface AbiTuple {
  readonly kind: "tuple";
  readonly components: readonly AbiType[];
  /** Names of the components; empty texts where there are none. */
  readonly names: readonly string[];
  readonly isDynamic: boolean;
  readonly headBytes: number;
}

/** One input or output of an event or function in an ABI's JSON. */
export interface AbiParameter {
  readonly name: string;
  readonly type: string;
  readonly indexed?: boolean | undefined;
  readonly components?: readonly AbiParameter[] | undefined;
}

const ARRAY = /^(.*)\[(\d*)\]$/s;
const INTEGER = /^(u?int)(\d*)$/;
const FIXED_BYTES = /^bytes(\d+)$/;

/** The type of an ABI parameter; SUBGRAPH_INVALID when Solidity has no such type. */
export function parseAbiType({ type, components }: Pick<AbiParameter, "type" | "components">): AbiType {
  const array = ARRAY.exec(type);
  if (array) {
    const element = parseAbiType({ type: array[1] ?? "", components });
    return arrayOf(element, array[2] === "" ? null : Number(array[2]));
  }
  if (type === "tuple") {
    const names = (components ?? []).map(({ name }) => name);
    return tupleOf((components ?? []).map(parseAbiType), names);
  }
  const elementary = parseElementary(type);
  if (elementary) return elementary;
  throw new AppError("SUBGRAPH_INVALID", `unknown Solidity type "${type}" in an ABI`);
}

export function parseElementary(type: string): AbiElementary | null {
  if (type === "address" || type === "bool" || type === "function") return elementary(type, 0, false);
  if (type === "string" || type === "bytes") return elementary(type, 0, true);
  const integer = INTEGER.exec(type);
  const bits = Number(integer?.[2] || 256);
  if (integer && bits % 8 === 0 && bits >= 8 && bits <= 256) {
    return elementary(integer[1] as "int" | "uint", bits, false);
  }
  const bytes = Number(FIXED_BYTES.exec(type)?.[1] ?? 0);
  return bytes >= 1 && bytes <= 32 ? elementary("fixedBytes", bytes, false) : null;
}

function elementary(kind: AbiElementary["kind"], size: number, isDynamic: boolean): AbiElementary {
  return { kind, size, isDynamic, headBytes: 32 };
}

export function arrayOf(element: AbiType, length: number | null): AbiArray {
  const isDynamic = length === null || element.isDynamic;
  return {
    kind: "array",
    element,
    length,
    isDynamic,
    headBytes: isDynamic ? 32 : element.headBytes * (length ?? 0),
  };
}

export function tupleOf(
  components: readonly AbiType[],
  names: readonly string[] = components.map(() => ""),
): AbiTuple {
  const isDynamic = components.some((component) => component.isDynamic);
  const size = components.reduce((sum, component) => sum + component.headBytes, 0);
  return { kind: "tuple", components, names, isDynamic, headBytes: isDynamic ? 32 : size };
}

/** Canonical name as it stands in signatures, e.g. `(address,uint256[2])[]`. */
export function abiTypeName(type: AbiType): string {
  if (type.kind === "array") return `${abiTypeName(type.element)}[${type.length ?? ""}]`;
  if (type.kind === "tuple") return `(${type.components.map(abiTypeName).join(",")})`;
  if (type.kind === "fixedBytes") return `bytes${type.size}`;
  return type.kind + (type.size === 0 ? "" : type.size);
}
