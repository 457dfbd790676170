import type { Database } from "@facevalue/db";
import { CompiledQuery, type Kysely, type RawBuilder } from "kysely";

type Connection = Pick<Kysely<Database>, "executeQuery">;

/**
 * One read-only view of the database for one request: everything is read at the point of the first query, in one
 * transaction, so that figures, their freshness and the rows beside them agree. Nothing is opened before that.
 */
export class Snapshot {
  readonly #db: Kysely<Database>;
  readonly #timeoutMs: number;
  #connection: Promise<Connection> | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #release: () => void = () => undefined;
  #released: Promise<void> = Promise.resolve();

  /** @param timeoutMs statements that take longer are cancelled */
  constructor(db: Kysely<Database>, timeoutMs: number) {
    this.#db = db;
    this.#timeoutMs = timeoutMs;
  }

  /** Rows of `query`. Queries run one after the other. */
  read<Row>(query: RawBuilder<Row>): Promise<Row[]> {
    this.#connection ??= this.#open();
    const connection = this.#connection;
    const result = this.#last.then(async () => {
      const compiled = query.compile(this.#db);
      const { rows } = await (await connection).executeQuery<Row>(compiled);
      return rows;
    });
    this.#last = result.catch(() => undefined);
    return result;
  }

  /** Ends the transaction after the queries that were asked so far; resolves when its connection is free again. */
  async close(): Promise<void> {
    await this.#last;
    this.#release();
    await this.#released;
  }

  #open(): Promise<Connection> {
    const { promise: done, resolve: release } = Promise.withResolvers<void>();
    const { promise: opened, resolve, reject } = Promise.withResolvers<Connection>();
    this.#release = release;
    const begin = `begin isolation level repeatable read read only; set local statement_timeout = ${this.#timeoutMs}`;
    this.#released = this.#db
      .connection()
      .execute(async (connection) => {
        await connection.executeQuery(CompiledQuery.raw(begin));
        resolve(connection);
        await done;
        await connection.executeQuery(CompiledQuery.raw("commit"));
      })
      .catch(reject);
    return opened;
  }
}
