import { AppError } from "@facevalue/core";
import pg from "pg";
import { CHANGE_CHANNEL } from "../storage/change-feed.ts";
import { inTransaction } from "../storage/transaction.ts";
import { namesBeside } from "./schema-names.ts";
import { readStoredSchema, type StoredSchema } from "./stored-schema.ts";
import { withWriterLock } from "./writer-client.ts";

/** Blocks that the tables may go back by, as in a reorg. */
const MOST_BEHIND = 1;

/**
 * Gives the tables that were built beside a schema its name, in one transaction. Nobody may write either meanwhile.
 * Consumers of the feed lose their places, so that they begin anew.
 * @param options.isAtEnd whether the tables beside are complete, however far the others are
 * @returns false when those beside are behind, with everything left as it is
 */
export async function changePlaces(
  client: pg.ClientBase,
  schemaName: string,
  { isAtEnd }: { readonly isAtEnd: boolean },
): Promise<boolean> {
  const { next } = namesBeside(schemaName);
  return await withWriterLock(client, [schemaName, next], () =>
    inTransaction(client, `changing the places of ${schemaName} and ${next}`, async () => {
      await client.query("lock table ops.subgraph in share row exclusive mode");
      const live = await readStoredSchema(client, schemaName);
      const built = await readStoredSchema(client, next);
      if (live === null || built?.standing !== "building") {
        throw new AppError("INTERNAL", `${next} is not there to take the place of ${schemaName}`);
      }
      if (!isAtEnd && built.block < live.block - MOST_BEHIND) return false;
      if (live.isNetwork) await forgetPlaces(client, live);
      await rename(client, schemaName);
      await register(client, schemaName, { live, built });
      const payload = live.isNetwork ? String(live.chainId) : schemaName;
      await client.query("select pg_notify($1, $2)", [CHANGE_CHANNEL, payload]);
      return true;
    }),
  );
}

/**
 * A metric without a place begins with all keys, those of its own rows included. Until then nothing says that its rows
 * hold what the new tables do; places go first, since who moves one states it in the same transaction.
 */
async function forgetPlaces(client: pg.ClientBase, { chainId }: StoredSchema): Promise<void> {
  await client.query("delete from ops.consumer_cursor where chain_id = $1", [chainId]);
  await client.query("delete from ops.metric_state where chain_id = $1", [chainId]);
}

/** Renaming waits for no reader, while dropping would; a query that is under way goes on in the tables it began with. */
async function rename(client: pg.ClientBase, schemaName: string): Promise<void> {
  const { next, retired } = namesBeside(schemaName);
  const name = pg.escapeIdentifier;
  await client.query(`alter schema ${name(schemaName)} rename to ${name(retired)}`);
  await client.query(`alter schema ${name(next)} rename to ${name(schemaName)}`);
}

async function register(
  client: pg.ClientBase,
  schemaName: string,
  { live, built }: { readonly live: StoredSchema; readonly built: StoredSchema },
): Promise<void> {
  const { next, retired } = namesBeside(schemaName);
  const table = live.isNetwork ? "ops.network" : "ops.subgraph";
  const sources = JSON.stringify(built.sources);
  await client.query(`update ${table} set sources = $2 where schema_name = $1`, [schemaName, sources]);
  await client.query(
    "update ops.subgraph set schema_name = $2, sources = $3, standing = 'retired' where schema_name = $1",
    [next, retired, JSON.stringify(live.sources)],
  );
}
