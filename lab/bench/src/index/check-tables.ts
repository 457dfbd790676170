import { AppError } from "@facevalue/core";
import type pg from "pg";
import type { Truth } from "../chain/truth.ts";

/** What the tables hold, in the words of the truth. */
async function readTables(pool: pg.Pool, schema: string): Promise<Record<string, string | null>> {
  const events = await pool.query<Record<string, string | null>>(
    `with event as (
       select nonce, gas_price, 0 as price, 0 as is_resale from ${schema}.transfer
       union all select nonce, gas_price, price, 1 from ${schema}.resale
     )
     select count(*)::text as logs, (count(*) - coalesce(sum(is_resale), 0))::text as transfers,
       coalesce(sum(is_resale), 0)::text as resold, coalesce(sum(price), 0)::text as volume,
       coalesce(sum(nonce), 0)::text as nonces, coalesce(sum(gas_price), 0)::text as "gasPrices" from event`,
  );
  const tickets = await pool.query<Record<string, string | null>>(
    `select count(*)::text as tickets, ${digestOf(
      `token_id || ':0x' || encode(owner, 'hex') || ':' || resales || ':' || last_price`,
      "token_id",
    )} as "ticketsSha256" from ${schema}.ticket where upper_inf(block_range)`,
  );
  const accounts = await pool.query<Record<string, string | null>>(
    `select count(*)::text as accounts, ${digestOf(
      `'0x' || encode(id, 'hex') || ':' || balance || ':' || buys || ':' || sells`,
      "id",
    )} as "accountsSha256" from ${schema}.account where upper_inf(block_range)`,
  );
  return { ...events.rows[0], ...tickets.rows[0], ...accounts.rows[0] };
}

const digestOf = (line: string, order: string) =>
  `encode(sha256(convert_to(coalesce(string_agg(${line} || E'\\n', '' order by ${order}), ''), 'UTF8')), 'hex')`;

/** @throws INTERNAL when the tables are not what the chain says they must be. */
export async function checkTables(pool: pg.Pool, schemaName: string, truth: Truth): Promise<void> {
  const found = await readTables(pool, `"${schemaName}"`);
  const problems = Object.entries(found).flatMap(([name, value]) => {
    // A chain server of other make may not tell every sum.
    const expected = truth[name as keyof Truth];
    return expected === undefined || String(expected) === value
      ? []
      : [`${name} is ${value}, must be ${expected}`];
  });
  if (problems.length === 0) return;
  throw new AppError("INTERNAL", `The end state is wrong: ${problems.join("; ")}`);
}
