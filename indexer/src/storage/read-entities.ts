import { AppError } from "@facevalue/core";
import { encodeArray } from "@facevalue/db";
import type pg from "pg";
import type { EntityType } from "../schema/entity-type.ts";
import type { EntityId, EntityRow } from "../schema/value.ts";
import { assertBlockIsKept, currentRows } from "./as-of-block.ts";
import { idCopyType } from "./column-type.ts";
import { decodeRow, selectList, TEXT_TYPES } from "./decode-row.ts";
import { qualifiedName } from "./qualified-name.ts";
import { inSnapshot } from "./snapshot.ts";

export interface ReadEntitiesOptions {
  readonly schemaName: string;
  readonly type: EntityType;
  /** As they were after this block; as they are now without it. */
  readonly block?: number | undefined;
  /** These only. */
  readonly ids?: readonly EntityId[] | undefined;
  /** Those whose ids come after this one, to read on after a page. */
  readonly after?: EntityId | undefined;
  /** So many at most; all by default. */
  readonly limit?: number | undefined;
}

/**
 * Entities of a type as of a block, ordered by id (texts by their bytes), values at the positions of the type's
 * columns. One call sees one state of the database.
 * @throws BAD_USER_INPUT for a block after what is stored, HISTORY_PRUNED for one whose versions are gone
 */
export async function readEntities(pool: pg.Pool, options: ReadEntitiesOptions): Promise<EntityRow[]> {
  const { schemaName, type, block } = options;
  if (block !== undefined && (!Number.isSafeInteger(block) || block < 0 || block > 0x7fffffff))
    throw new AppError("BAD_USER_INPUT", `${block} is no block number`);
  return await inSnapshot(pool, `reading ${type.table}`, async (client) => {
    if (block !== undefined) await assertBlockIsKept(client, schemaName, block);
    const { text, values } = toQuery(options);
    const { rows } = await client.query<(string | null)[]>({
      text,
      values,
      rowMode: "array",
      types: TEXT_TYPES,
    });
    return rows.map((row) => decodeRow(type, row));
  });
}

function toQuery({ schemaName, type, block, ids, after, limit }: ReadEntitiesOptions) {
  const idType = idCopyType(type);
  const id = type.idKind === "String" ? 'id collate "C"' : "id";
  const { condition, values } = currentRows(!type.isImmutable, block);
  const conditions = [condition];
  const parameters: unknown[] = [...values];
  const add = (value: unknown) => `$${parameters.push(value)}`;
  if (ids !== undefined) conditions.push(`id = any(${add(encodeArray(idType, ids))}::${idType}[])`);
  if (after !== undefined)
    conditions.push(`${id} > ${add(typeof after === "bigint" ? after.toString() : after)}::${idType}`);
  const end = limit === undefined ? "" : ` limit ${add(limit)}`;
  const text = `select ${selectList(type)} from ${qualifiedName(schemaName, type.table)}
    where ${conditions.join(" and ")} order by ${id}${end}`;
  return { text, values: parameters };
}
