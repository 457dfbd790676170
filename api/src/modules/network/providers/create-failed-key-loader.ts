import DataLoader from "dataloader";
import { sql } from "kysely";
import { type EntityRef, refKey, toBytes } from "../../../graphql/entity-ref.ts";
import { type EventKeyColumns, eventKeyOf } from "../../../graphql/group-by-event.ts";
import type { Reader } from "../../../graphql/reader.ts";
import type { MetricName } from "../metric-name.ts";

export interface FigureKey {
  readonly metric: MetricName;
  readonly event: EntityRef;
}

const textOf = ({ metric, event }: FigureKey) => `${metric}:${refKey(event)}`;

/** How far the rows of a key are whose last computation failed; null when that is not known. */
export interface FailedKey {
  readonly block: bigint | null;
  readonly blockTime: Date | null;
}

interface FailedRow extends EventKeyColumns {
  readonly metric: string;
  readonly fresh_block: string | null;
  readonly fresh_time: Date | null;
}

/** Events' figures whose last computation failed; null for all others. */
export function createFailedKeyLoader(reader: Reader): DataLoader<FigureKey, FailedKey | null, string> {
  return new DataLoader(
    async (keys) => {
      const rows = await reader.read(sql<FailedRow>`
        select metric, chain_id, key as event_id, fresh_block, fresh_time
        from unnest(
          ${keys.map(({ metric }) => metric)}::text[], ${keys.map(({ event }) => event.chainId)}::bigint[],
          ${keys.map(({ event }) => toBytes(event.key))}::bytea[]) as asked(metric, chain_id, key)
        join ops.dirty_key using (metric, chain_id, key) where first_failed_at is not null`);
      const failed = new Map(rows.map((row) => [`${row.metric}:${eventKeyOf(row)}`, toFailedKey(row)]));
      return keys.map((key) => failed.get(textOf(key)) ?? null);
    },
    { cacheKeyFn: textOf },
  );
}

function toFailedKey(row: FailedRow): FailedKey {
  return { block: row.fresh_block === null ? null : BigInt(row.fresh_block), blockTime: row.fresh_time };
}
