import { networkSchema } from "@facevalue/core";
import type pg from "pg";

/** Columns that every fact has, in graph-node's layout. */
const FACT = `vid bigint primary key, block$ int not null, id bytea not null`;
const PLACE = `"block" numeric not null, "timestamp" numeric not null, unique (id)`;

/**
 * Registers a network and makes those of its tables that metrics read, laid out as the indexer lays them out.
 * @returns the schema's name
 */
export async function createChainSchema(pool: pg.Pool, chainId: number): Promise<string> {
  const schema = networkSchema(chainId);
  await pool.query(`create schema ${schema}`);
  const client = await pool.connect();
  try {
    await client.query("begin");
    await client.query(`set local search_path to ${schema}`);
    await client.query(BOOKKEEPING);
    await client.query(ENTITIES);
    await client.query("commit");
  } finally {
    client.release();
  }
  const insert = "insert into ops.network (chain_id, schema_name, fingerprint) values ($1, $2, 'test')";
  await pool.query(insert, [chainId, schema]);
  return schema;
}

const BOOKKEEPING = `
  create table cursor$ (
    block_number int, block_hash bytea, parent_hash bytea, block_time timestamptz, head_block int,
    finalized_block int, earliest_block int not null default 0, indexes_built boolean not null default false,
    state text not null default 'syncing', error_code text, error_message text,
    updated_at timestamptz not null default now());
  insert into cursor$ default values;
  create table change$ (
    seq bigint generated always as identity primary key, kind text not null, from_block int not null,
    to_block int not null, block_time timestamptz not null, tables text[] not null,
    committed_at timestamptz not null default now());
  create table rolled_back$ (
    seq bigint not null references change$, entity_table text not null, id text not null, "row" jsonb not null);
  create index on rolled_back$ (seq)`;

const ENTITIES = `
  create type sale_kind as enum ('PRIMARY', 'SECONDARY');
  create type ticket_status as enum (
    'BURNED', 'CHECKED_IN', 'CLAIMED', 'EXPIRED', 'REFUNDED', 'RESELL', 'SCANNED', 'VALID', 'VOIDED');
  create type event_change_kind as enum ('CANCELLED', 'PUBLISHED', 'RESCHEDULED', 'TIER_PUBLISHED', 'TIER_UPDATED');
  create table event (
    vid bigint primary key, block_range int4range not null, id bytea not null, time_zone text);
  create unique index on event (id) where upper_inf(block_range);
  create table sale (
    ${FACT}, kind sale_kind not null, ticket bytea, contract bytea not null, quantity numeric not null, event bytea,
    buyer bytea not null, currency bytea, price numeric, royalty numeric, fee numeric, proceeds numeric,
    face_value numeric, face_currency bytea, resale_cap_bps numeric, is_estimated boolean not null,
    bundle_size int not null, is_wash_suspect boolean not null, order_hash bytea, transaction bytea not null, ${PLACE});
  create table holding_use (${FACT}, event bytea, quantity numeric not null, ${PLACE});
  create table ticket_status_change (
    ${FACT}, ticket bytea not null, event bytea, status ticket_status not null, refund_amount numeric,
    refund_currency bytea, ${PLACE});
  create table event_change (${FACT}, event bytea not null, kind event_change_kind not null, ${PLACE});
  create index on sale (event, block$);
  create index on sale (block$);
  create index on ticket_status_change (event, block$);
  create index on ticket_status_change (block$);
  create index on holding_use (event, block$);
  create index on holding_use (block$);
  create index on event_change (event, block$);
  create index on event_change (block$)`;
