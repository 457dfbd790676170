import { copyEncoded, type Session, writeTimestamp } from "@facevalue/db";
import { sql } from "kysely";
import { cellWriterOf, writeCell } from "./cell-writers.ts";
import type { Metric, RecomputeScope } from "./metric.ts";
import type { MetricTable } from "./metric-table.ts";

interface Target {
  readonly metric: Metric;
  readonly scope: RecomputeScope;
  readonly table: MetricTable;
}

/** Whether the table holds any row of the scope's keys. */
export async function holdsRows({ db }: Session, { metric, scope, table }: Target): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (
      select from ${sql.id("metrics", table.name)} stored
      where chain_id = ${scope.chainId} and ${sql.id(metric.keyColumn)} in (select unnest(${scope.keys}::bytea[]))
    ) as found`.execute(db);
  return rows[0]?.found === true;
}

/** Appends rows of keys that have none in the table, several times faster than writing them over others. */
export async function copyRows(
  session: Session,
  { metric, scope, table }: Target,
  rows: Iterable<Readonly<Record<string, unknown>>>,
): Promise<void> {
  const { types, now } = await readForm(session, table.name);
  const columns = Object.entries({ ...table.identity, ...table.values });
  const names = columns.map(([name]) => name);
  const writers = columns.map(([name, type]) => cellWriterOf(type, types.get(name)));
  const writeChain = cellWriterOf("count", types.get("chain_id"));
  const writeMethodology = cellWriterOf("count", types.get("methodology"));
  const target = {
    schema: "metrics",
    table: table.name,
    columns: ["chain_id", "methodology", "computed_at", ...names].map((name) => ({ name })),
  };
  await copyEncoded(session.client, target, rows, (writer, row) => {
    writeCell(writer, writeChain, scope.chainId);
    writeCell(writer, writeMethodology, metric.methodology);
    writeTimestamp(writer, now);
    for (let index = 0; index < names.length; index += 1) {
      writeCell(writer, writers[index] as (typeof writers)[number], row[names[index] as string]);
    }
  });
}

interface TableForm {
  /** Of the columns, as `pg_type` calls them. */
  readonly types: ReadonlyMap<string, string>;
  /** Microseconds since 1970 at which the transaction began. */
  readonly now: bigint;
}

async function readForm({ db }: Session, table: string): Promise<TableForm> {
  const { rows } = await sql<{ name: string; type: string; now: string }>`
    select attname as name, typname as type, (extract(epoch from now()) * 1000000)::bigint as now
    from pg_attribute join pg_type on pg_type.oid = atttypid
    where attrelid = to_regclass(${`metrics.${table}`}) and attnum > 0 and not attisdropped`.execute(db);
  return { types: new Map(rows.map(({ name, type }) => [name, type])), now: BigInt(rows[0]?.now ?? 0) };
}
