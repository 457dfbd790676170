import type { RawBuilder } from "kysely";
import type { Session } from "../session.ts";

/** The statement that streams these columns of `query` in Postgres' binary form; a COPY takes no parameters. */
export function copyStatement(
  db: Session["db"],
  query: RawBuilder<unknown>,
  names: readonly string[],
): string {
  const { sql, parameters } = query.compile(db);
  if (parameters.length > 0) throw new TypeError("a COPY takes no parameters: use sql.lit or bytesList");
  const columns = names.map((name) => `"${name}"`).join(", ");
  return `copy (select ${columns} from (${sql}) as found) to stdout (format binary)`;
}
