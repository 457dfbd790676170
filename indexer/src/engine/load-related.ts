import type { EntityView } from "../host/host-scope.ts";
import { NonDeterministicError } from "../host/non-deterministic-error.ts";
import { columnOf } from "../row/row-codec.ts";
import type { Column, DerivedField, EntitySchema, EntityType } from "../schema/entity-type.ts";
import type { IdKey, Value } from "../schema/value.ts";
import type { EntityCache } from "./entity-cache.ts";
import { compareIdKeys, idOfKey, keyOfId } from "./entity-id.ts";
import type { EntitySource } from "./entity-source.ts";

export interface RelatedEntity {
  readonly type: EntityType;
  readonly view: EntityView;
}

interface RelatedRequest {
  readonly type: EntityType;
  readonly key: IdKey;
  readonly field: string;
}

/**
 * Entities whose field points back at an entity, in key order, by graph-node 0.44's rule: those stored and those written
 * in this block are candidates, and the state they are in now decides.
 */
export async function findRelated(
  cache: EntityCache,
  source: EntitySource,
  request: RelatedRequest,
): Promise<readonly RelatedEntity[]> {
  const derived = request.type.derived.find(({ field }) => field === request.field);
  if (derived === undefined) {
    throw new NonDeterministicError(
      `field \`${request.field}\` of ${request.type.name} is not derived: it has no related entities`,
    );
  }
  const related: RelatedEntity[] = [];
  for (const target of targetTypes(cache.schema, derived)) {
    related.push(...(await findInType(cache, source, { target, derived, key: request.key })));
  }
  return related;
}

function targetTypes(schema: EntitySchema, { target }: DerivedField): EntityType[] {
  const names = schema.interfaces.get(target) ?? [target];
  return names.map((name) => schema.types.get(name)).filter((type) => type !== undefined);
}

async function findInType(
  cache: EntityCache,
  source: EntitySource,
  { target, derived, key }: { target: EntityType; derived: DerivedField; key: IdKey },
): Promise<RelatedEntity[]> {
  const columnIndex = target.columns.findIndex(({ field }) => field === derived.targetField);
  const column = target.columns[columnIndex];
  if (column === undefined)
    throw new NonDeterministicError(`${target.name} has no field \`${derived.targetField}\``);
  const id = idOfKey({ ...target, idKind: referenceKind(column) }, key);
  const stored = await source.findByReference(target, column, id);
  const keys = new Set(stored.map((row) => keyOfId(columnOf(target, row, target.idColumn) ?? null)));
  for (const touched of cache.touchedKeys(target)) keys.add(touched);
  const found: RelatedEntity[] = [];
  for (const candidate of [...keys].sort((a, b) => compareIdKeys(target, a, b))) {
    const view = await cache.view(target, candidate);
    if (view !== null && pointsAt(columnOf(target, view.row, columnIndex), key))
      found.push({ type: target, view });
  }
  return found;
}

function referenceKind({ kind }: Column): EntityType["idKind"] {
  return kind === "Bytes" || kind === "Int8" ? kind : "String";
}

function pointsAt(value: Value | undefined, key: IdKey): boolean {
  if (value === undefined || value === null) return false;
  return Array.isArray(value) ? value.some((item: Value) => keyOfId(item) === key) : keyOfId(value) === key;
}
