export { createTestDatabase, type TestDatabase, type TestDatabaseOptions } from "./create-test-database.ts";
export { startTestPostgres, type TestPostgres } from "./test-postgres.ts";
