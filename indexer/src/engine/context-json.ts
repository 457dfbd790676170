import { AppError } from "@facevalue/core";
import type { DataSourceContext } from "../host/host-scope.ts";
import { decimalToString, requireDecimal, requireInteger } from "../host/numbers/number-text.ts";
import { STORE_KIND, STORE_KIND_NAMES } from "../host/store-kind.ts";
import type { StoreValue } from "../host/store-value-reader.ts";
import type { DecimalValue } from "../schema/value.ts";

/** A context value as manifests and stored data sources write it. */
interface ContextItem {
  readonly type: string;
  readonly data?: unknown;
}

const KIND_BY_NAME = new Map<string, number>([
  ...STORE_KIND_NAMES.map((name, kind): [string, number] => [name, kind]),
  ["Bool", STORE_KIND.bool],
]);

/** A data source context from its JSON form, sorted by name. SUBGRAPH_INVALID on a value that is not of its type. */
export function readContext(items: Readonly<Record<string, ContextItem>>): DataSourceContext {
  return Object.entries(items)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, item]) => [name, readItem(name, item)]);
}

export function parseContext(json: string | null): DataSourceContext {
  return json === null ? [] : readContext(JSON.parse(json) as Record<string, ContextItem>);
}

/** JSON form of a context: the same for the same values, whatever order they were set in. */
export function contextToJson(context: DataSourceContext): string {
  const sorted = [...context].sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(Object.fromEntries(sorted.map(([name, value]) => [name, toItem(value)])));
}

function readItem(name: string, { type, data }: ContextItem): StoreValue {
  const kind = KIND_BY_NAME.get(type);
  try {
    if (kind === undefined) throw new TypeError(`unknown type ${type}`);
    if (kind !== STORE_KIND.array) return { kind, value: readScalar(kind, data) };
    const items = data as readonly ContextItem[];
    return { kind, value: items.map((item) => readItem(name, item)) };
  } catch (error) {
    throw new AppError("SUBGRAPH_INVALID", `data source context: "${name}" is not a valid ${type}`, {
      cause: error,
    });
  }
}

function readScalar(kind: number, data: unknown): StoreValue["value"] {
  switch (kind) {
    case STORE_KIND.null:
      return null;
    case STORE_KIND.bool:
      return data === true || data === "true";
    case STORE_KIND.int:
      return Number(requireInteger(String(data)));
    case STORE_KIND.bigInt:
    case STORE_KIND.int8:
    case STORE_KIND.timestamp:
      return requireInteger(String(data));
    case STORE_KIND.bigDecimal:
      return requireDecimal(String(data));
    case STORE_KIND.bytes:
      return Uint8Array.from(Buffer.from(String(data).replace(/^0x/, ""), "hex"));
    default:
      return String(data);
  }
}

function toItem({ kind, value }: StoreValue): ContextItem {
  const type = STORE_KIND_NAMES[kind] ?? "Null";
  if (value === null) return { type: "Null" };
  if (kind === STORE_KIND.array) return { type, data: (value as readonly StoreValue[]).map(toItem) };
  if (kind === STORE_KIND.bytes)
    return { type, data: `0x${Buffer.from(value as Uint8Array).toString("hex")}` };
  if (kind === STORE_KIND.bigDecimal) return { type, data: decimalToString(value as DecimalValue) };
  return { type, data: typeof value === "bigint" ? value.toString() : value };
}
