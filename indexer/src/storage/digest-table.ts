import type pg from "pg";
import { canonicalExpression, type DigestColumn } from "./digest-columns.ts";
import { qualifiedName } from "./qualified-name.ts";

export interface TableDigest {
  readonly rows: number;
  /** 32 hex digits; the same for the same rows in any order, `0`s for no rows. */
  readonly digest: string;
}

export interface DigestSource {
  readonly schemaName: string;
  readonly table: string;
  readonly columns: readonly DigestColumn[];
  /** SQL condition on the rows that count, with `values` for its parameters. */
  readonly condition: string;
  readonly values: readonly unknown[];
}

/**
 * Sum over the rows of the md5 of each row's canonical text, in two halves modulo 2^64. A sum, unlike an
 * exclusive or, also changes when a row is there twice. The columns count by name, not by position.
 */
export async function digestTable(client: pg.ClientBase, source: DigestSource): Promise<TableDigest> {
  const columns = source.columns.toSorted((a, b) => (a.name < b.name ? -1 : 1)).map(canonicalExpression);
  const { rows } = await client.query<{ rows: string; high: string; low: string }>(
    `select count(*) as rows, ${halfSum(1)} as high, ${halfSum(17)} as low from (
       select md5(row(${columns.join(", ")})::text) as hash
       from ${qualifiedName(source.schemaName, source.table)} where ${source.condition}) hashed`,
    [...source.values],
  );
  const { rows: count = "0", high = "0", low = "0" } = rows[0] ?? {};
  return { rows: Number(count), digest: toHexDigits(high) + toHexDigits(low) };
}

function halfSum(start: number): string {
  return `coalesce(sum(('x' || substr(hash, ${start}, 16))::bit(64)::bigint::numeric), 0)`;
}

function toHexDigits(sum: string): string {
  return BigInt.asUintN(64, BigInt(sum)).toString(16).padStart(16, "0");
}
