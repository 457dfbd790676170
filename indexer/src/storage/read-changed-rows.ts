import type pg from "pg";
import type { EntitySchema, EntityType } from "../schema/entity-type.ts";
import type { EntityId, EntityRow, IdKey } from "../schema/value.ts";
import { changedRowsQuery, type EntryRange } from "./changed-rows-query.ts";
import { decodeRow, TEXT_TYPES } from "./decode-row.ts";
import { assertEntriesAreKept, type FeedConsumer, type FeedSequence, readPlace } from "./feed-consumer.ts";
import { idKeyOf } from "./id-key.ts";
import { qualifiedName } from "./qualified-name.ts";
import { inSnapshot } from "./snapshot.ts";

export interface ReadChangesOptions extends FeedConsumer {
  readonly entitySchema: EntitySchema;
  /** Entries read at once, 10 by default: far behind the head, each can hold tens of thousands of rows. */
  readonly maxEntries?: number;
}

export interface ChangeEntry {
  readonly seq: FeedSequence;
  /** Blocks that a commit added, or that a roll-back took away. */
  readonly kind: "blocks" | "rollback";
  readonly fromBlock: number;
  readonly toBlock: number;
  readonly committedAt: Date;
}

export interface ChangedRow {
  readonly type: EntityType;
  readonly idKey: IdKey;
  /** The entity as it is now, null when it is gone. */
  readonly row: EntityRow | null;
  /** The block that made it so; null for what a roll-back took away. */
  readonly block: number | null;
}

export interface Changes {
  /** The last of `entries`, or the consumer's place when there are none: hand it to `moveFeed` once applied. */
  readonly seq: FeedSequence;
  /** In the order in which they were committed. */
  readonly entries: readonly ChangeEntry[];
  /** Each entity that the entries touched, once, in no order. */
  readonly rows: readonly ChangedRow[];
}

interface EntryRow {
  readonly seq: FeedSequence;
  readonly kind: ChangeEntry["kind"];
  readonly from_block: number;
  readonly to_block: number;
  readonly committed_at: Date;
  readonly tables: readonly string[];
}

/**
 * The entries after a consumer's place and the entities that they touched, with what these are now. Entities are read
 * as they are at this moment, so that those changed again by a later entry are ahead of `entries`; whoever has applied
 * the last entry has exactly the current rows. Applying an entry twice does no harm.
 * @throws NOT_FOUND when the consumer is not registered, HISTORY_PRUNED when entries after its place are gone
 */
export async function readChangedRows(pool: pg.Pool, options: ReadChangesOptions): Promise<Changes> {
  const { schemaName, entitySchema, maxEntries = 10 } = options;
  return await inSnapshot(pool, `reading the feed of ${schemaName}`, async (client) => {
    const place = await readPlace(client, options);
    const { rows: entries } = await client.query<EntryRow>(
      `select seq, kind, from_block, to_block, committed_at, tables from ${qualifiedName(schemaName, "change$")}
        where seq > $1 order by seq limit $2`,
      [place, maxEntries],
    );
    await assertEntriesAreKept(client, options, place);
    const seq = entries.at(-1)?.seq ?? place;
    const touched = new Set(entries.flatMap(({ tables }) => tables));
    const types = [...entitySchema.types.values()].filter(({ table }) => touched.has(table));
    const rows: ChangedRow[] = [];
    const range = { ...blocksOf(entries), afterSeq: place, seq };
    for (const type of types) rows.push(...(await readType(client, { schemaName, type }, range)));
    return { seq, entries: entries.map(toEntry), rows };
  });
}

function blocksOf(entries: readonly EntryRow[]): { readonly from: number; readonly to: number } {
  const added = entries.filter(({ kind }) => kind === "blocks");
  const from = added.reduce((least, { from_block }) => Math.min(least, from_block), Number.MAX_SAFE_INTEGER);
  return { from, to: added.reduce((most, { to_block }) => Math.max(most, to_block), -1) };
}

function toEntry({ seq, kind, from_block, to_block, committed_at }: EntryRow): ChangeEntry {
  return { seq, kind, fromBlock: from_block, toBlock: to_block, committedAt: committed_at };
}

async function readType(
  client: pg.ClientBase,
  { schemaName, type }: { readonly schemaName: string; readonly type: EntityType },
  range: EntryRange,
): Promise<ChangedRow[]> {
  const { text, values } = changedRowsQuery(schemaName, type, range);
  const { rows } = await client.query<(string | null)[]>({
    text,
    values,
    rowMode: "array",
    types: TEXT_TYPES,
  });
  const idOnly = { ...type, columns: type.columns.slice(type.idColumn, type.idColumn + 1) };
  return rows.map(([id = null, isThere, block = null, ...values]) => {
    const idKey = idKeyOf(decodeRow(idOnly, [id])[0] as EntityId);
    const row = isThere === "t" ? decodeRow(type, values) : null;
    return { type, idKey, row, block: block === null ? null : Number(block) };
  });
}
