import { AppError } from "@facevalue/core";
import { Kind, type ObjectTypeDefinitionNode } from "graphql";
import { type Aggregation, type AggregationInterval, INTERVAL_SECONDS } from "./aggregation.ts";
import { argumentNode, argumentValue, findDirective } from "./directive.ts";
import type { Column, EntityType } from "./entity-type.ts";
import { parseAggregate } from "./parse-aggregate.ts";
import { parseFields } from "./parse-fields.ts";
import { toSnakeCase } from "./snake-case.ts";
import type { TypeNames } from "./type-names.ts";

/**
 * An `@aggregation` type with its tables.
 * @param types the entities of the schema
 * @throws SUBGRAPH_INVALID for what graph-node refuses too
 */
export function parseAggregation(
  object: ObjectTypeDefinitionNode,
  names: TypeNames,
  types: ReadonlyMap<string, EntityType>,
): Aggregation {
  const name = object.name.value;
  const source = findSource(object, types);
  const { columns, derived } = parseFields(object, names);
  if (derived.length > 0) throw invalid(name, `has the derived field ${derived[0]?.field ?? ""}`);
  assertTimestamp(name, columns);
  if (columns.find(({ field }) => field === "id")?.kind !== source.idKind)
    throw invalid(name, `needs an id of the same type as ${source.name}`);
  const aggregates = (object.fields ?? []).flatMap((field) => {
    const directive = findDirective(field, "aggregate");
    const column = columns.find((candidate) => candidate.field === field.name.value);
    if (directive === undefined || column === undefined) return [];
    return [parseAggregate(directive, { aggregation: name, column, source })];
  });
  if (aggregates.length === 0) throw invalid(name, "has no field with @aggregate");
  const computed = aggregates.map(({ column }) => column);
  const kept = columns.filter((column) => !computed.includes(column));
  const dimensions = kept.filter(({ field }) => field !== "id" && field !== "timestamp");
  for (const dimension of dimensions) assertInSource(name, dimension, source);
  const tables = parseIntervals(object).map((interval) => {
    return { interval, type: tableType(`${name}_${interval}`, [...kept, ...computed], source) };
  });
  return { name, source, dimensions, aggregates, tables };
}

function findSource(object: ObjectTypeDefinitionNode, types: ReadonlyMap<string, EntityType>): EntityType {
  const name = object.name.value;
  const source = argumentValue(findDirective(object, "aggregation"), "source");
  if (typeof source !== "string") throw invalid(name, "needs @aggregation(source: …)");
  const type = types.get(source);
  if (type === undefined) throw invalid(name, `has the source ${source}, which is no entity`);
  if (type.isTimeseries !== true) throw invalid(name, `has the source ${source}, which is no timeseries`);
  return type;
}

function parseIntervals(object: ObjectTypeDefinitionNode): AggregationInterval[] {
  const given = argumentNode(findDirective(object, "aggregation"), "intervals");
  const values = given?.kind === Kind.LIST ? given.values : [];
  if (values.length === 0) throw invalid(object.name.value, "needs @aggregation(intervals: […])");
  const intervals = values.map((value) => (value.kind === Kind.STRING ? value.value : ""));
  const known = Object.keys(INTERVAL_SECONDS) as AggregationInterval[];
  const unknown = intervals.find((interval) => !known.some((candidate) => candidate === interval));
  if (unknown !== undefined)
    throw invalid(object.name.value, `has the interval "${unknown}" (there are ${known.join(", ")})`);
  return known.filter((interval) => intervals.includes(interval));
}

/** A timeseries and an aggregation have the time in a field of this name. */
export function assertTimestamp(type: string, columns: readonly Column[]): void {
  const timestamp = columns.find(({ field }) => field === "timestamp");
  if (timestamp?.kind === "Timestamp" && !timestamp.isList) return;
  throw invalid(type, "needs a field timestamp of type Timestamp!");
}

function assertInSource(aggregation: string, dimension: Column, source: EntityType): void {
  const { field, kind, reference, enumName, isList } = dimension;
  const same = source.columns.find((column) => column.field === field);
  if (same === undefined) throw invalid(aggregation, `has the field ${field}, which ${source.name} lacks`);
  const isSame =
    same.kind === kind &&
    same.reference === reference &&
    same.enumName === enumName &&
    same.isList === isList;
  if (!isSame) throw invalid(aggregation, `has the field ${field} with another type than in ${source.name}`);
}

function tableType(name: string, columns: readonly Column[], source: EntityType): EntityType {
  return {
    name,
    table: toSnakeCase(name),
    isImmutable: true,
    isAggregation: true,
    skipDuplicates: false,
    idKind: source.idKind,
    columns,
    idColumn: columns.findIndex(({ field }) => field === "id"),
    derived: [],
  };
}

function invalid(type: string, problem: string): AppError {
  return new AppError("SUBGRAPH_INVALID", `schema.graphql: ${type} ${problem}`);
}
