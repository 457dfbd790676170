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

/** Whether the last computation of an event's figure failed. */
export function createFailedKeyLoader(reader: Reader): DataLoader<FigureKey, boolean, string> {
  return new DataLoader(
    async (keys) => {
      const rows = await reader.read(sql<EventKeyColumns & { readonly metric: string }>`
        select metric, chain_id, key as event_id
        from unnest(
          ${keys.map(({ metric }) => metric)}::text[], ${keys.map(({ event }) => event.chainId)}::bigint[],
          ${keys.map(({ event }) => toBytes(event.key))}::bytea[]) as asked(metric, chain_id, key)
        join ops.dirty_key using (metric, chain_id, key) where failures > 0`);
      const failed = new Set(rows.map((row) => `${row.metric}:${eventKeyOf(row)}`));
      return keys.map((key) => failed.has(textOf(key)));
    },
    { cacheKeyFn: textOf },
  );
}
