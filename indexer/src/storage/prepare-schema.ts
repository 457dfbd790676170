import { AppError } from "@facevalue/core";
import pg from "pg";
import { bookkeepingDdl, consumerDdl } from "./bookkeeping-ddl.ts";
import { entityDdl } from "./entity-ddl.ts";
import { healthDdl } from "./health-ddl.ts";
import { type NetworkEntry, registerSchema } from "./network-registry.ts";
import { assertRollupsRun } from "./roll-up.ts";
import type { StorageContext } from "./storage-context.ts";
import { inTransaction } from "./transaction.ts";

/**
 * Makes the network's schema with all its tables in one transaction, or checks that it is this subgraph's.
 * @returns whether it is the one that metrics and API read for its chain
 */
export async function prepareSchema(
  context: Omit<StorageContext, "isNetwork">,
  entry: NetworkEntry,
): Promise<boolean> {
  const { client, schemaName, entitySchema } = context;
  return await inTransaction(client, `creating ${schemaName}`, async () => {
    const { isKnown, isNetwork } = await registerSchema(client, entry);
    if (isKnown) {
      // Schemas of earlier versions lack these.
      for (const statement of [...consumerDdl(schemaName), ...healthDdl(schemaName)])
        await client.query(statement);
      return isNetwork;
    }
    const { rowCount } = await client.query("select from pg_namespace where nspname = $1", [schemaName]);
    if (rowCount !== 0) throw notOurs(schemaName);
    await client.query(`create schema ${pg.escapeIdentifier(schemaName)}`);
    for (const statement of [...entityDdl(schemaName, entitySchema), ...bookkeepingDdl(schemaName)]) {
      await client.query(statement);
    }
    await assertRollupsRun(context);
    return isNetwork;
  });
}

function notOurs(schemaName: string): AppError {
  const message = `this database has a schema ${schemaName} that no indexer registered: use another --schema or database, or drop that schema`;
  return new AppError("DATABASE_OTHER_SUBGRAPH", message);
}
