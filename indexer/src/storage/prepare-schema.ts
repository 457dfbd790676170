import { AppError } from "@facevalue/core";
import pg from "pg";
import { bookkeepingDdl } from "./bookkeeping-ddl.ts";
import { entityDdl } from "./entity-ddl.ts";
import { isRegistered, type NetworkEntry, register } from "./network-registry.ts";
import { assertRollupsRun } from "./roll-up.ts";
import type { StorageContext } from "./storage-context.ts";
import { inTransaction } from "./transaction.ts";

/** Makes the network's schema with all its tables in one transaction, or checks that it is this subgraph's. */
export async function prepareSchema(context: StorageContext, entry: NetworkEntry): Promise<void> {
  const { client, schemaName, entitySchema } = context;
  await inTransaction(client, `creating ${schemaName}`, async () => {
    if (await isRegistered(client, entry)) return;
    const { rowCount } = await client.query("select from pg_namespace where nspname = $1", [schemaName]);
    if (rowCount !== 0) throw notOurs(schemaName);
    await client.query(`create schema ${pg.escapeIdentifier(schemaName)}`);
    for (const statement of [...entityDdl(schemaName, entitySchema), ...bookkeepingDdl(schemaName)]) {
      await client.query(statement);
    }
    await assertRollupsRun(context);
    await register(client, entry);
  });
}

function notOurs(schemaName: string): AppError {
  const message = `this database has a schema ${schemaName} that no indexer registered: use another database, or drop that schema`;
  return new AppError("DATABASE_OTHER_SUBGRAPH", message);
}
