import type { EntityType } from "../schema/entity-type.ts";
import { idCopyType } from "./column-type.ts";
import { selectList } from "./decode-row.ts";
import type { FeedSequence } from "./feed-consumer.ts";
import { qualifiedName } from "./qualified-name.ts";

/** Entries of the feed: those after `afterSeq` up to `seq`, which added the blocks `from` to `to` (none: to < from). */
export interface EntryRange {
  readonly afterSeq: FeedSequence;
  readonly seq: FeedSequence;
  readonly from: number;
  readonly to: number;
}

/** First vid of a block: (block << 32). */
const VIDS_PER_BLOCK = 1n << 32n;

/**
 * Selects of each entity that the entries touched: id, whether it is there now, the block that made it so, its columns.
 * An update shows by its new version, a removal and a roll-back by what is recorded of them.
 */
export function changedRowsQuery(
  schemaName: string,
  type: EntityType,
  range: EntryRange,
): { text: string; values: unknown[] } {
  const table = qualifiedName(schemaName, type.table);
  const idType = idCopyType(type);
  const recorded = (name: string, block: string, isUndone: boolean) =>
    `select id::${idType}, ${block}, ${isUndone} from ${qualifiedName(schemaName, name)}
      where seq > $3 and seq <= $4 and entity_table = $5`;
  const isCurrent = type.isImmutable ? "" : " and upper_inf(block_range)";
  const begun = type.isImmutable ? "block$" : "lower(block_range)";
  // Names with $ are none of an entity's columns, so that the select list means those alone.
  const text = `
    with touched as (
      select id$, case when not bool_or(undone$) then max(removed$) end as removed$ from (
        select id, null::int, false from ${table} where ${addedIn(type)}
        union all ${recorded("removed$", "block", false)}
        union all ${recorded("rolled_back$", "null", true)}) told (id$, removed$, undone$) group by id$)
    select id$, id is not null, coalesce(${begun}, removed$), ${selectList(type)}
    from touched left join lateral (select * from ${table} where id = id$${isCurrent} limit 1) current on true`;
  return { text, values: [...addedLimits(type, range), range.afterSeq, range.seq, type.table] };
}

/** The primary key finds the rows of blocks, but for rows that rollups numbered. */
function addedIn({ isAggregation }: EntityType): string {
  return isAggregation === true
    ? "block$ >= $1::bigint and block$ < $2::bigint"
    : "vid >= $1::bigint and vid < $2::bigint";
}

function addedLimits({ isAggregation }: EntityType, { from, to }: EntryRange): string[] {
  if (to < from) return ["0", "0"];
  const scale = isAggregation === true ? 1n : VIDS_PER_BLOCK;
  return [BigInt(from) * scale, BigInt(to + 1) * scale].map(String);
}
