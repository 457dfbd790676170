import pg from "pg";

/** `"schema"."table"`, quoted for SQL. */
export function qualifiedName(schemaName: string, table: string): string {
  return `${pg.escapeIdentifier(schemaName)}.${pg.escapeIdentifier(table)}`;
}
