import pg from "pg";

export interface DigestColumn {
  readonly name: string;
  /** As `format_type` gives it, e.g. `numeric(98,18)` or `bytea[]`. */
  readonly type: string;
}

/** An expression whose text is the same for equal values, however they were written. */
export function canonicalExpression({ name, type }: DigestColumn): string {
  const column = pg.escapeIdentifier(name);
  if (/^numeric(\([^)]*\))?$/.test(type)) return `trim_scale(${column})`;
  if (/^numeric(\([^)]*\))?\[\]$/.test(type)) {
    const elements = `array(select trim_scale(e) from unnest(${column}) with ordinality u (e, n) order by n)`;
    return `case when ${column} is not null then ${elements} end`;
  }
  return column;
}
