import { type Kysely, sql } from "kysely";
import { readShippedCapRules } from "./shipped-cap-rules.ts";

/** Columns of app.cap_rule and their types, by the names in the file. */
const COLUMNS = {
  id: ["id", "text"],
  jurisdiction: ["jurisdiction", "text"],
  name: ["name", "text"],
  validFrom: ["valid_from", "date"],
  validTo: ["valid_to", "date"],
  base: ["base", "text"],
  multiplier: ["multiplier", "numeric"],
  txnCostCap: ["txn_cost_cap", "numeric"],
  platformFeeRule: ["platform_fee_rule", "text"],
  scope: ["scope", "text"],
  volumeRule: ["volume_rule", "text"],
  exemptions: ["exemptions", "text"],
  sourceUrl: ["source_url", "text"],
  verifiedAt: ["verified_at", "date"],
  status: ["status", "text"],
} as const;

/**
 * Makes the shipped rows of app.cap_rule those of the file, in one statement that leaves equal rows alone. Rows of one's own
 * stay, also one that has the id of a shipped rule and so takes its place.
 */
export async function seedCapRules<T>(db: Kysely<T>): Promise<void> {
  const rules = readShippedCapRules();
  const names = Object.values(COLUMNS).map(([name]) => name);
  const columns = sql.join(names.map((name) => sql.id(name)));
  const arrays = Object.entries(COLUMNS).map(([field, [, type]]) => {
    const values = rules.map((rule) => rule[field as keyof typeof COLUMNS]);
    return sql`${values}::text[]::${sql.raw(type)}[]`;
  });
  const changes = names.map((name) => sql`${sql.id(name)} = excluded.${sql.id(name)}`);
  const qualified = (alias: string) => sql.join(names.map((name) => sql.id(alias, name)));
  await sql`
    with given as materialized (select * from unnest(${sql.join(arrays)}) as row (${columns})),
    gone as (
      delete from app.cap_rule where is_shipped and id not in (select id from given)
    )
    insert into app.cap_rule as known (${columns}, is_shipped) select ${columns}, true from given
    on conflict (id) do update set ${sql.join(changes)}
      where known.is_shipped and (${qualified("known")}) is distinct from (${qualified("excluded")})`.execute(
    db,
  );
}
