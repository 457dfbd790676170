import { networkSchema } from "@facevalue/core";
import type pg from "pg";
import { entityTablesStatement } from "./entity-tables.ts";

/**
 * Registers a network and makes the tables of the product's subgraph, laid out as the indexer lays them out.
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
    await client.query(entityTablesStatement());
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
