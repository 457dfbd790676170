import { type RawBuilder, sql } from "kysely";

/** Which keys that failed are meant; all when nothing is given. */
export interface DeadLetterFilter {
  readonly metric?: string;
  readonly chainId?: number;
  readonly key?: Buffer;
}

/** Condition over ops.dirty_key. */
export function matches({ metric, chainId, key }: DeadLetterFilter): RawBuilder<unknown> {
  const conditions = [sql`first_failed_at is not null`];
  if (metric !== undefined) conditions.push(sql`metric = ${metric}`);
  if (chainId !== undefined) conditions.push(sql`chain_id = ${chainId}`);
  if (key !== undefined) conditions.push(sql`key = ${key}`);
  return sql.join(conditions, sql` and `);
}
