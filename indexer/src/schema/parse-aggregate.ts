import { AppError } from "@facevalue/core";
import { type ConstDirectiveNode, Kind } from "graphql";
import { ExpressionError, toSqlExpression } from "./aggregate-expression.ts";
import { AGGREGATE_FUNCTIONS, type Aggregate, type AggregateFunction } from "./aggregation.ts";
import { argumentNode, argumentValue } from "./directive.ts";
import type { Column, EntityType } from "./entity-type.ts";

export interface AggregateField {
  /** Name of the aggregation type. */
  readonly aggregation: string;
  readonly column: Column;
  readonly source: EntityType;
}

/** Numbers in the order in which one can be stored as the next. */
const NUMBERS: readonly string[] = ["Int", "Int8", "BigInt", "BigDecimal"];

/** `@aggregate` of a field. @throws SUBGRAPH_INVALID */
export function parseAggregate(directive: ConstDirectiveNode, field: AggregateField): Aggregate {
  const { column } = field;
  const name = argumentValue(directive, "fn");
  const known = AGGREGATE_FUNCTIONS.find((candidate) => candidate === name);
  if (known === undefined)
    throw invalid(field, `needs @aggregate(fn: …) with one of ${AGGREGATE_FUNCTIONS.join(", ")}`);
  assertFieldType(field, isChoice(known));
  const cumulative = argumentNode(directive, "cumulative");
  if (cumulative !== undefined && cumulative.kind !== Kind.BOOLEAN)
    throw invalid(field, "has a cumulative that is neither true nor false");
  const expression = parseArgument(directive, field, known);
  return { column, function: known, expression, isCumulative: cumulative?.value === true };
}

function parseArgument(
  directive: ConstDirectiveNode,
  field: AggregateField,
  known: AggregateFunction,
): string | null {
  const given = argumentNode(directive, "arg");
  if (given === undefined && known === "count") return null;
  if (given?.kind !== Kind.STRING) throw invalid(field, `needs @aggregate(fn: "${known}", arg: "…")`);
  try {
    const sql = toSqlExpression(given.value, (name) => sourceColumn(field, name, isChoice(known)));
    return known === "count" ? null : sql;
  } catch (error) {
    if (error instanceof ExpressionError) throw invalid(field, `has an arg that ${error.message}`);
    throw error;
  }
}

/** First and last choose a value instead of calculating one. */
function isChoice(known: AggregateFunction): boolean {
  return known === "first" || known === "last";
}

function assertFieldType(field: AggregateField, isAnyText: boolean): void {
  const { kind, isList, enumName } = field.column;
  const isFine = isNumber(field.column) || (isAnyText && (kind === "String" || kind === "Bytes"));
  if (isFine && !isList && enumName === null) return;
  throw invalid(field, isAnyText ? "must be a number, text, bytes or reference" : "must be a number");
}

function sourceColumn({ column, source }: AggregateField, name: string, isAnyText: boolean): string {
  const used = source.columns.find((candidate) => candidate.field === name);
  if (used === undefined) throw new ExpressionError(`uses \`${name}\`, which ${source.name} lacks`);
  if (used.isList) throw new ExpressionError(`uses the list \`${name}\``);
  const quoted = `"${used.name}"`;
  if (!isNumber(used)) {
    const isText = used.kind === "String" || used.kind === "Bytes";
    if (isAnyText && isText && used.reference === column.reference) return quoted;
    if (isAnyText && isText && used.reference === null) return quoted;
    throw new ExpressionError(`uses \`${name}\`, which is no number`);
  }
  if (!isNumber(column) || NUMBERS.indexOf(used.kind) > NUMBERS.indexOf(column.kind))
    throw new ExpressionError(`uses \`${name}\` (${used.kind}), which ${column.kind} cannot hold`);
  return quoted;
}

function isNumber({ kind, reference }: Column): boolean {
  return NUMBERS.includes(kind) && reference === null;
}

function invalid({ aggregation, column }: AggregateField, problem: string): AppError {
  return new AppError("SUBGRAPH_INVALID", `schema.graphql: ${aggregation}.${column.field} ${problem}`);
}
