import { healthDdl } from "./health-ddl.ts";
import { qualifiedName } from "./qualified-name.ts";

/**
 * Statements that make the tables beside the entities': `cursor$` (one row: how far the data goes; history is
 * complete from earliest_block on), `block$` (headers), `data_sources$`, `change$` (one entry per commit and
 * roll-back, for consumers), `rolled_back$` (the rows that a roll-back removed or brought back) and what `consumerDdl` and `healthDdl` make.
 */
export function bookkeepingDdl(schemaName: string): string[] {
  const name = (table: string) => qualifiedName(schemaName, table);
  return [
    `create table ${name("cursor$")} (
      is_only boolean primary key default true check (is_only),
      block_number int, block_hash bytea, parent_hash bytea, block_time timestamptz,
      head_block int, finalized_block int, earliest_block int not null default 0,
      indexes_built boolean not null default false,
      state text not null default 'syncing' check (state in ('syncing', 'live', 'failed')),
      error_code text, error_message text, updated_at timestamptz not null default now())`,
    `insert into ${name("cursor$")} default values`,
    `create table ${name("block$")} (
      number int primary key, hash bytea not null, parent_hash bytea not null, timestamp bigint not null,
      has_changes boolean not null)`,
    `create table ${name("data_sources$")} (
      vid bigint generated always as identity primary key,
      template text not null, address text not null, context text, block int not null)`,
    `create table ${name("change$")} (
      seq bigint generated always as identity primary key,
      kind text not null check (kind in ('blocks', 'rollback')),
      from_block int not null, to_block int not null, block_time timestamptz not null,
      tables text[] not null, committed_at timestamptz not null default now())`,
    `create table ${name("rolled_back$")} (
      seq bigint not null references ${name("change$")}, entity_table text not null, id text not null, row jsonb not null)`,
    `create index on ${name("rolled_back$")} (seq)`,
    ...consumerDdl(schemaName),
    ...healthDdl(schemaName),
  ];
}

/** `consumer$` (who reads the feed, and up to which entry) and `removed$` (entities that a commit removed). */
export function consumerDdl(schemaName: string): string[] {
  const name = (table: string) => qualifiedName(schemaName, table);
  return [
    `create table if not exists ${name("consumer$")} (
      consumer text primary key, seq bigint not null, updated_at timestamptz not null default now())`,
    `create table if not exists ${name("removed$")} (
      seq bigint not null references ${name("change$")}, entity_table text not null, id text not null, block int not null,
      primary key (seq, entity_table, id))`,
  ];
}
