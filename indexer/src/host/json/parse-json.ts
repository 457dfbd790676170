import { JsonNumber, type JsonValue } from "./json-value.ts";

const MAX_BYTES = 10_000_000;
/** serde_json's recursion limit. */
const MAX_DEPTH = 127;

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

type ReviverContext = { readonly source?: string };

/** Parses as serde_json does; undefined when `bytes` are no JSON, are too long or too deep. */
export function parseJson(bytes: Uint8Array): JsonValue | undefined {
  if (bytes.length > MAX_BYTES) return undefined;
  try {
    const keepNumber = (_key: string, value: unknown, context?: ReviverContext): unknown =>
      typeof value === "number" ? new JsonNumber(context?.source ?? String(value)) : value;
    const parsed = JSON.parse(utf8.decode(bytes), keepNumber) as JsonValue;
    return isAcceptable(parsed, 0) ? parsed : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError || error instanceof RangeError)
      return undefined;
    throw error;
  }
}

/** JavaScript reads escaped lone surrogates and any depth, serde_json neither. */
function isAcceptable(value: JsonValue, depth: number): boolean {
  if (typeof value === "string") return value.isWellFormed();
  if (value === null || typeof value !== "object" || value instanceof JsonNumber) return true;
  if (depth >= MAX_DEPTH) return false;
  if (Array.isArray(value)) return value.every((item: JsonValue) => isAcceptable(item, depth + 1));
  return Object.entries(value).every(([key, item]) => key.isWellFormed() && isAcceptable(item, depth + 1));
}
