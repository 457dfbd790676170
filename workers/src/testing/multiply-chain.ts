import type pg from "pg";
import { ENTITY_TABLES } from "./entity-tables.ts";

/** More rows than a table of a test chain has. */
const VID_STEP = 10_000_000;

/**
 * Adds copies of everything that a test chain's entity tables hold, in which every id, address and hash begins with the
 * copy's number: events and wallets of their own. The change feed does not tell of them, as if they had always been there.
 */
export async function multiplyChain(pool: pg.Pool, schema: string, copies: number): Promise<void> {
  for (const { name } of ENTITY_TABLES) {
    const table = `${schema}."${name}"`;
    await pool.query(`
      insert into ${table}
      select (jsonb_populate_record(null::${table}, copied.fields)).*
      from ${table} source, generate_series(1, ${copies}) copy, lateral (
        select jsonb_object_agg(field.key, case
          when left(field.value #>> '{}', 2) = '\\x'
            then to_jsonb('\\x' || lpad(to_hex(copy), 8, '0') || substr(field.value #>> '{}', 3))
          else field.value end) || jsonb_build_object('vid', source.vid + copy::bigint * ${VID_STEP}) as fields
        from jsonb_each(to_jsonb(source)) field
      ) copied`);
  }
}
