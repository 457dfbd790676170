import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { createPool } from "@facevalue/db";
import type pg from "pg";
import type { Exports } from "./exports.ts";

/**
 * What baselines need and no export gives: pairs of wallets that moved tickets or money to each other, and the verdicts of the
 * Dune filters, which the product keeps beside its own. Tables that are not there give no file.
 */
export async function dumpTables(databaseUrl: string, files: Exports): Promise<void> {
  const pool = createPool(databaseUrl, { max: 1 });
  try {
    const schema = await findSchema(pool);
    const hasFunding = await hasTable(pool, "app.funding_transfer");
    await dump(pool, edgesQuery(schema, hasFunding), files.edges);
    if (await hasTable(pool, "metrics.wash_trade")) await dump(pool, duneQuery(schema), files.dune);
  } finally {
    await pool.end();
  }
}

async function findSchema(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ schema: string }>(
    "select table_schema as schema from information_schema.tables where table_name = 'cursor$'",
  );
  return rows[0]?.schema ?? "";
}

async function hasTable(pool: pg.Pool, name: string): Promise<boolean> {
  const { rows } = await pool.query<{ found: boolean }>("select to_regclass($1) is not null as found", [
    name,
  ]);
  return rows[0]?.found === true;
}

/** Gifts, purchases that another wallet paid or sent, and traced funding. */
function edgesQuery(schema: string, hasFunding: boolean): string {
  const name = `"${schema}"`;
  const parts = [
    `select "from" as a, "to" as b from ${name}.transfer where kind = 'GIFT'`,
    `select payer, buyer from ${name}.sale where payer <> buyer`,
    `select t.sender, s.buyer from ${name}.sale s join ${name}.transaction t on t.id = s.transaction
      where s.kind = 'PRIMARY' and t.sender <> s.buyer`,
    ...(hasFunding ? [`select sender, recipient from app.funding_transfer`] : []),
  ];
  return `select '0x' || encode(a, 'hex') as first, '0x' || encode(b, 'hex') as second, count(*)::int as weight
    from (${parts.join(" union all ")}) as edges where a <> b group by 1, 2 order by 1, 2`;
}

/** The filters without a limit in time, or within thirty days. */
function duneQuery(schema: string): string {
  return `select '0x' || encode(t.transaction, 'hex') as tx, t.log_index as "logIndex", t.token_id::text as "tokenId"
    from metrics.wash_trade w join "${schema}".sale t on t.id = w.sale_id where w.dune_30_days`;
}

/** In pieces, so that millions of rows need little memory. */
async function dump(pool: pg.Pool, query: string, path: string): Promise<void> {
  const client = await pool.connect();
  const file = createWriteStream(path);
  try {
    await client.query("begin");
    await client.query(`declare dump no scroll cursor for ${query}`);
    for (;;) {
      const { rows } = await client.query<object>("fetch 10000 from dump");
      if (rows.length === 0) break;
      if (!file.write(rows.map((row) => `${JSON.stringify(row)}\n`).join(""))) await once(file, "drain");
    }
    await client.query("commit");
  } finally {
    client.release();
    file.end();
    await once(file, "close");
  }
}
