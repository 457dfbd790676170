import { type RawBuilder, sql } from "kysely";
import { type Columns, columnsOf } from "./columns.ts";
import { type EntityRef, refKey } from "./entity-ref.ts";
import { groupByChain } from "./group-by-chain.ts";
import type { Reader } from "./reader.ts";
import { unionAll } from "./union-all.ts";

export interface EntityQuery<Row, Value> {
  readonly table: string;
  /** The columns of `Row` except chain_id, of a table aliased t. */
  readonly columns: Columns;
  /** Column of t that the asked keys are compared with: the id, or the parent's. */
  readonly keyColumn: "id" | "event" | "sale";
  /** Whether rows are versions of which one is current. */
  readonly isMutable: boolean;
  readonly toValue: (row: Row) => Value;
  readonly keyOf: (value: Value) => EntityRef;
}

/** Rows of an entity table by key, of several networks in one statement, grouped by what `keyOf` says. */
export async function loadEntities<Row, Value>(
  reader: Reader,
  refs: readonly EntityRef[],
  query: EntityQuery<Row, Value>,
): Promise<Map<string, Value[]>> {
  const groups = groupByChain(refs, await reader.networks());
  const found = new Map<string, Value[]>();
  if (groups.length === 0) return found;
  const branches = groups.map(
    ({ chainId, schema, keys }) => sql`
      select ${sql.lit(String(chainId))}::bigint as chain_id, ${columnsOf(query.columns, schema)} from ${sql.id(schema, query.table)} t
      where t.${sql.id(query.keyColumn)} = any(${keys}::bytea[])
      ${query.isMutable ? sql`and upper_inf(t.block_range)` : sql``}`,
  );
  const rows = await reader.read(unionAll(branches) as RawBuilder<Row>);
  for (const row of rows) {
    const value = query.toValue(row);
    const key = refKey(query.keyOf(value));
    const values = found.get(key);
    if (values === undefined) found.set(key, [value]);
    else values.push(value);
  }
  return found;
}

/** `loadEntities` for keys that name at most one row each. */
export async function loadEntity<Row, Value>(
  reader: Reader,
  refs: readonly EntityRef[],
  query: EntityQuery<Row, Value>,
): Promise<Map<string, Value>> {
  const lists = await loadEntities(reader, refs, query);
  return new Map([...lists].flatMap(([key, [first]]) => (first === undefined ? [] : [[key, first]])));
}
