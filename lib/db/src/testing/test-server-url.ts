/** Migrated once per run; every test database is a copy of it. */
export const TEMPLATE_DATABASE = "facevalue_template";

/** Environment variable that carries the shared server's URL from the global setup to the test processes. */
export const TEST_SERVER_VARIABLE = "FACEVALUE_TEST_SERVER_URL";

/** The same server's URL for another database. */
export function urlOfDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}
