import { type RawBuilder, sql } from "kysely";
import { type EntityRef, toBytes } from "./entity-ref.ts";

/** The asked events as a table of chain_id and event_id, to join metrics with. */
export function eventKeys(refs: readonly EntityRef[]): RawBuilder<unknown> {
  const chainIds = refs.map(({ chainId }) => chainId);
  const keys = refs.map(({ key }) => toBytes(key));
  return sql`unnest(${chainIds}::bigint[], ${keys}::bytea[]) as key(chain_id, event_id)`;
}
