import pg from "pg";
import type { Aggregate, Aggregation } from "../schema/aggregation.ts";
import type { EntityType } from "../schema/entity-type.ts";
import { sqlType } from "./column-type.ts";
import { qualifiedName } from "./qualified-name.ts";

/**
 * The statement that makes an interval's rows of an aggregation. $1 and $2: start and end of the interval, $3: block.
 * Ids are the greatest of the rows that went in, and first and last go by id.
 */
export function rollupStatement(schemaName: string, aggregation: Aggregation, table: EntityType): string {
  const { dimensions, aggregates } = aggregation;
  const names = [...dimensions, ...aggregates.map(({ column }) => column)].map(quote);
  const isCumulative = aggregates.some((aggregate) => aggregate.isCumulative);
  const bucket = bucketQuery(schemaName, aggregation);
  const rows = isCumulative
    ? `with bucket as (${bucket}), past as (${pastQuery(schemaName, aggregation, table)}) ${combineQuery(aggregation)}`
    : bucket;
  const columns = ["id", '"timestamp"', "block$", ...names];
  const values = ["id", "$1", "$3", ...names].join(", ");
  return `insert into ${qualifiedName(schemaName, table.table)} (${columns.join(", ")}) select ${values} from (${rows}) rolled`;
}

/** One row per group of dimensions that occurs in the interval. */
function bucketQuery(schemaName: string, { source, dimensions, aggregates }: Aggregation): string {
  const groups = dimensions.map(quote);
  const values = aggregates.map((aggregate) => `${overRows(aggregate)} as ${quote(aggregate.column)}`);
  const grouping = groups.length === 0 ? "" : ` group by ${groups.join(", ")}`;
  return `select ${[`${greatestId(source)} as id`, ...groups, ...values].join(", ")}
    from ${qualifiedName(schemaName, source.table)}
    where "timestamp" >= $1 and "timestamp" < $2${grouping} having count(*) > 0`;
}

/** The values with which cumulative aggregates go on: of each group, those of its last interval before. */
function pastQuery(schemaName: string, { dimensions, aggregates }: Aggregation, table: EntityType): string {
  const groups = dimensions.map((column) => `bucket.${quote(column)}`);
  const values = aggregates.map(({ column, isCumulative }) => {
    return isCumulative
      ? `past.${quote(column)}`
      : `null::${sqlType(schemaName, column)} as ${quote(column)}`;
  });
  const isSameGroup = dimensions.map((column) => ` and past.${quote(column)} = bucket.${quote(column)}`);
  return `select ${["bucket.id", ...groups, ...values].join(", ")} from bucket cross join lateral (
    select * from ${qualifiedName(schemaName, table.table)} past where past."timestamp" < $1${isSameGroup.join("")}
    order by past."timestamp" desc limit 1) past`;
}

function combineQuery({ dimensions, aggregates }: Aggregation): string {
  const groups = dimensions.map(quote);
  const values = aggregates.map((aggregate) => `${overParts(aggregate)} as ${quote(aggregate.column)}`);
  return `select ${["id", ...groups, ...values].join(", ")}
    from (select *, 1 as part$ from past union all select *, 2 from bucket) parts
    group by ${["id", ...groups].join(", ")}`;
}

function overRows({ function: name, expression }: Aggregate): string {
  return name === "count" ? "count(*)" : aggregateCall(name, expression ?? "null", "id");
}

/** Of the value before and that of the interval. Counts add up. */
function overParts({ function: name, column }: Aggregate): string {
  return aggregateCall(name === "count" ? "sum" : name, quote(column), "part$");
}

/** Values that are null count for nothing, for first and last too. */
function aggregateCall(name: Aggregate["function"], value: string, order: string): string {
  if (name !== "first" && name !== "last") return `${name}(${value})`;
  const direction = name === "first" ? "asc" : "desc";
  return `(array_agg(${value} order by ${order} ${direction}) filter (where (${value}) is not null))[1]`;
}

/** Postgres has no max of bytea; the hex texts of ids of one length are in the same order. */
function greatestId({ idKind }: EntityType): string {
  if (idKind === "Int8") return "max(id)";
  return idKind === "Bytes" ? "max(id::text)::bytea" : 'max(id collate "C")';
}

function quote({ name }: { readonly name: string }): string {
  return pg.escapeIdentifier(name);
}
