import { type RawBuilder, sql } from "kysely";

/** The rows of all `branches`, which are complete queries; no rows when there are none. */
export function unionAll(branches: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return sql.join(
    branches.map((branch) => sql`(${branch})`),
    sql` union all `,
  );
}
