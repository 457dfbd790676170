import type { Database } from "@facevalue/db";
import { sql, type Transaction } from "kysely";
import type { Network } from "../compute/metric-on-network.ts";
import type { KeySource, Metric } from "../metrics/metric.ts";
import { ANOTHER_ATTEMPT, addedKeys, markTouchedKeys } from "./mark-keys.ts";
import type { Changes } from "./read-changes.ts";

/**
 * Marks for each of the metrics the keys that the changes after `afterSeq` touch. What blocks add is looked up once for all
 * of them, however many have keys of the same tables.
 */
export async function markNetworkKeys(
  tx: Transaction<Database>,
  network: Network,
  { metrics, changes, afterSeq }: { metrics: readonly Metric[]; changes: Changes; afterSeq: string },
): Promise<void> {
  const isShared = (metric: Metric) => metric.follows === undefined && !changes.hasRollback;
  const marks = await readMarks(tx, network, { metrics: metrics.filter(isShared), changes });
  await mark(tx, network, marks);
  for (const metric of metrics) {
    if (!isShared(metric)) await markTouchedKeys(tx, { metric, network }, { changes, afterSeq });
  }
}

interface Mark {
  readonly metric: string;
  readonly key: Buffer;
}

interface TouchedSource {
  readonly metric: string;
  readonly source: KeySource;
}

/** Sources with the same keys have the same name; conditions are not compared. */
function nameOf({ metric, source }: TouchedSource): string {
  const { table, column, where } = source;
  return where === undefined ? `${table} ${column}` : `${table} ${column} ${metric}`;
}

async function readMarks(
  tx: Transaction<Database>,
  { schema }: Network,
  { metrics, changes: { added } }: { metrics: readonly Metric[]; changes: Changes },
): Promise<Mark[]> {
  if (added === null) return [];
  const touched = metrics.flatMap(({ name, keySources }) =>
    keySources.filter(({ table }) => added.tables.has(table)).map((source) => ({ metric: name, source })),
  );
  const bySource = Map.groupBy(touched, nameOf);
  if (bySource.size === 0) return [];
  const selects = [...bySource].map(([name, [first]]) => {
    const keys = addedKeys(schema, (first as TouchedSource).source, added);
    return sql`select distinct ${name}::text as source, key from (${keys}) found where key is not null`;
  });
  // Postgres expects many ended rows where there never was one, and would start helpers that cost more than the whole look-up.
  await sql`set local max_parallel_workers_per_gather = 0`.execute(tx);
  const all = sql<{ source: string; key: Buffer }>`${sql.join(selects, sql` union all `)}`;
  const marks = new Map<string, Mark>();
  for (const { source, key } of (await all.execute(tx)).rows) {
    for (const { metric } of bySource.get(source) ?? []) {
      marks.set(`${metric} ${key.toString("latin1")}`, { metric, key });
    }
  }
  return [...marks.values()];
}

async function mark(tx: Transaction<Database>, { chainId }: Network, marks: readonly Mark[]): Promise<void> {
  if (marks.length === 0) return;
  await sql`
    insert into ops.dirty_key as dirty (metric, chain_id, key, fresh_block, fresh_time)
    select touched.metric, ${chainId}::bigint, key, state.block, state.block_time
    from unnest(${marks.map(({ metric }) => metric)}::text[], ${marks.map(({ key }) => key)}::bytea[])
      as touched (metric, key)
    left join ops.metric_state state on state.metric = touched.metric and state.chain_id = ${chainId}
    order by touched.metric, key
    on conflict (metric, chain_id, key) do update set ${ANOTHER_ATTEMPT}`.execute(tx);
}
