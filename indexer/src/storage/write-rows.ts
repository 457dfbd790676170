import { AppError } from "@facevalue/core";
import { type CopyTarget, copyEncoded } from "@facevalue/db";
import pg from "pg";
import type { EntityType } from "../schema/entity-type.ts";
import { copyColumns } from "./column-type.ts";
import type { PendingTable } from "./pending-table.ts";
import { collapse, toStoredVersions } from "./pending-versions.ts";
import { qualifiedName } from "./qualified-name.ts";
import { RowCopier, type StoredRow } from "./row-copier.ts";
import type { StorageContext } from "./storage-context.ts";

const UNIQUE_VIOLATION = "23505";

/** Adds the new rows of a table. @throws MAPPING_FAILED when an immutable entity is stored a second time. */
export async function writeRows(
  context: StorageContext,
  table: PendingTable,
  collapsibleBlock: number,
): Promise<void> {
  const { type } = table;
  if (!type.isImmutable) return copyInto(context, type, versionRows(table, collapsibleBlock));
  if (type.skipDuplicates) return insertUnknown(context, table);
  try {
    await copyInto(context, type, insertRows(table));
  } catch (error) {
    throw isUniqueViolation(error) ? duplicateError(type, error) : error;
  }
}

async function copyInto(
  { client, schemaName }: StorageContext,
  type: EntityType,
  rows: Iterable<StoredRow>,
  target: CopyTarget = { schema: schemaName, table: type.table, columns: copyColumns(type) },
): Promise<void> {
  const copier = new RowCopier(type);
  await copyEncoded(client, target, rows, (writer, row) => copier.write(writer, row));
}

/** Rows whose id is there already are left out. */
async function insertUnknown(context: StorageContext, table: PendingTable): Promise<void> {
  const { type } = table;
  const { client, schemaName } = context;
  const target = qualifiedName(schemaName, type.table);
  const columns = copyColumns(type);
  await client.query(`create temp table incoming (like ${target}) on commit drop`);
  await copyInto(context, type, insertRows(table), { table: "incoming", columns });
  const names = columns.map(({ name }) => pg.escapeIdentifier(name)).join(", ");
  await client.query(
    `insert into ${target} (${names}) select ${names} from incoming order by vid on conflict (id) do nothing`,
  );
  await client.query("drop table incoming");
}

function* insertRows(table: PendingTable): Generator<StoredRow> {
  for (const { block, vid, row } of table.inserts.values()) yield { vid, row, lower: block, upper: null };
}

/** In the order of `vid`, so that its index grows at its end: entries in between would leave half-filled pages. */
function versionRows(table: PendingTable, collapsibleBlock: number): StoredRow[] {
  const rows: StoredRow[] = [];
  for (const { versions } of table.entities.values()) {
    rows.push(...toStoredVersions(collapse(versions, collapsibleBlock)));
  }
  return rows.sort((a, b) => (a.vid < b.vid ? -1 : 1));
}

function isUniqueViolation(error: unknown): error is pg.DatabaseError {
  return error instanceof pg.DatabaseError && error.code === UNIQUE_VIOLATION;
}

function duplicateError(type: EntityType, error: pg.DatabaseError): AppError {
  const message = `${type.name} is immutable, but an entity was stored again in a later block: ${error.detail ?? ""} Correct the mapping`;
  return new AppError("MAPPING_FAILED", message, { cause: error });
}
