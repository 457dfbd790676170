import type { RawBuilder } from "kysely";

/** Columns of a table aliased t; a function where they need the network's other tables. */
export type Columns = RawBuilder<unknown> | ((schema: string) => RawBuilder<unknown>);

export function columnsOf(columns: Columns, schema: string): RawBuilder<unknown> {
  return typeof columns === "function" ? columns(schema) : columns;
}
