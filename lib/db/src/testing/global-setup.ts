import { startTestPostgres } from "./test-postgres.ts";
import { TEST_SERVER_VARIABLE } from "./test-server-url.ts";

/** vitest globalSetup: one database server for the whole run, all projects of it. Returns its tear-down. */
export async function setup(): Promise<() => Promise<void>> {
  if (process.env[TEST_SERVER_VARIABLE] !== undefined) return () => Promise.resolve();
  const server = await startTestPostgres();
  process.env[TEST_SERVER_VARIABLE] = server.url;
  return server.stop;
}
