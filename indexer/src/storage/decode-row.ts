import pg from "pg";
import type { Column, EntityType } from "../schema/entity-type.ts";
import type { DecimalValue, EntityRow, Value } from "../schema/value.ts";

/** Hands every value over as the text that Postgres sent: pg's own types would round numbers and dates. */
export const TEXT_TYPES: pg.CustomTypesConfig = { getTypeParser: () => (value: string) => value };

/** Select list of a type's columns whose texts `decodeRow` reads, in schema order. */
export function selectList(type: EntityType): string {
  return type.columns.map(selectExpression).join(", ");
}

function selectExpression({ name, kind, isList }: Column): string {
  const column = pg.escapeIdentifier(name);
  if (kind !== "Timestamp") return isList ? `to_json(${column}::text[])` : column;
  if (!isList) return `(extract(epoch from ${column}) * 1000000)::int8`;
  const elements = `array(select (extract(epoch from e) * 1000000)::int8::text from unnest(${column}) with ordinality u (e, n) order by n)`;
  return `case when ${column} is not null then to_json(${elements}) end`;
}

export function decodeRow(type: EntityType, texts: readonly (string | null)[]): EntityRow {
  return type.columns.map((column, index) => decode(column, texts[index] ?? null));
}

function decode({ kind, isList }: Column, text: string | null): Value {
  if (text === null) return null;
  if (!isList) return decodeScalar(kind, text);
  const elements = JSON.parse(text) as (string | null)[];
  return elements.map((element) => (element === null ? null : decodeScalar(kind, element)));
}

function decodeScalar(kind: Column["kind"], text: string): Value {
  switch (kind) {
    case "String":
    case "Enum":
      return text;
    case "Bytes":
      return new Uint8Array(Buffer.from(text.slice(2), "hex"));
    case "Int":
      return Number(text);
    case "Int8":
    case "BigInt":
    case "Timestamp":
      return BigInt(text);
    case "Boolean":
      return text === "t" || text === "true";
    case "BigDecimal":
      return decodeDecimal(text);
  }
}

/** Without trailing zeros, as values are before they are stored. */
function decodeDecimal(text: string): DecimalValue {
  const [whole = "0", fraction = ""] = text.split(".");
  const digits = `${whole}${fraction}`;
  const significant = digits.replace(/0+$/, "");
  if (significant === "" || significant === "-") return { digits: 0n, exponent: 0 };
  return { digits: BigInt(significant), exponent: digits.length - significant.length - fraction.length };
}
