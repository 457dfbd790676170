import type { EntityType } from "../../schema/entity-type.ts";
import type { EntityRow, Value } from "../../schema/value.ts";

/** An entity's values by column name, as Postgres writes them in JSON. */
export function rowValues(type: EntityType, row: EntityRow): Record<string, unknown> {
  return Object.fromEntries(type.columns.map(({ name }, index) => [name, toJson(row[index] ?? null)]));
}

function toJson(value: Value): unknown {
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString("hex")}`;
  if (typeof value === "bigint") return Number(value);
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value !== "object" || value === null) return value;
  const { digits, exponent } = value as { digits: bigint; exponent: number };
  return Number(digits) * 10 ** exponent;
}
