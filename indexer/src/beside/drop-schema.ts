import { setTimeout as sleep } from "node:timers/promises";
import { describeError, type Logger } from "@facevalue/core";
import pg from "pg";
import { inTransaction } from "../storage/transaction.ts";
import { withWriterLock } from "./writer-client.ts";

const ATTEMPTS = 5;
const PAUSE_MS = 1_000;

/** Removes a schema beside its chain's with all it holds. @throws DATABASE_IN_USE while somebody writes it */
export async function dropSchema(client: pg.ClientBase, schemaName: string): Promise<void> {
  await withWriterLock(client, [schemaName], () =>
    inTransaction(client, `dropping ${schemaName}`, async () => {
      // Shorter than Postgres waits before it looks for deadlocks: readers of the tables are never the ones to give up.
      await client.query("set local lock_timeout = '500ms'");
      await client.query(`drop schema if exists ${pg.escapeIdentifier(schemaName)} cascade`);
      await client.query("delete from ops.subgraph where schema_name = $1", [schemaName]);
    }),
  );
}

/** The same for one that gave its place away; when its readers take too long, it is left for another time. */
export async function dropRetired(client: pg.ClientBase, schemaName: string, logger: Logger): Promise<void> {
  const statement = "select from ops.subgraph where schema_name = $1 and standing = 'retired'";
  if ((await client.query(statement, [schemaName])).rowCount === 0) return;
  for (let attempt = 1; ; attempt++) {
    try {
      return await dropSchema(client, schemaName);
    } catch (error) {
      if (attempt < ATTEMPTS) await sleep(PAUSE_MS);
      else return logger.warn({ schema: schemaName, reason: describeError(error) }, LEFT);
    }
  }
}

const LEFT = "Could not drop the tables that gave their place away: they go at the next start";
