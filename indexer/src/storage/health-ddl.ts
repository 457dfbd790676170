import { qualifiedName } from "./qualified-name.ts";

/**
 * Adds to `cursor$` how the subgraph fares, and makes `subgraph_error$`: handlers that failed, those that were skipped
 * (not fatal, from that block on) and the one that indexing stopped at (fatal, until it goes on).
 */
export function healthDdl(schemaName: string): string[] {
  const name = (table: string) => qualifiedName(schemaName, table);
  return [
    `alter table ${name("cursor$")} add column if not exists health text not null default 'healthy'
      check (health in ('healthy', 'unhealthy', 'failed'))`,
    `create table if not exists ${name("subgraph_error$")} (
      vid bigint generated always as identity primary key,
      block_range int4range not null, block_hash bytea not null,
      data_source text not null, handler text not null, transaction_hash bytea, message text not null,
      deterministic boolean not null, is_fatal boolean not null, created_at timestamptz not null default now())`,
  ];
}
