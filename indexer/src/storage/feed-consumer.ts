import { AppError } from "@facevalue/core";
import type pg from "pg";
import { qualifiedName } from "./qualified-name.ts";
import { inTransaction } from "./transaction.ts";

/** Number of an entry of a schema's change feed. */
export type FeedSequence = string;

export interface FeedConsumer {
  readonly schemaName: string;
  /** Name under which the place in the feed is kept. */
  readonly consumer: string;
}

/** Place before the first entry. */
const BEGINNING: FeedSequence = "0";

/**
 * Registers a consumer of a schema's change feed, so that from now on whatever it needs is kept until it has read it.
 * A new consumer stands at the feed's end: it begins with a copy of the tables, made after this call, and goes on with
 * `readChangedRows`.
 */
export async function openFeed(
  pool: pg.Pool,
  { schemaName, consumer }: FeedConsumer,
): Promise<{ readonly seq: FeedSequence; readonly isNew: boolean }> {
  const client = await pool.connect();
  try {
    return await inTransaction(client, `opening the feed of ${schemaName}`, async () => {
      const consumers = qualifiedName(schemaName, "consumer$");
      // A commit that is under way does not know of the consumer: wait for its end, and let the next begin after this.
      await client.query(`lock table ${consumers} in access exclusive mode`);
      const { rowCount } = await client.query(
        `insert into ${consumers} (consumer, seq)
          select $1, coalesce(max(seq), ${BEGINNING}) from ${qualifiedName(schemaName, "change$")}
          on conflict do nothing`,
        [consumer],
      );
      return { seq: await readPlace(client, { schemaName, consumer }), isNew: rowCount === 1 };
    });
  } finally {
    client.release();
  }
}

/** The last entry that the consumer has applied. @throws NOT_FOUND when it is not registered */
export async function readPlace(
  client: pg.ClientBase,
  { schemaName, consumer }: FeedConsumer,
): Promise<FeedSequence> {
  const { rows } = await client.query<{ seq: FeedSequence }>(
    `select seq from ${qualifiedName(schemaName, "consumer$")} where consumer = $1`,
    [consumer],
  );
  if (rows[0] !== undefined) return rows[0].seq;
  throw new AppError("NOT_FOUND", `${consumer} reads no feed of ${schemaName}: open it first`);
}

/**
 * Asserts that no entry after `place` was pruned: the oldest one kept is that of the place, or the feed's first.
 * @throws HISTORY_PRUNED
 */
export async function assertEntriesAreKept(
  client: pg.ClientBase,
  { schemaName, consumer }: FeedConsumer,
  place: FeedSequence,
): Promise<void> {
  const { rows } = await client.query<{ oldest: FeedSequence }>(
    `select min(seq) as oldest from ${qualifiedName(schemaName, "change$")} having min(seq) > greatest($1, 1)`,
    [place],
  );
  const [first] = rows;
  if (first === undefined) return;
  const message = `${consumer} stands at entry ${place} of the feed of ${schemaName}, which is kept from entry ${first.oldest} on: close its feed, open it and copy the tables again`;
  throw new AppError("HISTORY_PRUNED", message);
}

/**
 * Notes that the consumer has applied everything up to `seq`. With a copy in the same database, run it in the transaction
 * that changes the copy: then every change is applied exactly once.
 */
export async function moveFeed(
  client: pg.ClientBase | pg.Pool,
  { schemaName, consumer }: FeedConsumer,
  seq: FeedSequence,
): Promise<void> {
  const consumers = qualifiedName(schemaName, "consumer$");
  const statement = `update ${consumers} set seq = greatest(seq, $2), updated_at = now() where consumer = $1`;
  const { rowCount } = await client.query(statement, [consumer, seq]);
  if (rowCount === 1) return;
  throw new AppError("NOT_FOUND", `${consumer} reads no feed of ${schemaName}: open it first`);
}

/** Forgets a consumer: nothing is kept for it any more. */
export async function closeFeed(pool: pg.Pool, { schemaName, consumer }: FeedConsumer): Promise<void> {
  await pool.query(`delete from ${qualifiedName(schemaName, "consumer$")} where consumer = $1`, [consumer]);
}
