import { type RawBuilder, sql } from "kysely";

/** Whether the account in this column of the table aliased t is the parent's, as the indexes on accounts have it. */
export function isAccountOfParent(column: "owner" | "buyer" | "seller"): RawBuilder<unknown> {
  return sql`substring(t.${sql.id(column)}, 1, 64) = parent.key`;
}
