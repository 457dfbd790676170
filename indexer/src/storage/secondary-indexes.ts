import pg from "pg";
import type { Column, EntityType } from "../schema/entity-type.ts";
import { qualifiedName } from "./qualified-name.ts";
import type { StorageContext } from "./storage-context.ts";

interface IndexDefinition {
  readonly name: string;
  readonly definition: string;
}

/** Bytes fields of these names hold accounts, by which readers look for what somebody has, sold, bought, moved or used. */
const ACCOUNTS: ReadonlySet<string> = new Set(["owner", "holder", "buyer", "seller", "from", "to"]);

/**
 * Indexes that are not needed while the chain's past is read:
 * - immutable tables: btree (block$); each reference btree (column, block$), lists gin (column)
 * - mutable tables: btree (lower(block_range)); btree (upper(block_range)) of ended versions; each reference
 *   btree (column), lists gin (column), of current versions only, i.e. where upper_inf(block_range)
 * - accounts: as references, by their first 64 bytes, since bytes of any length can be stored
 * - fulltext columns: gin
 */
export async function createSecondaryIndexes(context: StorageContext): Promise<void> {
  for (const type of context.entitySchema.types.values()) {
    for (const index of blockIndexes(context, type)) await create(context, type, index);
    for (const column of type.columns) {
      if (column.reference !== null || isAccount(column)) await createReferenceIndex(context, type, column);
    }
    for (const [position, { name }] of (type.fulltext ?? []).entries()) {
      const index = `fulltext_${tablePosition(context, type)}_${position}_${type.table}_${name}`;
      await create(context, type, { name: index, definition: `gin (${pg.escapeIdentifier(name)})` });
    }
    await context.client.query(`analyze ${qualifiedName(context.schemaName, type.table)}`);
  }
}

function isAccount({ name, kind, isList, reference }: Column): boolean {
  return ACCOUNTS.has(name) && kind === "Bytes" && !isList && reference === null;
}

/** The index that finds current entities by what, or whom, they refer to. */
export async function createReferenceIndex(
  context: StorageContext,
  type: EntityType,
  column: Column,
): Promise<void> {
  const own = pg.escapeIdentifier(column.name);
  const name = column.reference === null ? `substring(${own}, 1, 64)` : own;
  const current = type.isImmutable ? "" : " where upper_inf(block_range)";
  const scalar = type.isImmutable ? `btree (${name}, block$)` : `btree (${name})`;
  const definition = `${column.isList ? `gin (${name})` : scalar}${current}`;
  const position = `${tablePosition(context, type)}_${type.columns.indexOf(column)}`;
  await create(context, type, { name: `attr_${position}_${type.table}_${column.name}`, definition });
}

function blockIndexes(context: StorageContext, type: EntityType): IndexDefinition[] {
  const name = `${tablePosition(context, type)}_${type.table}`;
  if (type.isImmutable) return [{ name: `block_${name}`, definition: "btree (block$)" }];
  const ended = "btree (upper(block_range)) where not upper_inf(block_range)";
  return [
    { name: `started_${name}`, definition: "btree (lower(block_range))" },
    { name: `ended_${name}`, definition: ended },
  ];
}

async function create(context: StorageContext, type: EntityType, index: IndexDefinition): Promise<void> {
  const name = pg.escapeIdentifier(index.name.slice(0, 63));
  const table = qualifiedName(context.schemaName, type.table);
  await context.client.query(`create index if not exists ${name} on ${table} using ${index.definition}`);
}

function tablePosition({ entitySchema }: StorageContext, type: EntityType): number {
  return [...entitySchema.types.keys()].indexOf(type.name);
}
